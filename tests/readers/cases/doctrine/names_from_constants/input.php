<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20240101000000 extends AbstractMigration
{
    public const TABLE = 'users';
    private array $columns = ['email' => 'string', 'born' => Types::DATE_MUTABLE];
    private const TYPE = Types::JSON;

    public function up(Schema $schema): void
    {

        $table = $schema->getTable(self::TABLE);
        foreach ($this->columns as $name => $type) {
            $table->addColumn($name, $type);
        }
        $table->addColumn('settings', self::TYPE);
        foreach (['a', 'b'] as $name) {
            $table->dropColumn($name . '_old');
        }
    }
}
