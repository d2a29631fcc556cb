<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        foreach (['users', 'clients'] as $name) {
            Schema::table($name, function (Blueprint $table) use ($name) {
                $table->string('email');
                $table->string($name . '_code');
            });
        }
        Schema::table('forms', function (Blueprint $table) {
            foreach (['iban' => 34, 'bic' => 11] as $name => $length) {
                $table->string($name, $length);
            }
            foreach ([['street', 'string'], ['born', 'date']] as [$name, $type]) {
                $table->$type($name);
            }
            foreach ([['name' => 'city', 'type' => 'text']] as ['name' => $name, 'type' => $type]) {
                $table->addColumn($type, $name);
            }
            for ($i = 1; $i <= 3; $i++) {
                $table->string("address_line_{$i}");
            }
            for ($i = 4; $i > 2; $i -= 1):
                $table->string('phone' . $i);
            endfor;
            collect(['first_name', 'last_name'])->each(fn ($name) => $table->string($name));
            array_map(function (string $name) use ($table) {
                $table->boolean('likes_' . $name);
            }, ['tea', 'cake']);
            foreach (array_merge(['a'], ['b']) as $at => $name) {
                if ($at > 0) {
                    continue;
                }
                $table->string($name);
            }
            foreach (explode(',', 'x,y') as $name) $table->string(strtoupper($name));
            foreach (range(1, 2) as $number) { $table->string(sprintf('field_%d', $number)); }
        });
    }
};
