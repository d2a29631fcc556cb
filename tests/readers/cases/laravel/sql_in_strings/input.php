<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    private const TABLE = 'cards';

    public function up(): void
    {
        DB::statement('ALTER TABLE cards ADD COLUMN pan varchar(19)');
        DB::unprepared("CREATE TABLE holders (\n  id int,\n  \"full_name\" text\n); DROP TABLE old_holders;");
        DB::statement(<<<SQL
            ALTER TABLE {$this->table()}
              RENAME COLUMN nick TO nickname;
            SQL);
        DB::unprepared(<<<'SQL'

            CREATE TABLE "tokens" (
              secret text -- not "$this"
            );
        SQL);
        $sql = 'ALTER TABLE ' . self::TABLE;
        $sql .= ' ADD COLUMN expiry date,';
        $sql .= ' ADD COLUMN brand text';
        DB::statement($sql);
        DB::connection('crm')->statement(sprintf('ALTER TABLE %s ADD %s text', 'people', "mail"));
        DB::connection()->getPdo()->exec("ALTER TABLE people DROP COLUMN fax");
        Schema::getConnection()->statement('ALTER TABLE people MODIFY phone varchar(30)');
        DB::statement(DB::raw('ALTER TABLE people ADD tel text'));
        DB::statement('ALTER TABLE ' . DB::getTablePrefix() . 'people ADD born date');
        DB::statement(implode(' ', ['ALTER TABLE people', 'ADD', 'city text']));
        DB::statement("COMMENT ON COLUMN people.city IS 'It''s where they live'");
    }

    private function table()
    {
        return self::TABLE;
    }
};
