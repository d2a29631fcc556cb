<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('cards', function (Blueprint $table) {
            // privacyrules: ignore[no-card-or-payment-details] "the test shop" until=2030-01-01 by=kim
            $table->string('card_number');
            $table->string('cvv'); // privacyrules: ignore[review] "the test shop" until=2030-01-01 by=kim text=0a1b2c3d
            $table->string($this->column); // privacyrules: ignore[opaque] "known to be harmless" until=2030-01-01 by=kim
        });
        // privacyrules: ignore[opaque] "beside nothing" until=2030-01-01 by=kim
    }
};
