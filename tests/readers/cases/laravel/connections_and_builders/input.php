<?php

use Illuminate\Database\Capsule\Manager as Capsule;
use Illuminate\Database\Schema\Blueprint;
use Movim\Migration;

class CreateRooms extends Migration
{
    private $builder;

    public function __construct()
    {
        $this->builder = app('db.schema');
    }

    public function up()
    {
        $this->builder->create('one', fn (Blueprint $table) => $table->string('email'));
        $this->schema->create('two', fn (Blueprint $table) => $table->string('email'));
        $this->db->getSchemaBuilder()->create('three', fn (Blueprint $table) => $table->string('email'));
        Capsule::schema()->create('four', fn (Blueprint $table) => $table->string('email'));
        Schema::connection('tenant')->create('five', fn (Blueprint $table) => $table->string('email'));
        DB::connection('tenant')->getSchemaBuilder()->create('six', fn ($table) => $table->string('email'));
        app('db')->connection()->getSchemaBuilder()->create('seven', fn ($table) => $table->string('email'));
        $schema = Schema::connection('mysql');
        $schema->table('eight', function ($table) {
            $table->string('email');
        });
        \Schema::getConnection()->getSchemaBuilder()->drop('nine');
        Capsule::statement('DROP TABLE ten');
        Manager::create('no builder of ours', fn ($x) => $x->string('nothing'));
    }
}
