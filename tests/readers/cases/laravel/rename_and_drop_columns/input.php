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
            $table->renameColumn('mail', 'email');
            $table->renameColumn(from: 'tel', to: 'phone');
            $table->dropColumn('fax');
            $table->dropColumn(['pager', "telex"]);
            $table->dropColumn('a', 'b');
            $table->dropColumn(...['c', 'd']);
            $table->removeColumn('e');
            $table->dropForeign(['user_id']);
            $table->dropForeign('users_team_id_foreign');
            $table->dropIndex(['email']);
            $table->dropUnique('users_phone_unique');
            $table->dropPrimary();
            $table->dropFullText('users_bio_fulltext');
            $table->renameIndex('one', 'other');
            $table->dropForeignIdFor(User::class);
            $table->dropIndexIfExists('users_fax_index');
        });
        Schema::dropColumns('users', ['age', 'height']);
        Schema::dropColumns('users', 'weight');
        Schema::table('users', fn (Blueprint $table) => $table->dropColumn('shoe_size'));
    }
};
