<?php

use Flarum\Database\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Database\Schema\Builder;

return [
    'up' => function (Builder $schema) {
        if (! $schema->hasColumn('users', 'nickname')) {
            $schema->table('users', function (Blueprint $table) {
                $table->string('nickname', 30)->nullable();
            });
        }
        $schema->getConnection()->statement('ALTER TABLE posts ADD ip_address varchar(45)');
    },
    'down' => function (Builder $schema) {
        $schema->table('users', fn (Blueprint $table) => $table->dropColumn('never'));
    },
];
