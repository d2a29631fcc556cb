"""Constant folding of Ruby: an expression in; the column that it names, and its place, out."""

from __future__ import annotations

import pytest

from privacyrules.model.schema import ColumnChange, MigrationReading
from privacyrules.readers import rails

PATH = "db/migrate/20240101000000_input.rb"

KNOWN = [
    (":email", "email"),
    ("'email'", "email"),
    ("'it''s'", "its"),
    (r"'it\'s'", "it's"),
    (r"'a\\b'", r"a\b"),
    (r"'a\nb'", r"a\nb"),
    (r'"e\x6d\u0061\u{69}\154"', "email"),
    ('"e#{MA}#{"il"}"', "email"),
    ('"line#{1}"', "line1"),
    ('"e" "mail"', "email"),
    ("'e' + 'mail'", "email"),
    ("'e' << 'mail'", "email"),
    ("%q(email)", "email"),
    ("%Q(e#{MA}il)", "email"),
    (':"e#{MA}il"', "email"),
    ("%s%s", None),
    ("?e", "e"),
    ("<<~A.strip\nemail\nA\n", "email\n"),
    ("[:x, :email].last", "email"),
    ("[:email, :x].first", "email"),
    ("[:x, :email][1]", "email"),
    ("[:x, :email][-1]", "email"),
    ("[:x, :email][2]", None),
    ("%w[x email].fetch(1)", "email"),
    ("%i[e mail].join", "email"),
    ("[:e, :mail].join('_')", "e_mail"),
    ("[[:x], [:email]].flatten[1]", "email"),
    ("[:x, :email].zip([1, 2]).last.first", "email"),
    ("['x email'.split].flatten.last", "email"),
    ("'x,email'.split(',')[1]", "email"),
    ("{ a: :email }[:a]", "email"),
    ("{ 'a' => :email }['a']", "email"),
    ("{ **{ a: :x }, a: :email }[:a]", "email"),
    ("{ a: :x }.merge(a: :email).fetch(:a)", "email"),
    ("{ a: :x }.merge({ a: :email }).fetch(:a)", "email"),
    ("{ a: :x, b: :email }.except(:a).values.first", "email"),
    ("{ email: 1 }.keys.first", "email"),
    ("[[:a, :email]].to_h[:a]", "email"),
    ("{ a: { b: :email } }[:a][:b]", "email"),
    ("%w[E MAIL].map { |part| part.downcase }.join", "email"),
    ("%w[e mail].map(&:to_sym).join", "email"),
    ("[%w[e], %w[mail]].flat_map { |part| part }.join", "email"),
    ("%w[e mail].each_with_index.map { |part, i| part }.join", "email"),
    ("'email'.then { |name| name }", "email"),
    ("'email'.tap { |name| puts name }", "email"),
    ("'email'.upcase", "EMAIL"),
    ("nil || 'email'", "email"),
    ("'email' || 'x'", "email"),
    ("(MA; 'email')", "email"),
    ("begin 'email' end", "email"),
    ("->(name) { name }.call('email')", "email"),
    ("proc { 'email' }.()", "email"),
    ("lambda { |a, b = 'mail'| a + b }['e']", "email"),
    ("who? ? 'email' : 'email'", "email"),
    ("who? ? 'email' : 'mail'", None),
    ("case who when 1 then 'email' else 'email' end", "email"),
    ("helper('e', tail: 'mail')", "email"),
    ("helper('e')", "ex"),
    ("early", "email"),
    ("either", None),
    ("Names::EMAIL", "email"),
    ("self.class::EMAIL", "email"),
    ("quote_column_name(:email)", "email"),
    ("Array([:email]).first", "email"),
    ("'%s' % who", None),
    ("format('%s_x', who)", None),
    ("'email'.gsub('e', 'E')", None),
    ("'users'.singularize", None),
    ("who", None),
    ("Other::EMAIL", None),
    ("1", None),
    ("nil", None),
]

PROGRAM = """\
module Names
  EMAIL = :email
end

class Fold < ActiveRecord::Migration[7.0]
  MA = "ma"

  def change
    name = {}
    add_column :users, name, :string
  end

  def helper(head, tail: "x")
    head + tail
  end

  def early
    return "email"
    "never"
  end

  def either
    return "email" if who?

    "mail"
  end
end
"""


def read(expression: str) -> MigrationReading:
    return rails.read(PROGRAM.replace("{}", expression, 1), PATH)


@pytest.mark.parametrize(("expression", "column"), KNOWN)
def test_what_an_expression_stands_for(expression: str, column: str | None) -> None:
    reading = read(expression)
    found = [change.column for change in reading.changes if isinstance(change, ColumnChange)]
    assert found == ([] if column is None else [column])
    whats = {"the name of the column is not written here", "this could not be read as Ruby"}
    assert {unread.what for unread in reading.unread} <= whats
    assert bool(reading.unread) is (column is None)


def columns(body: str) -> list[str]:
    text = f"class A < ActiveRecord::Migration[7.0]\n  def up\n{body}\n  end\nend\n"
    changes = rails.read(text, PATH).changes
    return [change.column for change in changes if isinstance(change, ColumnChange)]


def test_a_block_changes_the_names_around_it_and_its_parameters_hide_them() -> None:
    body = """
    kept, changed = :kept, :before
    [:after].each { |kept| changed = kept }
    add_columns :users, kept, changed, type: :text
    """
    assert columns(body) == ["kept", "after"]


def test_next_and_break_leave_a_loop() -> None:
    body = """
    %i[a b c].each { |name| add_column(:users, name, :text); next; add_column :users, :never, :text }
    %i[d e].each { |name| add_column(:users, name, :text); break }
    %i[f g].each { |name| next if skip?; add_column :users, name, :text }
    """
    assert columns(body) == ["a", "b", "c", "d", "f", "g"]


def test_nothing_behind_a_return_is_read() -> None:
    assert columns("add_column :users, :a, :text\nreturn\nadd_column :users, :b, :text") == ["a"]


def test_what_an_instance_variable_stands_for_is_known_in_every_method() -> None:
    text = """
class A < ActiveRecord::Migration[7.0]
  def up
    @table = :users
    fill
  end

  def fill
    add_column @table, :email, :string
  end
end
"""
    (change,) = rails.read(text, PATH).changes
    assert isinstance(change, ColumnChange)
    assert (str(change.table), change.column) == ("users", "email")


def test_each_class_has_its_own_constants() -> None:
    one = """
class {0} < ActiveRecord::Migration[7.0]
  NAME = :{1}

  def up
    add_column :t, {2}, :text
  end
end
"""
    text = one.format("A", "a", "NAME") + one.format("B", "b", "A::NAME") + one.format("C", "c", "NAME")
    changes = rails.read(text, PATH).changes
    assert [change.column for change in changes if isinstance(change, ColumnChange)] == ["a", "a", "c"]
