<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('a')->addTimestamps()->save();
        $this->table('b')->addTimestamps('created', 'modified')->save();
        $this->table('c')->addTimestamps(null, false)->save();
        $this->table('d')->addTimestampsWithTimezone()->save();
        $this->table('e')->addTimestamps($this->name())->save();
    }
}
