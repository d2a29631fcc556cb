<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        $names = config('roles.table_names');
        $key = $names['key'] ?? 'role_id';
        Schema::create($names['roles'], function (Blueprint $table) {
            $table->id();
            $table->string('name');
        });
        Schema::create(config('roles.users', 'role_users'), function (Blueprint $table) use ($key, $names) {
            $table->unsignedBigInteger($key);
            $table->string(config('roles.column'));
            $table->string(env('ROLE_COLUMN', 'kind'));
            $table->string($names['other'] ?: 'other');
        });
        Schema::connection(config('roles.connection'))->table(config('roles.log'), function (Blueprint $table) {
            $table->string('event');
        });
        Schema::drop($names['old']);
        Schema::rename('roles', $names['new']);
    }
};
