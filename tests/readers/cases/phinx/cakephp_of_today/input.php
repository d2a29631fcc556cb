<?php
declare(strict_types=1);

use Migrations\BaseMigration;

class AlterUsers extends BaseMigration
{
    public function change(): void
    {
        $table = $this->table('users');
        $table->addColumn('phone', 'string', ['limit' => 30]);
        $table->update();
    }
}
