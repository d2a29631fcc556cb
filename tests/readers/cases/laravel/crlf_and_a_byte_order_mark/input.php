<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('users', function (Blueprint $table) {
            $table->string('email'); // privacyrules: data=email
            // privacyrules: data=phone
            $table->string('contact');
        });
        DB::statement('
            ALTER TABLE users
              ADD COLUMN tel text
        ');
        DB::unprepared(<<<SQL
            ALTER TABLE users
              ADD COLUMN fax text
            SQL);
    }
};
