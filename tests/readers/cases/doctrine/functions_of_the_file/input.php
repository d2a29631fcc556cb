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

        $this->columns($schema->createTable('users'), 'home_');
        array_map([$this, 'addSql'], ['ALTER TABLE a ADD b text']);
        $add = function (string $name) use ($schema): void {
            $schema->getTable('users')->addColumn($name, 'string');
        };
        $add('nick');
        $this->more();
    }

    private function columns($table, string $prefix): void
    {
        $table->addColumn($prefix . 'street', 'string');
    }

    private function more(): void
    {
        foreach ($this->sql() as $sql) {
            $this->addSql($sql);
        }
    }

    private function sql(): array
    {
        return ['ALTER TABLE users ADD city text', 'ALTER TABLE users ADD zip text'];
    }
}
