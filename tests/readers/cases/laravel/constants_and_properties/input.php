<?php

namespace Shop\Migrations;

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

const PREFIX = 'shop_';
define('SUFFIX', '_at');

class Names
{
    const EMAIL = 'email';
    public static string $phone = 'phone';
}

class CreateMembers extends Migration
{
    public const TABLE = 'members';
    protected $connection = 'tenant';
    private string $table = self::TABLE . '_of_clubs', $column = 'nickname';
    protected array $columns = ['city' => 'string', 'born' => 'date'];
    private static $counted = 'visits';
    private string $assigned;

    public function __construct(private string $promoted = 'motto')
    {
        $this->assigned = 'assigned_to';
    }

    public function up()
    {
        Schema::connection($this->connection)->create($this->table, function (Blueprint $table) {
            $table->string($this->column);
            $table->string(Names::EMAIL);
            $table->string(Names::$phone);
            $table->integer(static::$counted);
            $table->string($this->assigned);
            $table->string($this->promoted);
            $table->string(PREFIX . 'number');
            $table->timestamp("deleted" . SUFFIX);
            $table->string("{$this->column}_kana");
            $table->string("old_$this->column");
            foreach ($this->columns as $name => $type) {
                $table->{$type}($name)->nullable();
            }
        });
        $this->column = 'changed';
        Schema::table(self::TABLE, function (Blueprint $table) {
            $table->string($this->column);
        });
    }
}
