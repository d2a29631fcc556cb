import { Column, Comment, DataType, ForeignKey, BelongsTo, CreatedAt, Model, Table } from 'sequelize-typescript';

class Base extends Model {
  @Column(DataType.UUID)
  id: string;
}

@Table({ tableName: 'guests', underscored: true })
export class Guest extends Base {
  // privacyrules: data=phone
  @Column({ type: DataType.STRING(32), field: 'mobile' })
  phone: string;

  @Comment('As on the card')
  @Column
  fullName: string;

  @ForeignKey(() => Hotel)
  @Column
  hotelId: number;

  @BelongsTo(() => Hotel)
  hotel: Hotel;

  @Column(DataType.VIRTUAL)
  get label(): string { return this.fullName; }

  @Column(DataType.STRING)
  get city(): string { return ''; } // privacyrules: data=city

  @CreatedAt
  createdAt: Date;
}

@Table
class Hotel extends Model<Hotel> {
  @Column({ field: names.name }) name: string;
}
