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
        if ($this->connection->getDatabasePlatform()->getName() === 'mysql') {
            $this->addSql('ALTER TABLE users ADD email VARCHAR(180)');
        } else {
            $this->addSql('ALTER TABLE users ADD COLUMN mail VARCHAR(180)');
        }
        if ($schema->hasTable('done')) {
            return;
        }
        $this->addSql('DROP TABLE old');
    }
}
