<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        $drop = [];
        if (Schema::hasColumn('users', 'fax')) {
            $drop[] = 'fax';
        }
        foreach (['pager', 'telex'] as $column) {
            if (Schema::hasColumn('users', $column)) {
                $drop[] = $column;
            }
        }
        array_push($drop, 'post');
        $add = ['email' => 'string'];
        $add['born'] = 'date';
        $add += ['email' => 'text', 'city' => 'string'];
        Schema::table('users', function (Blueprint $table) use ($drop, &$add) {
            $table->dropColumn($drop);
            $table->dropColumn(array_filter(['a', 'b'], fn ($column) => Schema::hasColumn('users', $column)));
            foreach ($add as $name => $type) {
                $table->{$type}($name);
            }
            $add['late'] = 'text';
        });
        Schema::table('clients', function (Blueprint $table) use ($add) {
            foreach (array_keys($add) as $name) {
                $table->string($name);
            }
        });
    }
};
