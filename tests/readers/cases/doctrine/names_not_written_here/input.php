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
        $table = $schema->createTable($this->name());
        $table->addColumn('email', 'string');
        $schema->getTable(User::TABLE)->addColumn('phone', 'string');
        $schema->getTable(User::TABLE)->addIndex(['phone']);
        $known = $schema->getTable('users');
        $known->addColumn($this->column(), 'string');
        $known->dropColumn($old);
        $known->renameColumn('a', $new);
        $known->changeColumn($old, ['type' => 'text']);
        $schema->dropTable($old);
        $schema->renameTable('a', $new);
        $known->addWonder('x');
    }
}
