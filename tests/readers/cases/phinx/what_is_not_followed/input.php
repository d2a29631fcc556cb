<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->createEverything();
        Columns::add($this->table('users'));
        $this->table('users')->addWonder('x')->update();
        $this->insertRows();
        $count = $this->countOthers();
        $this->getOutput()->writeln('done');
    }
}
