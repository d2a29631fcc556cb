<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $table = $this->table('users', ['comment' => 'Everybody who has an account']);
        $table->addColumn('email', 'string', ['limit' => 180, 'null' => false])
            ->addColumn('balance', 'decimal', ['precision' => 10, 'scale' => 2])
            ->addColumn('born', 'date', ['null' => true, 'comment' => 'The day of birth'])
            ->addColumn('kind', 'enum', ['values' => ['a', 'b']])
            ->addColumn('settings', \Phinx\Db\Adapter\AdapterInterface::PHINX_TYPE_JSON)
            ->addColumn('logo', 'blob', ['limit' => MysqlAdapter::BLOB_LONG])
            ->addIndex(['email'], ['unique' => true])
            ->addForeignKey('team_id', 'teams', 'id', ['delete' => 'CASCADE'])
            ->create();
    }
}
