import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, OneToMany, OneToOne, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
@Index(['email'])
export class User {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'varchar', length: 320, unique: true })
  email: string; // privacyrules: data=email

  @Column('decimal', { precision: 10, scale: 2, name: 'account_balance' })
  balance: number;

  // privacyrules: data=phone
  @Column({ nullable: true })
  phone?: string | null;

  @Column({ name: 'tax_number', comment: 'As printed on the form' })
  public readonly taxNumber!: string;

  @Column('text', { array: true }) tags: string[];

  @Column({ type: 'enum', enum: ['a', 'b'] })
  kind: 'a' | 'b';

  @CreateDateColumn()
  createdAt: Date;

  @EncryptedColumn('varchar')
  'secret note': string;

  @ManyToOne(() => Company, (company) => company.users)
  company: Company;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'invited_by' })
  inviter: User;

  @OneToOne(() => Profile)
  @JoinColumn()
  profile: Profile;

  @OneToOne(() => Badge, (badge) => badge.user)
  badge: Badge;

  @OneToMany(() => Order, (order) => order.user)
  orders: Order[];

  notKept: string;

  fullName(): string { return ''; }
}
