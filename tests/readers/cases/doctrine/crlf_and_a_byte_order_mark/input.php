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
        $schema->createTable('users')->addColumn('email', 'string'); // privacyrules: data=email
        $this->addSql('
            ALTER TABLE users
                ADD tel text
        ');
    }
}
