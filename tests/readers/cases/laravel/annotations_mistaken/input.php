<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        // privacyrules: data=email

        $nothing = 1;
        Schema::table('users', function (Blueprint $table) { // privacyrules: subject=employee
            $table->string('a'); // privacyrules: data
            $table->string('b'); // privacyrules data=email
            $table->index('b'); // privacyrules: data=email
            // privacyrules: data=email
            $table->string('c'); // privacyrules: data=phone
            $table->string($this->name()); // privacyrules: data=email
        });
    }
};
