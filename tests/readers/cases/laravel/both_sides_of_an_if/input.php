<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        if (Schema::hasTable('done')) {
            return;
        }
        if (! Schema::hasColumn('users', 'email')) {
            Schema::table('users', function (Blueprint $table) {
                $table->string('email');
            });
        } elseif (Schema::hasColumns('users', ['a', 'b'])) {
            Schema::table('users', fn ($table) => $table->string('mail'));
        } else {
            Schema::table('users', fn ($table) => $table->string('post'));
        }
        $type = DB::getDriverName() === 'pgsql' ? 'jsonb' : 'json';
        $name = DB::getDriverName() === 'pgsql' ? 'same' : 'same';
        Schema::whenTableDoesntHaveColumn('users', 'age', function (Blueprint $table) {
            $table->integer('age');
        });
        Schema::table('users', function (Blueprint $table) use ($type, $name) {
            $table->{$type}('settings');
            $table->string($name);
            match (config('app.kind')) {
                'shop' => $table->string('shop'),
                'club', 'team' => $table->string('club'),
                default => null,
            };
            switch (DB::getDriverName()) {
                case 'mysql':
                    $table->string('for_mysql');
                    break;
                default:
                    $table->string('for_others');
            }
            Schema::hasColumn('users', 'x') || $table->string('x');
            Schema::hasColumn('users', 'y') ?: $table->string('y');
            $table->when(true, fn ($table) => $table->string('when'), fn ($table) => $table->string('otherwise'));
            try {
                $table->dropColumn('tried');
            } catch (\Exception $error) {
                $table->dropColumn('caught');
            } finally {
                $table->dropColumn('at_last');
            }
            if (app()->environment('testing')): $table->string('tested'); endif;
            $found = Schema::hasColumn('users', 'z') ? 'one' : 'other';
            $table->string($found);
        });
        DB::transaction(function () {
            Schema::drop('inside');
        });
        throw new \Exception('stop');
        Schema::drop('never');
    }
};
