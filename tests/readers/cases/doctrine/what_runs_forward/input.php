<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20240101000000 extends AbstractMigration
{
    private string $table;

    public function preUp(Schema $schema): void
    {
        $this->table = 'members';
        $this->connection->executeStatement('ALTER TABLE before_up ADD a text');
    }

    public function up(Schema $schema): void
    {
        $this->addSql("ALTER TABLE {$this->table} ADD email text");
    }

    public function postUp(Schema $schema): void
    {
        $this->connection->executeStatement('ALTER TABLE after_up ADD a text');
    }

    public function preDown(Schema $schema): void
    {
        $this->addSql('ALTER TABLE never ADD a text');
    }

    public function down(Schema $schema): void
    {
        $this->addSql('ALTER TABLE members DROP email');
    }
}
