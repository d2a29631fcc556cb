"""Code of JavaScript that names columns in; the names that are known without running it, or why not, out."""

from __future__ import annotations

import pytest

from privacyrules.model.schema import ColumnChange, MigrationReading
from privacyrules.readers import knex, sequelize, typeorm

TOO_MUCH = "this nests too deeply, or computes too much, to be followed"
TOO_DEEP = "functions that call each other so deeply are not followed"
NO_NAME = "the name of the column is not written here"


def columns(reading: MigrationReading) -> list[str]:
    return [change.column for change in reading.changes if isinstance(change, ColumnChange)]


def told(reading: MigrationReading) -> list[str]:
    return [unread.what for unread in reading.unread]


def read(body: str, before: str = "") -> MigrationReading:
    """Read a migration whose `up` has a body, in which `add(name)` adds a column."""
    start = f"const add = (name) => knex.schema.table('t', (t) => t.text(name));\n{body}"
    return knex.read(f"{before}\nexports.up = async (knex) => {{\n{start}\n}};\n", "migrations/a.ts")


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        (r"'a'", "a"),
        (r'"a\tb\x41\u0042\u{43}\z\'"', "a\tbABCz'"),
        (r"'a\ud83d'", "a\ufffd"),
        (r"'a\u{110000}'", "a\ufffd"),
        ("'a\\\nb'", "ab"),
        ("`a`", "a"),
        ("`a${'b'}c${1 + 1}`", "abc2"),
        ("`${true} ${null} ${1.5} ${2.0} ${0x10}`", "true null 1.5 2 16"),
        ("'a' + 'b' + 1 + 2", "ab12"),
        ("1 + 2 + 'a'", "3a"),
        ("('a', 'b')", "b"),
        ("('a' as string)!", "a"),
        ("<string>'a'", "a"),
        ("'a' satisfies string", "a"),
        ("undefined ?? 'a'", "a"),
        ("'' || null || 'a'", "a"),
        ("'' ?? 'a' + 'b'", None),
        ("'a' || imported", "a"),
        ("'a' && 'b'", "b"),
        ("null && 'b' || 'c'", "c"),
        ("imported || 'a'", None),
        ("cond ? 'a' : 'a'", "a"),
        ("['a', 'b'][1]", "b"),
        ("['a', 'b'].length + 'x'", "2x"),
        ("({ a: 'x', 'b': 'y', ['c']: 'z' }).c", "z"),
        ("({ a: { b: ['x'] } }).a['b'][0]", "x"),
        ("({ a: 'x', ...{ a: 'y' } }).a", "y"),
        ("['a', ...['b', 'c']].join('_')", "a_b_c"),
        ("['a', 'b'].concat('c', ['d']).join('')", "abcd"),
        ("[['a'], ['b']].flatMap((x) => x).join()", "a,b"),
        ("['a', 'b'].map((x, at) => x + at).join('')", "a0b1"),
        ("['a', 'b'].reduce((all, x) => all + x, '')", "ab"),
        ("['a', 'b'].reduce((all, x) => all + x)", "ab"),
        ("Object.keys({ a: 1, b: 2 }).join('')", "ab"),
        ("Object.values({ a: 'x' })[0]", "x"),
        ("Object.entries({ a: 'x' })[0].join('')", "ax"),
        ("Object.assign({}, { a: 'x' }, { a: 'y' }).a", "y"),
        ("Object.freeze(['a'])[0]", "a"),
        ("Array.from(['a'])[0]", "a"),
        ("(await Promise.all(['a']))[0]", "a"),
        ("'  a '.trim()", "a"),
        ("'  a '.trimStart()", "a "),
        ("'  a '.trimEnd()", "  a"),
        ("'Ab'.toLowerCase() + 'Ab'.toUpperCase()", "abAB"),
        ("'a'.concat('b', 1)", "ab1"),
        ("'a.b.c'.replace('.', '_')", "a_b.c"),
        ("'a.b.c'.replaceAll('.', '_')", "a_b_c"),
        ("'a b'.split(' ')[1]", "b"),
        ("String(12) + 'a'.toString()", "12a"),
        ("((x = 'a') => x)()", "a"),
        ("(function ({ a, b = 'x', ...rest }) { return a + b + rest.c; })({ a: 'y', c: 'z' })", "yxz"),
        ("(([a, , b = 'c', ...d]) => a + b + d[0])(['x', 'y', undefined, 'z'])", "xcz"),
        ("((...all) => all.join(''))('a', 'b')", "ab"),
        ("((x) => { if (y) return x; return x; })('a')", "a"),
        ("new.target || 'a'", None),
        ("cond ? 'a' : 'b'", None),
        ("process.env.NAME", None),
        ("`a_${process.env.NAME}`", None),
        ("'a' + imported()", None),
        ("'a' - 'b'", None),
        ("({ ...imported }).a", None),
        ("imported.map((x) => x)[0]", None),
        ("'a'.replace(/a/, 'b')", None),
        ("'ß'.toUpperCase()", None),
        ("['a'].find((x) => x)", None),
        ("[...imported][0]", None),
        ("'a'[0]", None),
        ("(() => { if (y) return 'a'; return 'b'; })()", None),
        ("''", None),
    ],
)
def test_an_expression_names_a_column(expression: str, name: str | None) -> None:
    reading = read(f"add({expression});")
    assert (columns(reading), told(reading)) == (([], [NO_NAME]) if name is None else ([name], []))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("let x = 'a'; x = 'b'; add(x);", ["b"]),
        ("let x = 'a'; { let x = 'b'; add(x); } add(x);", ["b", "a"]),
        ("var x = 'a'; { var x = 'b'; } add(x);", ["b"]),
        ("let x = 'a'; { x = 'b'; } add(x);", ["b"]),
        ("let x = 'a'; x += 'b'; add(x);", ["ab"]),
        ("let x; if (c) { x = 'a'; } else { x = 'a'; } add(x);", ["a"]),
        ("const { x, y: [z] } = { x: 'a', y: ['b'] }; add(x); add(z);", ["a", "b"]),
        ("let x, y; [x, y] = ['a', 'b']; ({ z: y } = { z: 'c' }); add(x + y);", ["ac"]),
        ("const o = {}; o.x = 'a'; o['y'] = 'b'; add(o.x + o.y);", ["ab"]),
        ("const l = ['a']; l.push('b', ...['c']); l.forEach(add);", ["a", "b", "c"]),
        ("for (const x of ['a', 'b']) { if (x === 'a') continue; add(x); }", ["a", "b"]),
        ("for (const [x, { y }] of [['a', { y: 'b' }]]) add(x + y);", ["ab"]),
        ("for (const x in { a: 1, b: 2 }) add(x);", ["a", "b"]),
        ("for (const x in ['p', 'q']) add('c' + x);", ["c0", "c1"]),
        ("const l = ['a', 'b']; for (let i = 0; i < l.length; i++) add(l[i]);", ["a", "b"]),
        ("for (let i = 1; i <= 2; ++i) add('a' + i);", ["a1", "a2"]),
        ("['a', 'b'].forEach(function (x) { add(x); });", ["a", "b"]),
        ("await Bluebird.mapSeries(['a', 'b'], (x) => add(x));", ["a", "b"]),
        ("lodash.forEach(['a'], (x) => { add(x); });", ["a"]),
        ("await ['a', 'b'].map((x) => add(x));", ["a", "b"]),
        ("later('x'); function later(x) { add(x); }", ["x"]),
        ("try { add('a'); } catch (e) { add('b'); } finally { add('c'); } add('d');", ["a", "b", "c", "d"]),
        ("try { add('a'); return; } catch (e) { throw e; } add('never');", ["a"]),
        ("if (c) { add('a'); return; } add('b');", ["a", "b"]),
        ("if (c) return; else throw c; add('never');", []),
        (
            "switch (c) { case 1: add('a'); break; case 2: return; default: add('b'); } add('c');",
            ["a", "b", "c"],
        ),
        ("c && add('a'); c || add('b'); c ? add('c') : add('d');", ["a", "b", "c", "d"]),
        ("outer: for (const x of ['a']) { add(x); break outer; }", ["a"]),
        ("do { add('a'); } while (c);", ["a"]),
        ("new Promise((resolve) => { add('a'); resolve(); });", ["a"]),
        (
            "add('a').then(() => add('b')).then(() => ['c', 'd']).then((l) => l.map(add));",
            ["a", "b", "c", "d"],
        ),
        ("add('a').catch(() => add('b')).finally(() => add('c'));", ["a", "b", "c"]),
        ("setTimeout(() => add('a'), 10);", ["a"]),
        ("let x = 'a'; later(() => { x = 'b'; }); x = 'c'; add(x);", ["c"]),
        ("class A { static n = 'a'; m = 'b'; go(x) { add(x + this.m); } } add(A.n);", ["a"]),
        ("enum E { A = 'x', B = 'y' } add(E.B);", ["y"]),
        ("const o = { x: 'a', go() { add(this.x); } }; o.go();", ["a"]),
        ("function* g() { yield add('a'); } g();", ["a"]),
        ("debugger; ; add(((('a'))));", ["a"]),
        ("await series([() => add('a'), async () => { add('b'); }]);", ["a", "b"]),
        (
            "await [() => add('a'), () => add('b')].reduce((p, f) => p.then(f), Promise.resolve());",
            ["a", "b"],
        ),
        ("schemaOf().table('t', (t) => t.text('not knex')); add('a')", ["a"]),
        ("schemaOf().alterTable('t', (t) => t.text('a'));", ["a"]),
        ("later().raw('ALTER TABLE t ADD a text');", ["a"]),
        ("const { schema: s } = knex; s.table('t', (t) => t.text('a'));", ["a"]),
        ("const { raw } = knex; raw('ALTER TABLE t ADD a text');", ["a"]),
    ],
)
def test_statements_lead_to_columns(body: str, names: list[str]) -> None:
    reading = read(body)
    assert (columns(reading), told(reading)) == (names, [])


