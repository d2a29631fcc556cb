import { DataSource } from 'typeorm';
// queryRunner is set up (once) below
export const source = new DataSource({ type: 'postgres' });
