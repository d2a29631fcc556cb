<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create($this->prefix.'orders', function (Blueprint $table) {
            $table->string('email');
            $table->foreignId('user_id')->constrained($this->prefix.'users');
            $table->string($this->prefix.'phone');
        });
        Schema::table(config('shop.prefix') . 'users', fn (Blueprint $table) => $table->string('email'));
        Schema::rename("{$this->prefix}people", "shop.{$this->prefix}clients");
        Schema::drop($this->prefix . $this->name);
        DB::statement("ALTER TABLE {$this->prefix}orders ADD phone text");
    }
};
