<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('people')->rename('users')->update();
        $this->table('faxes')->drop()->save();
        $this->table('crm.people')->addColumn('mail', 'string')->create();
        $this->table('crm.people')->rename('contacts')->save();
        $this->dropTable('telexes');
        $this->renameTable('old', 'new');
    }
}
