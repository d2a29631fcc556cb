<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        DB::table('users')->where('email', null)->update(['email' => '']);
        DB::table('roles')->insert([['name' => 'admin'], ['name' => 'guest']]);
        DB::insert('insert into roles (name) values (?)', ['user']);
        DB::update('update users set name = trim(name)');
        DB::select('select 1');
        User::query()->chunkById(100, function ($users) {
            foreach ($users as $user) {
                $user->update(['name' => trim($user->name)]);
            }
        });
        Role::create(['name' => 'editor']);
        $role = new Role;
        $role->name = 'reader';
        $role->save();
        (new RoleSeeder)->run();
        Artisan::call('db:seed', ['--class' => RoleSeeder::class]);
        Artisan::call('cache:clear');
        app()['cache']->forget('roles');
        Log::info('done');
        $this->log('done');
        Schema::disableForeignKeyConstraints();
        Schema::withoutForeignKeyConstraints(function () {
            DB::table('users')->truncate();
        });
        Schema::defaultStringLength(191);
        DB::statement('SET FOREIGN_KEY_CHECKS=0');
        DB::statement('CREATE INDEX users_name ON users (name)');
        $prefix = DB::getTablePrefix();
        $manager = Schema::getConnection()->getDoctrineSchemaManager();
        $indexes = $manager->listTableIndexes('users');
        DB::getDoctrineSchemaManager()->getDatabasePlatform()->registerDoctrineTypeMapping('enum', 'string');
        Schema::table('users', function (Blueprint $table) use ($indexes) {
            if (array_key_exists('users_name', $indexes)) {
                $table->dropIndex('users_name');
            }
            $table->foreign('team_id')->references('id')->on('teams')->onDelete('cascade');
            $table->primary(['id', 'team_id']);
            $table->spatialIndex('place');
        });
        Cache::forget('users');
    }
};
