import { Column, Entity } from 'typeorm';
import * as orm from 'typeorm';
import { TABLE, options } from './names';

const SCHEMA = 'crm';

@Entity({ name: 'contacts', schema: SCHEMA, comment: 'People we write to' })
export class Contact {
  @Column() email: string;
}

@Entity()
class HTTPUserProfile {
  @orm.Column() city: string;
  @Column(options) zip: string;
  @Column({ name: options.name }) street: string;
}

@Entity({ schema: 'sales' })
export default class Invoice {
  @Column() iban: string;
}

@Entity(TABLE)
class Unnamed {
  @Column() phone: string;
}

class NoEntity {
  @Column() fax: string;
}
