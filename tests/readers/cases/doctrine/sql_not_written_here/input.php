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
        $this->addSql($this->sql());
        foreach ($this->statements() as $statement) {
            $this->addSql($statement);
        }
        $this->addSql(file_get_contents(__DIR__ . '/people.sql'));
        $this->addSql('ALTER TABLE people ADD ' . $column . ' text');
        $this->connection->executeStatement($sql);
        $this->connection->executeQuery($sql);
    }
}
