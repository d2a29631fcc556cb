<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        // privacyrules: subject=user
        Schema::create('users', function (Blueprint $table) {
            $table->id();
            $table->string('contact'); // privacyrules: data=email
            # privacyrules: data=person_name
            $table->string('label')
                ->nullable();
            $table->string('code')->unique(); /* privacyrules: not_personal="a code of ours" */
            $table->string('phone')->comment('On the card'); // privacyrules: data=phone source=data_subject
            $table->morphs('owner'); // privacyrules: not_personal="a key of ours"
            // an everyday remark
            // privacyrules: data=ip_address
            $table->ipAddress('last_seen_from');
        });
        foreach ([
            'first', // privacyrules: data=person_name
            'second',
        ] as $name) {
            Schema::table('users', fn (Blueprint $table) => $table->string($name));
        }
        Schema::table('users', function (Blueprint $table) {
            // privacyrules: data=phone
            $table->renameColumn('fax', 'tel');
            $table->dropColumn('telex');
        });
        DB::statement('ALTER TABLE users ADD COLUMN call text'); // privacyrules: data=phone
        DB::statement("
            ALTER TABLE users
              ADD COLUMN mail text, -- privacyrules: data=email
              ADD COLUMN nick text
        ");
    }
};
