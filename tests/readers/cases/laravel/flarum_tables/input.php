<?php

use Flarum\Database\Migration;
use Illuminate\Database\Schema\Blueprint;

if (getenv('OLD')) {
    return Migration::renameColumns('users', ['join_time' => 'joined_at', 'mail' => 'email']);
}
Migration::renameColumn('users', 'tel', 'phone');
Migration::dropColumns('users', ['fax' => ['string']]);
Migration::renameTable('people', 'members');
Migration::addPermissions(['view' => 2]);

return Migration::createTable('likes', function (Blueprint $table) {
    $table->integer('user_id')->unsigned();
    $table->string('from_address');
});
