<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

function audited($table)
{
    $table->string('changed_by');
}

class CreateShops extends Migration
{
    public function up()
    {
        Schema::create('shops', function (Blueprint $table) {
            $this->address($table);
            $this->address($table, prefix: 'invoice_');
            self::contact($table, 'office');
            audited($table);
            $add = fn (string $name) => $table->string($name)->comment('By an arrow');
            $add('motto');
            $twice = function ($name) use ($table) {
                $table->string($name);
                $table->string($name . '_again');
            };
            $twice('slogan');
            call_user_func([$this, 'address'], $table, 'home_');
            $table->string($this->named('opening'));
            $table->after('motto', function (Blueprint $table) {
                $table->string('founder');
            });
        });
        Schema::create('kiosks', $this->address(...));
        Schema::create('stalls', [$this, 'address']);
        Schema::create('booths', 'audited');
        Schema::create('carts', static fn (Blueprint $table) => [
            $table->id(),
            $table->string('keeper'),
        ]);
        $this->fill(User::first());
        $this->build('posts');
    }

    private function address(Blueprint $table, string $prefix = ''): void
    {
        $table->string($prefix . 'street');
        $table->string("{$prefix}city");
    }

    protected static function contact(Blueprint $table, $name)
    {
        $table->string($name . '_email');
    }

    private function named($what)
    {
        return $what . '_hours';
    }

    private function fill($user)
    {
        $user->update(['name' => 'x']);
        $this->fill($user->next);
    }

    private function build($name)
    {
        Schema::table($name, fn (Blueprint $table) => $table->string('slug'));
        $this->build($name . '_again');
    }

    private function neverCalled(Blueprint $table)
    {
        $table->string('never');
    }

    public function down()
    {
        Schema::create('never', fn (Blueprint $table) => $table->string('never'));
    }
}
