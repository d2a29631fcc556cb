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
        $schema->dropTable('faxes');
        $schema->renameTable('people', 'users');
        $schema->renameTable('crm.people', 'contacts');
        $schema->createSequence('users_seq');
        $schema->dropSequence('users_seq');
        $schema->createNamespace('crm');
        if ($schema->hasTable('telexes')) {
            $schema->dropTable('telexes');
        }
    }
}
