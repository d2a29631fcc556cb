<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('one')->addColumn('a', 'string')->create();
        $this->table('two', ['id' => false, 'primary_key' => ['a']])->addColumn('a', 'string')->create();
        $this->table('three', ['id' => 'three_id'])->create();
        $this->table('four', ['id' => true])->create();
        $this->table('five', $this->options())->create();
    }
}
