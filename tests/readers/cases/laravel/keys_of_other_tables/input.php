<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('orders', function (Blueprint $table) {
            $table->foreignId('user_id')->constrained()->cascadeOnDelete();
            $table->foreignUuid('shop_id')->nullable()->constrained('shops');
            $table->foreignUlid('cart_id');
            $table->foreignIdFor(User::class)->constrained();
            $table->foreignIdFor(\App\Models\PaymentCard::class);
            $table->foreignIdFor(User::class, 'approved_by')->nullable()->comment('Who said yes');
            $table->foreignIdFor('App\Models\Address');
            $table->foreignIdFor(model: Coupon::class, column: 'coupon');
            $table->foreignIdFor($this->model);
            $table->foreign('user_id')->references('id')->on('users');
        });
    }
};
