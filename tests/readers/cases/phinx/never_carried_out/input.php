<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $table = $this->table('users');
        $table->addColumn('email', 'string');
    }
}