@pytest.mark.parametrize(
    "body",
    [
        "let x; if (c) { x = 'a'; } add(x);",
        "let x = 'a'; if (c) { x = 'b'; } add(x);",
        "let x = 'a'; while (c) { x = next(x); } add(x);",
        "let x = 'a'; for (const y of imported) { x = y; } add(x);",
        "let x = 'a'; later(() => { x = 'b'; }); add(x);",
        "let x = 1; x++; add('a' + x);",
        "for (let i = 0; i < imported.length; i++) add('a' + i);",
        "for (let i = 9; i > 0; i--) add('a' + i);",
        "for (let i = 0; i < 1001; i++) add('a' + i);",
        "const l = ['a']; l.splice(0, 1, imported); add(l[0]);",
        "const o = { x: 'a' }; o[imported] = 'b'; add(o.y);",
        "const o = { x: { y: 'a' } }; o['x']['y'] = imported; add(o.x.y);",
        "const l = ['a']; l[0] = imported; add(l[0]);",
        "imported.forEach((x) => add(x));",
        "class A { constructor() { this.x = 'a'; } } add(new A().x);",
    ],
)
def test_what_only_running_the_code_tells_is_opaque(body: str) -> None:
    reading = read(body)
    assert (columns(reading), told(reading)) == ([], [NO_NAME])


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("const { a: { b: x } } = { a: { b: 'n' } };", "n"),
        ("export const x = 'n';", "n"),
        ("export enum K { A = 'n' }\nconst x = K.A;", "n"),
        ("const x = (() => 'n')();", "n"),
        ("const x = f(); function f() { return 'n'; }", "n"),
    ],
)
def test_what_the_file_knows_before_is_known_in_up(before: str, name: str) -> None:
    assert columns(read("add(x);", before)) == [name]


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("import x from './names';", "x"),
        ("import { a as x } from './names';", "x"),
        ("import * as all from './names';", "all.x"),
        ("import x = require('./names');", "x"),
        ("const x = require('./names').x;", "x"),
        ("const { x } = await import('./names');", "x"),
    ],
)
def test_what_another_file_knows_is_opaque(before: str, written: str) -> None:
    reading = read(f"add({written});", before)
    assert (columns(reading), told(reading)) == ([], [NO_NAME])


