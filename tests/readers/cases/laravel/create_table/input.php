<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('invoices', function (Blueprint $table) {
            $table->id();
            $table->uuid('public_id')->unique();
            $table->string('recipient_email', 320)->nullable()->index();
            $table->string('number', length: 40);
            $table->decimal('total', 10, 2)->default(0);
            $table->char('currency', 3)->charset('ascii');
            $table->enum('status', ['draft', 'sent', 'paid'])->default('draft');
            $table->boolean('paid')->default(false);
            $table->json('lines')->nullable()->comment('What was sold');
            $table->timestamp('sent_at', precision: 0)->useCurrent();
            $table->unsignedBigInteger('user_id');
            $table->foreign('user_id')->references('id')->on('users')->cascadeOnDelete();
            $table->index(['status', 'paid'], 'invoices_status_paid');
            $table->unique('number');
            $table->fullText('number');
            $table->engine('InnoDB');
            $table->charset = 'utf8mb4';
            $table->softDeletes();
            $table->timestamps();
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('invoices');
    }
};
