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
        // privacyrules: subject=user
        $schema->createTable('users');
        $table = $schema->getTable('users');
        $table->addColumn('contact', 'string'); // privacyrules: data=email
        // privacyrules: data=person_name
        $table->addColumn('label', 'string', [
            'length' => 40,
        ]);
        $this->addSql('ALTER TABLE users ADD tel text'); // privacyrules: data=phone
        $this->addSql('
            ALTER TABLE users
                ADD mail text, -- privacyrules: data=email
                ADD nick text
        ');
        $table->addIndex(['tel']); // privacyrules: data=phone
    }
}
