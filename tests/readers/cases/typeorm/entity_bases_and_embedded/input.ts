import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Place } from './Place';

export abstract class Base {
  @PrimaryGeneratedColumn() id: number;
}

class Address {
  @Column() street: string;
  @Column({ name: 'zip_code' }) zip: string;
}

@Entity()
export class Person extends Base {
  @Column(() => Address)
  home: Address;

  @Column((type) => Address, { prefix: 'post' })
  mailing: Address;

  @Column(() => Address, { prefix: false })
  plain: Address;

  @Column(() => Place)
  birth: Place;
}
