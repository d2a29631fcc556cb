"""Constant folding of PHP: an expression in; the column that it names, or that nobody knows it, out."""

from __future__ import annotations

import pytest

from privacyrules.model.schema import ColumnChange, MigrationReading
from privacyrules.readers import laravel

PATH = "database/migrations/2024_01_01_000000_input.php"

KNOWN = [
    ("'email'", "email"),
    ('"email"', "email"),
    (r"'it\'s \\n\n'", r"it's \n\n"),
    (r'"e\x6d\u{61}\151l\t\$\d"', "email\t$\\d"),
    ('"{$ma}il"', "mail"),
    ('"$of[x]il"', "mail"),
    ('"e${ma}il"', "email"),
    ("'e' . 'mail'", "email"),
    ("'line' . 1", "line1"),
    ("'line' . (1 + 2 * 3 - 4)", "line3"),
    ("'x' . true . null . 1.0", "x11"),
    ("MA . self::IL", "mail"),
    ("Names::IL . static::$it", "ilit"),
    ("$this->it", "it"),
    ("['x', 'email'][1]", "email"),
    ("['a' => 'x', 'b' => 'email']['b']", "email"),
    ("['a' => ['b' => 'email']]['a']['b']", "email"),
    ("array('email')[0]", "email"),
    ("[...['x'], 'email'][1]", "email"),
    ("[5 => 'email']['5']", "email"),
    ("(['x' => 'a'] + ['x' => 'b', 'y' => 'email'])['y']", "email"),
    ("sprintf('%s_%02d', 'e', 1)", "e_01"),
    ("sprintf('%s%%%s', 'e', 'mail')", "e%mail"),
    ("sprintf('%2$s%1$s', 'mail', 'e')", "email"),
    ("vsprintf('%s%s', ['e', 'mail'])", "email"),
    ("implode('_', ['e', 'mail'])", "e_mail"),
    ("join(['e', 'mail'])", "email"),
    ("explode('.', 'x.email')[1]", "email"),
    ("str_replace('x', 'mail', 'ex')", "email"),
    ("strtolower('EMAIL')", "email"),
    ("strtoupper('email')", "EMAIL"),
    ("ucfirst('email') . lcfirst('X')", "Emailx"),
    ("Str::snake('UserEmail')", "user_email"),
    ("Str::lower('EMAIL')", "email"),
    ("trim('  email ')", "email"),
    ("(string) 'email'", "email"),
    ("@'email'", "email"),
    ("array_merge(['x'], ['email'])[1]", "email"),
    ("array_keys(['email' => 1])[0]", "email"),
    ("array_values(['a' => 'email'])[0]", "email"),
    ("array_map(fn ($x) => $x . 'il', ['ma'])[0]", "mail"),
    ("array_combine(['a'], ['email'])['a']", "email"),
    ("array_fill_keys(['a'], 'email')['a']", "email"),
    ("array_flip(['email' => 'a'])['a']", "email"),
    ("collect(['x'])->merge(['email'])->last()", "email"),
    ("collect(['email'])->first()", "email"),
    ("collect(['a' => 'email'])->get('a')", "email"),
    ("collect(['e'])->push('mail')->implode('')", "email"),
    ("compact('ma')['ma']", "ma"),
    ("config('x', 'email')", "email"),
    ("config('x', fn () => 'email')", "email"),
    ("config('x') ?? 'email'", "email"),
    ("config('x')['y'] ?: 'email'", "email"),
    ("env('X', 'email')", "email"),
    ("null ?? 'email'", "email"),
    ("'email' ?? 'x'", "email"),
    ("false ?: 'email'", "email"),
    ("true ? 'email' : 'email'", "email"),
    ("match (1) { 1 => 'email', default => 'email' }", "email"),
    ("($kept = 'email')", "email"),
    ("(fn () => 'email')()", "email"),
    ("(function ($x = 'email') { return $x; })()", "email"),
    ("value(fn () => 'email')", "email"),
    ("tap('email', fn ($x) => $x)", "email"),
    ("with('email')", "email"),
    ("call_user_func(fn ($x) => $x, 'email')", "email"),
    ("call_user_func_array([$this, 'two'], ['e', 'mail'])", "email"),
    ("$this->two('e', 'mail')", "email"),
    ("$this->two('e')", "edefault"),
    ("$this->two(second: 'mail', first: 'e')", "email"),
    ("$this->two(...['e', 'mail'])", "email"),
    ("self::fixed('e', 'm', 'ail')", "email"),
    ("static::fixed('e')", "e"),
    ("plain('e')", "email"),
    ("(new Names)->it", "it"),
    ("constant('MA')", "ma"),
    ("<<<A\n  e{$ma}il\n  A", "email"),
    ("<<<'A'\nemail\nA", "email"),
]

UNKNOWN = [
    "$nobody",
    "$nobody->name",
    "$nobody['name']",
    "$nobody->name()",
    "nobody()",
    "Nobody::NAME",
    "Nobody::$name",
    "NOBODY",
    "$$ma",
    '"{$nobody}"',
    "'a' . $nobody",
    "config('x')",
    "$nobody ?? 'email'",
    "$nobody ?: 'email'",
    "'a' || 'b'",
    "$nobody ? 'a' : 'b'",
    "match ($nobody) { 1 => 'a', default => 'b' }",
    "$this->unset",
    "$this->nobody()",
    "$this->two(...$nobody)",
    "['a'][1]",
    "['a' => 'b'][$nobody]",
    "[...$nobody, 'a'][0]",
    "implode(',', $nobody)",
    "sprintf($nobody)",
    "array_filter(['a'])[$nobody]",
    "fn () => 'a'",
    "new Names",
    "Names::class",
    "sprintf('%5s', 'a') . sprintf('%x', 255)",
    "''",
    "-1",
    "twice()",
]

