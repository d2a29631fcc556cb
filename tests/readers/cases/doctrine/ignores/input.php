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
        // privacyrules: ignore[no-card-or-payment-details] "the test shop" until=2030-01-01 by=kim
        $this->addSql('ALTER TABLE cards ADD pan text');
        $schema->getTable('cards')->addColumn('cvv', 'string'); // privacyrules: ignore[review] "the test shop" until=2030-01-01 by=kim
        $this->addSql($sql); // privacyrules: ignore[opaque] "known to be harmless" until=2030-01-01 by=kim
    }
}