@pytest.mark.parametrize(
    ("export", "found"),
    [
        ("exports.up = (knex) => BODY;", True),
        ("module.exports.up = function (knex) { return BODY; };", True),
        ("module.exports = { up: (knex) => BODY };", True),
        ("module.exports = { async up(knex) { BODY; } };", True),
        ("const up = (knex) => BODY; module.exports = { up };", True),
        ("export async function up(knex) { BODY; }", True),
        ("export const up = async (knex) => BODY;", True),
        ("const go = (knex) => BODY; export { go as up };", True),
        ("export default { up: (knex) => BODY };", True),
        ("export = { up: (knex: Knex) => BODY };", True),
        ("exports.up = wrap(async (knex) => BODY);", True),
        ("exports.up = wrap({ down: () => 1, up: (knex) => BODY });", True),
        ("module.exports = wrap({ up: (knex) => BODY });", True),
        ("exports.up = exports.change = (knex) => BODY;", True),
        ("exports.down = (knex) => BODY; exports.up = () => {};", False),
        ("const up = (knex) => BODY; export default { down: up };", False),
    ],
)
def test_the_way_forward_is_found_however_it_is_exported(export: str, found: bool) -> None:
    text = "// knex\n" + export.replace("BODY", "knex.schema.table('t', (t) => t.text('a'))")
    reading = knex.read(text, "migrations/a.ts")
    assert (columns(reading), told(reading)) == (["a"] if found else [], [])


