<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('users')
            ->addColumn('phone', 'string', ['limit' => 30, 'after' => 'email'])
            ->removeColumn('fax')
            ->renameColumn('tel', 'mobile')
            ->changeColumn('email', 'string', ['limit' => 320, 'comment' => 'Where to write to'])
            ->removeIndex(['email'])
            ->removeIndexByName('users_fax')
            ->dropForeignKey('team_id')
            ->changePrimaryKey('id')
            ->changeComment('Everybody')
            ->update();
        $users = $this->table('users');
        if (! $users->hasColumn('nick')) {
            $users->addColumn('nick', 'string');
        }
        $users->save();
    }
}
