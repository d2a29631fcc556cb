<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        // privacyrules: subject=user
        $table = $this->table('users', ['id' => false]);
        $table
            ->addColumn('contact', 'string') // privacyrules: data=email
            // privacyrules: data=person_name
            ->addColumn('label', 'string', [
                'limit' => 40,
            ])
            ->addColumn('code', 'string', ['limit' => 9]) # privacyrules: not_personal="a code of ours"
            ->addColumn('rest', 'text')
            ->create();
        $table->addColumn('tel', 'string')->save(); // privacyrules: data=phone
        $this->execute('ALTER TABLE users ADD mail text'); // privacyrules: data=email
    }
}
