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
        $schema->createTable($this->prefix.'orders')->addColumn('email', 'string');
        $schema->getTable("{$this->prefix}users")->addColumn('phone', 'string');
        $schema->dropTable($this->prefix.'faxes');
    }
}
