<?php

namespace Shop;

use Illuminate\Database\{Migrations\Migration, Schema\Blueprint as Plan};
use Illuminate\Support\Facades\Schema as Builder, Illuminate\Support\Facades\DB as Base;
use App\Models as M;

final class Shops extends Migration {
    public function up() {
        Builder::create('shops', function (Plan $plan) {
            $plan->string('email');
            $plan->foreignIdFor(M\User::class);
        });
        \Illuminate\Support\Facades\Schema::table('shops', function (\Illuminate\Database\Schema\Blueprint $table) {
            $table?->string('phone');
        });
        Base::statement('ALTER TABLE shops ADD fax text');
        SCHEMA::TABLE('shops', FUNCTION (Plan $plan) { $plan->STRING('loud'); });
    }
}
