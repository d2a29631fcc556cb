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
        $this->createEverything($schema);
        Columns::add($schema->getTable('users'));
        (new Columns)->audit($schema);
        $this->moveData();
        $this->skipIf(true, 'done');
        $this->abortIf(! $this->platform instanceof MySQLPlatform, 'MySQL alone');
        $this->warnIf(false);
        $this->write('done');
        $count = $this->countOthers();
        $schema->doWonders('x');
    }
}
