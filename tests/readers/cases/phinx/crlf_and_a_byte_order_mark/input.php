<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('users')
            ->addColumn('email', 'string') // privacyrules: data=email
            ->addColumn('tel', 'string')
            ->create();
    }
}
