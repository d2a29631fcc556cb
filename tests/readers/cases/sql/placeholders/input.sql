CREATE TABLE ${schema}.a (b int, ${audit_columns}, c text);
CREATE TABLE {{ prefix }}person (email text DEFAULT '${x}', {{ more }});
ALTER TABLE "{{ option "schema" }}"."person" ADD phone text, ADD COLUMN ${name} text, ADD note_${n} text;
${statement};
{% if wide %}
ALTER TABLE a ADD d int;
