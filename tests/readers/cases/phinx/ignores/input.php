<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->table('cards')
            // privacyrules: ignore[no-card-or-payment-details] "the test shop" until=2030-01-01 by=kim
            ->addColumn('pan', 'string')
            ->addColumn('cvv', 'string') // privacyrules: ignore[review] "the test shop" until=2030-01-01 by=kim
            ->save();
        $this->execute($sql); // privacyrules: ignore[opaque] "known to be harmless" until=2030-01-01 by=kim
    }
}
