<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20240101000000 extends AbstractMigration
{
    private const TABLE = 'users';
    private string $column = 'nick';

    public function up(Schema $schema): void
    {

        $sql = 'ALTER TABLE ' . self::TABLE;
        $sql .= ' ADD email VARCHAR(180),';
        $sql .= ' ADD phone VARCHAR(30)';
        $this->addSql($sql);
        $this->addSql(sprintf('ALTER TABLE %s DROP COLUMN %s', self::TABLE, $this->column));
        foreach (['clients', 'members'] as $table) {
            $this->addSql("ALTER TABLE {$table} ADD mail VARCHAR(180)");
        }
        $this->addSql("ALTER TABLE {$this->prefix}people ADD born DATE");
    }
}
