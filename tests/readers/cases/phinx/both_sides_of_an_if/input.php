<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $table = $this->table('users');
        if ($this->hasTable('users')) {
            $table->addColumn('email', 'string');
        } else {
            $table->addColumn('mail', 'string');
        }
        $exists = $table->exists();
        $exists ? $table->update() : $table->create();
    }
}
