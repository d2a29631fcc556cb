<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {

        $this->address($this->table('users'), 'home_')->create();
        $this->address($this->table('shops'))->save();
        $this->created('kiosks');
    }

    private function address($table, string $prefix = '')
    {
        return $table->addColumn($prefix . 'street', 'string');
    }

    private function created(string $name): void
    {
        $this->table($name)->addColumn('keeper', 'string')->create();
    }
}
