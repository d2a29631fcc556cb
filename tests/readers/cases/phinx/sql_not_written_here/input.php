<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->execute($sql);
        $this->query($sql);
        $this->execute('ALTER TABLE users ADD COLUMN ' . $this->column() . ' text');
        $this->execute('CREATE TABLE broken (id int');
    }
}
