<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    use AddsColumns;

    public function up(): void
    {
        Schema::create('shops', function (Blueprint $table) {
            $table->address('home');
            $this->addColumns($table);
            Columns::audit($table, true);
            (new Columns)->personal($table)->nullable();
            add_everything($table);
            $table->{$this->kind()}('x');
            $table->string(...$this->rest());
            $table->string($_ENV['NAME']);
        });
        Helper::createTable('clients', function (Blueprint $table) {
            $table->string('email');
        });
        $this->createOthers();
        $count = $this->countOthers();
        parent::up();
        Artisan::call('migrate', ['--path' => 'vendor/shop/migrations']);
        (new CreateUsersTable)->up();
        Schema::create('later', $this->columns);
        Schema::createView('people', 'select 1');
        Schema::create($this->tableName(), function (Blueprint $table) {
            $table->string('email');
        });
        DB::table('x')->each(function ($table) {
            $table->string('email');
        });
    }
};
