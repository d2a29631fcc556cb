<?php

declare(strict_types=1);

use Phinx\Migration\AbstractMigration;

final class ChangeUsers extends AbstractMigration
{
    public function change(): void
    {
        $this->execute('ALTER TABLE users ADD COLUMN tel text');
        $this->execute("CREATE TABLE cards (pan varchar(19)); DROP TABLE old_cards");
        $this->query('SELECT 1');
        $this->execute(<<<SQL
            ALTER TABLE users
              ADD COLUMN mail text -- privacyrules: data=email
        SQL);
        $this->getAdapter()->execute('ALTER TABLE users DROP COLUMN fax');
        $this->execute('UPDATE users SET mail = ?', ['']);
    }
}
