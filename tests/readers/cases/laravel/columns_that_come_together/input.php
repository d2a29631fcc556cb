<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('members', function (Blueprint $table) {
            $table->timestamps();
            $table->nullableTimestamps(6);
            $table->timestampsTz(precision: 3);
            $table->datetimes();
            $table->softDeletes();
            $table->softDeletes('left_at');
            $table->softDeletesTz();
            $table->softDeletesDatetime('gone_at', 3);
            $table->rememberToken();
            $table->morphs('taggable');
            $table->nullableMorphs('owner', 'owner_index');
            $table->uuidMorphs('subject');
            $table->nullableUlidMorphs('causer');
            $table->numericMorphs('target');
            $table->ipAddress();
            $table->macAddress();
            $table->uuid();
            $table->ulid();
            $table->id('member_id');
            $table->nestedSet();
            \Kalnoy\Nestedset\NestedSet::columns($table);
            $table->schemalessAttributes();
        });
    }
};
