<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('users', function (Blueprint $table) {
            $table->string('email', 320)->nullable()->change();
            $table->text('bio')->comment("It's what they say\tof themselves")->change();
            $table->string('phone')->after('email')->comment('E.164');
            $table->date('born')
                ->nullable()
                ->comment(<<<'SAID'
                    The day of birth
                      as they say
                    SAID);
            $table->comment('Everybody who has an account');
        });
    }
};
