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
        $table = $schema->getTable('users');
        $table->addColumn('phone', 'string', ['length' => 30]);
        $table->dropColumn('fax');
        $table->dropColumn('pager')->dropColumn('telex');
        $table->renameColumn('tel', 'mobile');
        $table->changeColumn('email', ['type' => Type::getType('text'), 'length' => 320]);
        $table->modifyColumn('bio', ['comment' => 'What they say']);
        $table->modifyColumn('age', ['notnull' => false]);
        $table->setComment('Everybody');
        $table->dropIndex('users_email');
        $table->removeForeignKey('fk');
        $table->renameIndex('one', 'other');
        if ($table->hasColumn('nick')) {
            $table->getColumn('nick')->setLength(40);
        }
    }
}
