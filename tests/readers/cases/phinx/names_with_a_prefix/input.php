<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table($this->prefix . 'orders')->addColumn('email', 'string')->create();
        $this->dropTable("{$this->prefix}faxes");
    }
}
