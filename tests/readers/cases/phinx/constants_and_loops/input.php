<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    private const TABLE = 'users';
    private array $columns = ['city' => 'string', 'born' => 'date'];

    public function change(): void
    {

        $table = $this->table(self::TABLE);
        foreach ($this->columns as $name => $type) {
            $table->addColumn($name, $type);
        }
        foreach (['a', 'b'] as $name) {
            $table->removeColumn("{$name}_old");
        }
        for ($i = 1; $i < 3; $i++) {
            $table->addColumn('line' . $i, 'string');
        }
        $table->update();
    }
}
