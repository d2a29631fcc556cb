<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\DBAL\Types\Types;
use Doctrine\Migrations\AbstractMigration;

final class Version20240101000000 extends AbstractMigration
{
    public function up(Schema $schema): void
    {
        $this->connection->executeStatement('ALTER TABLE users ADD email text');
        $this->connection->exec("ALTER TABLE users ADD phone text");
        $rows = $this->connection->executeQuery('SELECT id FROM users')->fetchAllAssociative();
        foreach ($rows as $row) {
            $this->connection->update('users', ['code' => random_bytes(8)], ['id' => $row['id']]);
        }
        $statement = $this->connection->prepare('UPDATE users SET email = :email');
        $statement->executeStatement();
        $this->connection->fetchOne('SELECT count(*) FROM users');
    }
}
