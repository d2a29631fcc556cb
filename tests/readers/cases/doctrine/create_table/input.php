<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20240101000000 extends AbstractMigration
{
    public function up(Schema $schema): void
    {
        $table = $schema->createTable('users');
        $table->addColumn('id', 'integer', ['autoincrement' => true]);
        $table->addColumn('email', 'string', ['length' => 180, 'notnull' => true]);
        $table->addColumn('balance', Types::DECIMAL, ['precision' => 10, 'scale' => 2]);
        $table->addColumn('born', Types::DATE_IMMUTABLE, ['notnull' => false, 'comment' => 'The day of birth']);
        $table->addColumn('bio', Types::TEXT)->setNotnull(false)->setComment('What they say');
        $table->addColumn('key', UuidType::NAME);
        $table->addColumn('kind', $this->kind());
        $table->setPrimaryKey(['id']);
        $table->addIndex(['email']);
        $table->addUniqueIndex(['email'], 'users_email');
        $table->addForeignKeyConstraint('teams', ['team_id'], ['id'], ['onDelete' => 'CASCADE']);
        $table->addOption('comment', 'Everybody who has an account');
        $table->addOption('engine', 'InnoDB');

        $schema->createTable('shop.orders')->addColumn('address', 'text');
    }
}
