<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table($this->name())
            ->addColumn('email', 'string')
            ->create();
        $this->table('users')
            ->addColumn($name, 'string')
            ->addColumn('known', 'string')
            ->removeColumn($name)
            ->renameColumn('a', $name)
            ->addColumn($this->column())
            ->update();
        foreach ($this->tables() as $name) {
            $this->table($name)->addColumn('email', 'string')->save();
        }
        $this->dropTable($name);
        $this->renameTable('a', $name);
    }
}
