<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('users', function (Blueprint $table) {
            $table->string('email');
            $table->string('phone'
            $table->string('city');
        });
        Schema::create('clients', function (Blueprint $table) {
            $table->string('email');
        });
    }
};