HEAD = "exports.up = (knex) => {"
HOSTILE = {
    "arrays in arrays": (HEAD + "a = " + "[" * 3000 + "]" * 3000 + "}", [TOO_MUCH]),
    "callbacks in callbacks": (HEAD + "a(() => " * 300 + "1" + ")" * 300 + "}", [TOO_DEEP]),
    "blocks in blocks": (HEAD + "if (a) {" * 200 + "}" * 200 + "}", [TOO_MUCH]),
    "a list that doubles": (HEAD + "let a = [1];" + "a = a.concat(a);" * 60 + "}", [TOO_MUCH]),
    "a list that is spread into itself": (
        HEAD + "let a = [1, 2];" + "a = [...a, ...a];" * 60 + "}",
        [TOO_MUCH],
    ),
    "loops in loops": (
        f"const l = [{'1,' * 300}];{HEAD}for (const a of l) for (const b of l) for (const c of l) f(a);}}",
        [TOO_MUCH],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_code_that_would_take_for_ever_is_given_up(name: str) -> None:
    text, expected = HOSTILE[name]
    assert told(knex.read(text, "migrations/a.js")) == expected


def test_a_string_that_doubles_is_given_up() -> None:
    reading = read("let a = '0123456789';" + "a = a + a;" * 40 + "knex.raw(a);")
    assert told(reading) == ["the SQL that is run is not written here"]


def test_long_chains_and_sums_are_no_deep_nesting() -> None:
    chain = "knex.schema" + ".table('t', (t) => t.text('a'))" * 150
    reading = read(f"{chain}; add({' + '.join(['`b`'] * 2000)});")
    assert columns(reading) == ["a"] * 150 + ["b" * 2000]
    assert told(reading) == []


def test_classes_that_embed_each_other_for_ever_are_given_up() -> None:
    text = "@Entity() class A { @Column(() => A) a: A; @Column(() => A) b: A; @Column() c: string }"
    reading = typeorm.read(text, "src/a.entity.ts")
    assert set(told(reading)) == {"the columns of the class that is embedded are not written here"}
    assert columns(reading) == ["c"]


def test_a_class_that_extends_itself_is_read_once() -> None:
    text = (
        "@Table class A extends B { @Column a: string } class B extends A { @Column b: string } // sequelize"
    )
    assert columns(sequelize.read(text, "src/models/a.ts")) == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("hasColumn", True),
        ("isSqlite", True),
        ("getDatabaseType", True),
        ("doesTableExist", True),
        ("columnExists", True),
        ("exists", True),
        ("ensureColumnExists", False),
        ("createTableUnlessExists", False),
        ("getOrCreateTable", False),
        ("checkAndAddColumn", False),
        ("issueCards", False),
        ("listen", False),
        ("addColumn", False),
    ],
)
def test_a_function_of_another_file_that_gets_hold_of_the_schema_is_opaque(name: str, asks: bool) -> None:
    reading = read(f"await {name}(knex, 'users'); {name}('users', knex.client.config.client);")
    expected = (
        [] if asks else [("what this call does to the schema is not written here", f"{name}(knex, 'users')")]
    )
    assert [(unread.what, unread.text) for unread in reading.unread] == expected
