<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::rename('people', 'users');
        Schema::rename('shop.people', 'shop.clients');
        Schema::rename('crm.people', 'contacts');
        Schema::drop('faxes');
        Schema::dropIfExists('telexes');
        Schema::table('members', function (Blueprint $table) {
            $table->rename('subscribers');
        });
        Schema::table('pagers', function (Blueprint $table) {
            $table->dropIfExists();
        });
        Schema::create('accounting.invoices', function (Blueprint $table) {
            $table->string('iban', 34);
        });
        Schema::dropAllTables();
    }
};
