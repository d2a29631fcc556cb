<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        /* 🙂 */ $this->table('größen')->addColumn('straße', 'string')->addColumn('tel', 'string')->create();
        $this->execute('ALTER TABLE größen /* 🙂 */ ADD länge int, ADD mail text');
    }
}