FILE = """<?php
use Illuminate\\Database\\Migrations\\Migration;
const MA = 'ma';
class Names {{ const IL = 'il'; public static $it = 'it'; }}
function plain($x) {{ return $x . 'mail'; }}
function twice() {{ if (f()) {{ return 'a'; }} return 'b'; }}
return new class extends Migration {{
    const IL = 'il';
    protected static string $it = 'it';
    private $unset;
    public function up() {{
        $ma = 'ma';
        $of = ['x' => 'ma'];
        Schema::table('t', function (Blueprint $table) use ($ma, $of) {{
            $table->dropColumn({expression});
        }});
    }}
    private function two($first, $second = 'default') {{ return $first . $second; }}
    private static function fixed(string ...$all) {{ return implode('', $all); }}
}};
"""


def column(expression: str) -> str | None:
    """The name that an expression stands for, None if it is reported as opaque."""
    reading = laravel.read(FILE.format(expression=expression), PATH)
    if reading.changes:
        (change,) = reading.changes
        assert isinstance(change, ColumnChange)
        assert reading.unread == ()
        return change.column
    assert [unread.what for unread in reading.unread] == ["the name of the column is not written here"]
    return None


@pytest.mark.parametrize(("expression", "name"), KNOWN)
def test_what_is_written_in_the_file_is_known(expression: str, name: str) -> None:
    assert column(expression) == name


@pytest.mark.parametrize("expression", UNKNOWN)
def test_what_is_not_is_opaque(expression: str) -> None:
    assert column(expression) is None


def up(body: str) -> MigrationReading:
    head = "<?php\nuse Illuminate\\Database\\Migrations\\Migration;\n"
    return laravel.read(f"{head}class A extends Migration {{ function up() {{\n{body}\n}} }}\n", PATH)


def dropped(body: str) -> list[str]:
    """The columns that statements before `$table->dropColumn($a)` leave in `$a`; `?` for what is opaque."""
    reading = up(f"Schema::table('t', function ($table) {{ {body} $table->dropColumn($a); }});")
    found = [change.column for change in reading.changes if isinstance(change, ColumnChange)]
    return found + ["?"] * len(reading.unread)


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("$a = 'x'; $a .= 'y';", ["xy"]),
        ("$a = ['x']; $a[] = 'y';", ["x", "y"]),
        ("$a = ['k' => 'x']; $a['k'] = 'y';", ["y"]),
        ("$a[] = 'x';", ["x"]),
        ("$a = []; $a['k']['l'] = 'x'; $a = $a['k'];", ["x"]),
        ("$a = ['x']; array_push($a, 'y', 'z');", ["x", "y", "z"]),
        ("$a = ['x']; array_pop($a);", ["x", "?"]),
        ("$a = 'x'; $a ??= 'y';", ["x"]),
        ("$a ??= 'y';", ["y"]),
        ("[$b, $a] = ['x', 'y'];", ["y"]),
        ("list('k' => $a) = ['k' => 'x'];", ["x"]),
        ("[, [$a]] = ['x', ['y']];", ["y"]),
        ("$i = 1; $i++; $a = 'x' . $i;", ["x2"]),
        ("$i = 3; $i -= 1; $i *= 2; $a = 'x' . $i;", ["x4"]),
        ("$a = 'x'; unset($a);", ["?"]),
        ("$b = 'x'; $a = &$b;", ["x"]),
        ("$a = 'x'; if (f()) { $a = 'y'; }", ["?"]),
        ("if (f()) { $a = 'x'; } else { $a = 'x'; }", ["x"]),
        ("$a = []; if (f()) { $a[] = 'x'; } if (g()) { $a[] = 'y'; }", ["x", "y"]),
        ("$a = 'x'; if (f()) { $a = 'y'; throw new E; }", ["x"]),
        ("$a = 'x'; while (f()) { $a = 'y'; }", ["?"]),
        ("$a = []; foreach (['x', 'y'] as $b) { if (f($b)) { continue; } $a[] = $b; }", ["x", "y"]),
        ("foreach (['x', 'y'] as $a) { break; }", ["x"]),
        ("for ($i = 0; $i < 3; $i++) { $a = 'x' . $i; }", ["x2"]),
        ("$a = 'x'; $f = function () use (&$a) { $a = 'y'; }; $f();", ["y"]),
        ("$a = 'x'; $f = function () use ($a) { $a = 'y'; }; $f();", ["x"]),
        ("$a = 'x'; (function () { $a = 'y'; })();", ["x"]),
        ("define('Q', 'x'); $a = Q;", ["x"]),
        ("try { $a = 'x'; } catch (E $e) { throw $e; }", ["x"]),
        ("switch (f()) { case 1: $a = 'x'; break; default: $a = 'x'; }", ["x"]),
    ],
)
def test_what_statements_do_to_a_name(body: str, columns: list[str]) -> None:
    assert dropped(body) == columns


def test_what_stands_behind_a_return_is_not_read() -> None:
    reading = up("return; Schema::drop('never');")
    assert (reading.changes, reading.unread) == ((), ())


def test_a_way_that_may_be_gone_hides_nothing() -> None:
    reading = up("if (Schema::hasTable('x')) { return; } Schema::drop('a');")
    assert [str(change.place) for change in reading.changes] == [f"{PATH}:4:54"]
