<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        DB::statement($this->sql());
        DB::unprepared(file_get_contents(__DIR__ . '/views/people.sql'));
        DB::unprepared(File::get(database_path('people.sql')));
        $sql = view('sql.people');
        DB::statement($sql);
        DB::statement("ALTER TABLE people ADD COLUMN $name text");
        DB::select($sql);
        DB::update($sql);
        DB::statement('ALTER TABLE people ADD COLUMN (');
    }
};
