<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('guests', function (Blueprint $table) {
            /* privacyrules: data=email subject=visitor by=dana */
            $table->string('reply_to');
            /*
             * privacyrules: not_personal="the name of a room" by=dana
             */
            $table->string('name');
        });
    }
};
