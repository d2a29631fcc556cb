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
            $table->dropTimestamps();
            $table->dropTimestampsTz();
            $table->dropSoftDeletes();
            $table->dropSoftDeletes('left_at');
            $table->dropSoftDeletesTz();
            $table->dropRememberToken();
            $table->dropMorphs('taggable');
            $table->dropMorphs('owner', 'owner_index');
            $table->dropConstrainedForeignId('shop_id');
            $table->dropConstrainedForeignIdFor(User::class);
            $table->dropConstrainedForeignIdFor(User::class, 'approved_by');
            $table->dropNestedSet();
        });
    }
};
