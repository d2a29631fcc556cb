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
        $this->addSql('CREATE TABLE users (id INT AUTO_INCREMENT NOT NULL, email VARCHAR(180) NOT NULL, PRIMARY KEY(id))');
        $this->addSql("ALTER TABLE users ADD phone VARCHAR(30) DEFAULT NULL COMMENT 'E.164', DROP fax");
        $this->addSql('ALTER TABLE users CHANGE tel mobile VARCHAR(30) NOT NULL');
        $this->addSql('DROP TABLE faxes');
        $this->addSql('CREATE INDEX users_email ON users (email)');
        $this->addSql('UPDATE users SET email = :email', ['email' => '']);
    }
}
