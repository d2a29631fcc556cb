import { MigrationInterface } from 'typeorm';
import { up, down } from './shared';

export { up, down };
