<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('things', static function (Blueprint $table): void {
            $table->bigIncrements('a_bigincrements');
            $table->bigInteger('a_biginteger');
            $table->binary('a_binary');
            $table->boolean('a_boolean');
            $table->char('a_char');
            $table->date('a_date');
            $table->dateTime('a_datetime');
            $table->dateTimeTz('a_datetimetz');
            $table->decimal('a_decimal');
            $table->double('a_double');
            $table->enum('a_enum', ['a']);
            $table->float('a_float');
            $table->foreignId('a_foreignid');
            $table->foreignUlid('a_foreignulid');
            $table->foreignUuid('a_foreignuuid');
            $table->geography('a_geography');
            $table->geometry('a_geometry');
            $table->geometryCollection('a_geometrycollection');
            $table->increments('a_increments');
            $table->integer('a_integer');
            $table->integerIncrements('a_integerincrements');
            $table->ipAddress('a_ipaddress');
            $table->json('a_json');
            $table->jsonb('a_jsonb');
            $table->lineString('a_linestring');
            $table->longText('a_longtext');
            $table->macAddress('a_macaddress');
            $table->mediumIncrements('a_mediumincrements');
            $table->mediumInteger('a_mediuminteger');
            $table->mediumText('a_mediumtext');
            $table->multiLineString('a_multilinestring');
            $table->multiPoint('a_multipoint');
            $table->multiPolygon('a_multipolygon');
            $table->point('a_point');
            $table->polygon('a_polygon');
            $table->set('a_set', ['a']);
            $table->smallIncrements('a_smallincrements');
            $table->smallInteger('a_smallinteger');
            $table->string('a_string');
            $table->text('a_text');
            $table->time('a_time');
            $table->timeTz('a_timetz');
            $table->timestamp('a_timestamp');
            $table->timestampTz('a_timestamptz');
            $table->tinyIncrements('a_tinyincrements');
            $table->tinyInteger('a_tinyinteger');
            $table->tinyText('a_tinytext');
            $table->tsvector('a_tsvector');
            $table->ulid('a_ulid');
            $table->unsignedBigInteger('a_unsignedbiginteger');
            $table->unsignedDecimal('a_unsigneddecimal');
            $table->unsignedDouble('a_unsigneddouble');
            $table->unsignedFloat('a_unsignedfloat');
            $table->unsignedInteger('a_unsignedinteger');
            $table->unsignedMediumInteger('a_unsignedmediuminteger');
            $table->unsignedSmallInteger('a_unsignedsmallinteger');
            $table->unsignedTinyInteger('a_unsignedtinyinteger');
            $table->uuid('a_uuid');
            $table->vector('a_vector');
            $table->year('a_year');
            $table->schemalessAttributes('a_schemalessattributes');
            $table->binary('digest', length: 16, fixed: true);
            $table->float('amount', precision: 53);
            $table->geometry('place', subtype: 'point', srid: 4326);
            $table->vector('embedding', dimensions: 1536);
            $table->integer('votes', true, true);
            $table->computed('full_name', "first || ' ' || last");
            $table->rawColumn('span', 'tstzrange');
            $table->addColumn('string', 'nickname', ['length' => 50]);
            $table->addColumn('citext', 'handle');
            $table->dateTime('seen_at', 3);
            $table->DATETIME('shouted_at');
        });
    }
};
