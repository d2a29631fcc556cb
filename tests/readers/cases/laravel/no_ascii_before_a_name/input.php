<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        /* Ünïcödé 🙂 */ Schema::create('größen', function (Blueprint $table) {
            $table->string('straße')->comment('Wörter 🙂'); $table->string('e_mail'); // privacyrules: data=email
            /* 🙂 */ $table->string("n\u{e4}me"); $table->string('größe', 10); $table->dropColumn('año', 'x');
        });
        DB::statement('ALTER TABLE größen /* 🙂 */ ADD COLUMN länge int, ADD COLUMN tel text');
    }
};
