<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('roles')->insert([['name' => 'admin'], ['name' => 'guest']])->saveData();
        $this->table('roles')->truncate();
        $rows = $this->fetchAll('SELECT * FROM users');
        foreach ($rows as $row) {
            $this->execute('UPDATE users SET name = trim(name) WHERE id = ' . $row['id']);
        }
        $this->getQueryBuilder()->update('users')->set('name', '')->execute();
        if ($this->hasTable('users') && $this->isMigratingUp()) {
            $this->table('users')->insert(['name' => 'x'])->save();
        }
    }
}
