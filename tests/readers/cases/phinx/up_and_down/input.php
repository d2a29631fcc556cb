<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function up(): void
    {
        $this->table('users')->addColumn('email', 'string')->save();
    }

    public function down(): void
    {
        $this->table('users')->addColumn('never', 'string')->save();
    }
}
