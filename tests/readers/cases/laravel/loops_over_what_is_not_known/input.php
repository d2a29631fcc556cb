<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        $columns = config('shop.columns');
        foreach (DB::select('show tables') as $row) {
            Schema::table($row->name, function (Blueprint $table) {
                $table->string('email');
            });
        }
        Schema::table('users', function (Blueprint $table) use ($columns) {
            foreach ($columns as $column) {
                $table->string($column);
                $table->string('known');
                $table->string($column . '_id');
            }
            $names = ['a', ...$columns];
            foreach ($names as $name) {
                $table->text($name);
            }
            while ($column = array_shift($columns)) {
                $table->json($column);
                $table->json('again');
            }
            $table->dropColumn($names);
            $table->dropColumn($columns);
        });
    }
};
