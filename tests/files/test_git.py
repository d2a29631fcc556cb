"""What git keeps: files of the index and of commits, of every kind of name and repository."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from privacyrules.files import git as git_room
from privacyrules.files.git import Git
from privacyrules.files.inputs import Input, NotEntered
from privacyrules.files.kept import chosen, inputs_in, missing
from privacyrules.files.revisions import INDEX, Change, Entry, changed, files_in, merge_base, staged
from privacyrules.files.walk import excluded
from privacyrules.model.places import MistakesError
from privacyrules.syntax.nearest import nearest
from repositories import Repository, keep_git_apart, needs_git, repository

pytestmark = needs_git

NAMES = (
    "a b.sql",
    'quo"te.sql',
    "тест/é.sql",
    "-x.sql",
    ":(glob)*.sql",
    "tab\there.sql",
    "new\nline.sql",
    "\\.sql",
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    keep_git_apart(monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(here: Path) -> Repository:
    return repository(here)


@pytest.fixture
def git(made: Repository) -> Iterator[Git]:
    with Git(made.folder, "--staged") as opened:
        yield opened


def mistake(folder: Path | str = ".", base: str | None = None) -> str:
    """The one mistake of finding a repository, or a merge base in it."""
    with pytest.raises(MistakesError) as caught, Git(Path(folder), "--changed x") as opened:
        merge_base(opened, base or "HEAD", nearest)
    (problem,) = caught.value.problems
    return str(problem)


def contents(git: Git, found: Sequence[Entry]) -> dict[str, str]:
    return {entry.path: git.blob(entry.id, entry.path).decode() for entry in found}


def after(changes: Iterator[Change]) -> list[Entry]:
    return [change.after for change in changes if change.after]


def named(found: Iterator[Input | NotEntered]) -> dict[str, str]:
    """What each input holds, by its name; a folder that was not entered ends with a slash."""
    return {
        (f"{each.name}/" if isinstance(each, NotEntered) else each.name): (
            "" if isinstance(each, NotEntered) else each.read().decode()
        )
        for each in found
    }


def everything(git: Git, tree: str, *paths: str, exclude: Sequence[str] = ()) -> dict[str, str]:
    """The inputs that paths mean in a commit or the index."""
    choice = chosen(git, [Path(path) for path in paths or (".",)], lambda name: excluded(name, exclude))
    return named(inputs_in(choice, tree, files_in(git, tree, choice.paths)))


# Which files, and their bytes.


def test_names_of_every_kind_are_read_to_the_letter(made: Repository, git: Git) -> None:
    made.commit({name: f"of {name}" for name in NAMES})
    made.stage({name: f"more of {name}" for name in NAMES})
    assert contents(git, after(staged(git))) == {name: f"more of {name}" for name in NAMES}
    assert contents(git, list(files_in(git, "HEAD", [""]))) == {name: f"of {name}" for name in NAMES}
    for name in NAMES:
        assert [entry.path for entry in files_in(git, "HEAD", [name])] == [name]
        assert [entry.path for entry in files_in(git, INDEX, [name])] == [name]


def test_names_that_are_no_text_are_read_too_and_told_apart(made: Repository, git: Git) -> None:
    """Nor does one meet a name that is written as its code is."""
    names = {
        os.fsdecode(b"\xff.sql"): r"\xff.sql",
        os.fsdecode(b"\xfe.sql"): r"\xfe.sql",
        r"\xfe.sql": r"\\xfe.sql",
    }
    try:
        made.stage({name: f"of {said}" for name, said in names.items()})
    except OSError:
        pytest.skip("not run: this file system takes text only")
    assert everything(git, INDEX) == {said: f"of {said}" for said in names.values()}


def test_bytes_are_those_that_git_keeps_and_not_those_that_a_filter_makes(made: Repository, git: Git) -> None:
    attributes = "*.sql filter=shout diff=shout text eol=crlf ident\n"
    for key in ("filter.shout.smudge", "diff.shout.textconv", "diff.shout.command", "diff.external"):
        made.git("config", key, "touch ran; echo")
    made.stage({".gitattributes": attributes, "a.sql": "$Id$\none\n"})
    assert contents(git, after(staged(git)))["a.sql"] == "$Id$\none\n"
    assert not (made.folder / "ran").exists()


@pytest.mark.parametrize("data", [b"", b"\n", b"\0\xff\r\n", b"x" * 300_000, b"blob 5\nabc"])
def test_bytes_come_whole_one_file_after_the_other(made: Repository, git: Git, data: bytes) -> None:
    (made.folder / "a.sql").write_bytes(data)
    (made.folder / "b.sql").write_bytes(b"after")
    made.git("add", ".")
    one, other = after(staged(git))
    for _ in range(2):
        assert git.blob(one.id, "a.sql") == data
        assert git.blob(other.id, "b.sql") == b"after"


def test_a_file_that_is_too_large_is_a_mistake_and_the_next_is_read(
    made: Repository, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.stage({"a.sql": "123456", "b.sql": "12345"})
    monkeypatch.setattr(git_room, "LARGEST", 5)
    one, other = after(staged(git))
    with pytest.raises(MistakesError, match=r"^a.sql: the file is larger than .* and was not read; split it"):
        git.blob(one.id, "a.sql")
    assert git.blob(other.id, "b.sql") == b"12345"


def test_what_git_does_not_hold_is_a_mistake_and_the_next_is_read(made: Repository, git: Git) -> None:
    made.stage({"a.sql": "one"})
    (entry,) = after(staged(git))
    for name in ("0" * 40, "HEAD:a.sql", ":0:a b.sql 7"):
        with pytest.raises(MistakesError, match=r"^x: git does not hold the text of this file; `git fetch`"):
            git.blob(name, "x")
    assert git.blob(entry.id, "x") == git.blob(":0:a.sql", "x") == b"one"


def test_every_kind_of_change_is_told_with_both_sides(made: Repository, git: Git) -> None:
    old = made.commit({name: f"{name}\n" * 9 for name in ("changed", "moved", "gone", "kind", "mode")})
    made.git("mv", "moved", "there")
    made.git("rm", "--quiet", "gone")
    (made.folder / "kind").unlink()
    (made.folder / "kind").symlink_to("changed")
    (made.folder / "mode").chmod(0o755)
    made.stage({"changed": "else", "new": "new", "copy": "mode\n" * 9})
    kinds = {c.path: (c.before is not None, c.after is not None) for c in staged(git)}
    both, came, went = (True, True), (False, True), (True, False)
    expected = {"changed": both, "kind": both, "mode": both, "new": came, "copy": came, "there": came}
    assert kinds == {**expected, "moved": went, "gone": went}
    new = made.commit({}, "two")
    assert {c.path: (c.before is not None, c.after is not None) for c in changed(git, old, new)} == kinds
    assert list(staged(git)) == []


def test_what_is_only_in_the_work_tree_or_meant_to_be_added_is_not_staged(made: Repository, git: Git) -> None:
    made.commit({"a.sql": "one"})
    (made.folder / "a.sql").write_text("two")
    (made.folder / "b.sql").write_text("new")
    made.git("add", "--intent-to-add", "b.sql")
    assert list(staged(git)) == []


def test_the_users_settings_of_git_change_nothing(made: Repository) -> None:
    made.commit({"d/a.sql": "one\n" * 9, "d/b.sql": "two"})
    made.git("mv", "d/a.sql", "d/c.sql")
    with Git(made.folder, "--staged") as plain:
        expected = list(staged(plain))
    assert [change.path for change in expected] == ["d/a.sql", "d/c.sql"]
    for key, value in (
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.relative", "true"),
        ("diff.orderFile", "no/such/file"),
        ("diff.submodule", "log"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.abbrev", "4"),
        ("core.pager", "false"),
        ("core.fsmonitor", "touch ran; echo"),
        ("core.hooksPath", "hooks"),
        ("alias.diff", "!touch ran"),
    ):
        made.git("config", key, value)
    with Git(made.folder / "d", "--staged") as odd:
        assert list(staged(odd)) == expected
        assert [entry.path for entry in files_in(odd, INDEX, ["d"])] == ["d/b.sql", "d/c.sql"]
    assert not (made.folder / "ran").exists()


def test_the_environment_cannot_change_what_paths_mean(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.commit({"*.sql": "star", "a.sql": "a"})
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    with Git(made.folder, "--staged") as opened:
        assert [entry.path for entry in files_in(opened, "HEAD", ["*.sql"])] == ["*.sql"]


def test_nothing_is_written_into_the_repository(made: Repository) -> None:
    base = made.commit({"a.sql": "one"})
    made.stage({"b.sql": "two"})
    os.utime(made.folder / "a.sql", (1, 1))  # Git would like to note that in its index.
    before = {path: path.stat().st_mtime_ns for path in sorted((made.folder / ".git").rglob("*"))}
    with Git(made.folder, "--staged") as opened:
        assert len(list(staged(opened))) == 1
        assert len(list(files_in(opened, INDEX, [""]))) == 2
        assert merge_base(opened, base, nearest) == base
    assert {path: path.stat().st_mtime_ns for path in sorted((made.folder / ".git").rglob("*"))} == before


# Which repository.


def test_from_a_folder_below_the_top_is_found(made: Repository) -> None:
    made.stage({"deep/er/a.sql": "one"})
    with Git(made.folder / "deep/er", "--staged") as opened:
        assert opened.top == made.folder
        assert contents(opened, after(staged(opened))) == {"deep/er/a.sql": "one"}


def test_a_work_tree_beside_has_an_index_of_its_own(made: Repository, here: Path) -> None:
    made.commit({"a.sql": "one"})
    made.git("worktree", "add", "--quiet", "-b", "side", "beside")
    side = Repository(here / "beside")
    side.stage({"b.sql": "two"})
    with Git(side.folder, "--staged") as opened:
        assert opened.top == side.folder
        assert contents(opened, after(staged(opened))) == {"b.sql": "two"}
        assert merge_base(opened, "main", nearest) == made.git("rev-parse", "main")


def test_a_submodule_is_a_repository_and_no_file_of_the_one_around_it(here: Path) -> None:
    repository(here / "inner").commit({"a.sql": "inner"})
    outer = repository(here / "outer")
    outer.commit({"o.sql": "outer"})
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(here / "inner"), "sub")
    inside = Repository(outer.folder / "sub")
    inside.stage({"b.sql": "staged"})
    with Git(inside.folder, "--staged") as opened:
        assert opened.top == inside.folder
        assert contents(opened, after(staged(opened))) == {"b.sql": "staged"}
    os.chdir(outer.folder)
    with Git(outer.folder, "--staged") as opened:
        assert [change.path for change in staged(opened)] == [".gitmodules"]
        assert list(everything(opened, INDEX)) == [".gitmodules", "o.sql"]


def test_a_hook_may_ask_about_another_index_of_a_repository_that_it_names(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git does for `git commit --all` and `git commit FILE`, and in a work tree beside."""
    made.commit({"db/a.sql": "one"})
    made.git("read-tree", "HEAD", GIT_INDEX_FILE=".git/next")
    (made.folder / "db/a.sql").write_text("two")
    made.git("add", ".", GIT_INDEX_FILE=".git/next")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next")
    monkeypatch.setenv("GIT_DIR", ".git")
    with Git(made.folder / "db", "--staged") as opened:
        assert opened.top == made.folder
        assert contents(opened, after(staged(opened))) == {"db/a.sql": "two"}


def test_outside_of_a_repository_is_a_mistake(here: Path) -> None:
    said = f"--changed x: {here} lies in no git repository"
    assert mistake(here) == f"{said}; run it in one, or name the files that are to be checked"


def test_without_git_is_a_mistake(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    assert mistake() == "--changed x: git cannot be run; install it, or name the files that are to be checked"


def test_a_repository_of_somebody_else_is_a_mistake(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert mistake() == (
        "--changed x: git does not read a repository that belongs to somebody else; "
        f"if you trust it: `git config --global --add safe.directory {made.folder}`"
    )


def test_a_repository_without_files_is_a_mistake_in_gits_own_words(here: Path) -> None:
    repository(here / "r").git("clone", "--quiet", "--bare", ".", str(here / "bare"))
    assert mistake(here / "bare") == "--changed x: git says: this operation must be run in a work tree"


# Where a branch was left.


@pytest.fixture
def branched(made: Repository) -> Repository:
    """`main` and `feature` went on from `fork`; HEAD is `feature`."""
    made.commit({"a": "1"})
    made.git("tag", "fork")
    made.git("checkout", "--quiet", "-b", "feature")
    made.commit({"b": "2"}, "on feature")
    made.git("checkout", "--quiet", "main")
    made.commit({"c": "3"}, "on main")
    made.git("update-ref", "refs/remotes/origin/main", "main")
    made.git("checkout", "--quiet", "feature")
    return made


def found_base(made: Repository, base: str) -> str:
    with Git(made.folder, "--changed") as opened:
        return made.git("name-rev", "--tags", "--name-only", merge_base(opened, base, nearest)).removesuffix(
            "^0"
        )


def test_the_base_is_where_head_left_it(branched: Repository) -> None:
    for base in ("main", "origin/main", "main~1", "main^{commit}", "fork", "refs/heads/main"):
        assert found_base(branched, base) == "fork"


def test_a_detached_head_and_a_merge_have_a_base_too(branched: Repository) -> None:
    branched.git("checkout", "--quiet", "--detach")
    assert found_base(branched, "main") == "fork"
    branched.git("merge", "--quiet", "--no-edit", "main")
    branched.git("tag", "-a", "merged", "main", "-m", "annotated")
    assert found_base(branched, "main") == "merged"
    assert found_base(branched, "merged") == "merged"


def test_a_repository_without_a_commit_has_none(made: Repository) -> None:
    assert mistake(base="main") == (
        "--changed x: there is no commit yet; `--staged` judges what is about to be committed"
    )


def test_what_is_no_commit_is_a_mistake_with_the_nearest_branch(branched: Repository) -> None:
    no_name = "is no name of a commit; write a branch, a tag, or a commit's own name"
    way_out = "`git branch --all` lists the branches"
    for base, said in {
        "mian": "there is no commit 'mian'; did you mean 'main'?",
        "origin/mian": "there is no commit 'origin/mian'; did you mean 'origin/main'?",
        "nothing": f"there is no commit 'nothing'; {way_out}",
        "HEAD:a": f"there is no commit 'HEAD:a'; {way_out}",
        "0" * 40: f"there is no commit '{'0' * 40}'; {way_out}",
        "--all": f"'--all' {no_name}",
        "-h": f"'-h' {no_name}",
    }.items():
        assert mistake(base=base) == f"--changed x: {said}"


def test_a_branch_that_is_known_from_elsewhere_only_is_named_in_full(branched: Repository) -> None:
    branched.git("branch", "--quiet", "-D", "main")
    assert mistake(base="main") == "--changed x: there is no commit 'main'; did you mean 'origin/main'?"


def test_commits_with_nothing_in_common_are_a_mistake(branched: Repository) -> None:
    branched.git("checkout", "--quiet", "--orphan", "other")
    branched.commit({}, "a new start")
    said = "HEAD and 'main' have no commit in common; name the branch that it came from"
    assert mistake(base="main") == f"--changed x: {said}"


def test_a_shallow_clone_says_what_it_lacks(branched: Repository, here: Path) -> None:
    address = branched.folder.as_uri()
    Repository(here).git("clone", "--quiet", "--depth", "1", "--branch", "feature", address, "shallow")
    way_out = "fetch the history first: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"
    said = "--changed x: this clone is shallow and does not hold"
    assert mistake("shallow", "origin/main") == f"{said} 'origin/main'; {way_out}"
    shallow = Repository(here / "shallow")
    shallow.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert mistake("shallow", "origin/main") == (
        f"{said} the commit where HEAD left 'origin/main'; {way_out}"
    )
    shallow.git("fetch", "--quiet", "--unshallow")
    with Git(shallow.folder, "--changed") as opened:
        assert merge_base(opened, "origin/main", nearest) == branched.git("rev-parse", "fork")


# What the user names, as inputs.


def test_inputs_are_named_as_files_of_the_disk_are(
    made: Repository, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.stage({"db/a b.sql": "one", "other/b.sql": "two"})
    assert everything(git, INDEX) == {"db/a b.sql": "one", "other/b.sql": "two"}
    assert everything(git, INDEX, "db", "other/b.sql", "db") == {"db/a b.sql": "one", "other/b.sql": "two"}
    assert everything(git, INDEX, "d") == {}
    monkeypatch.chdir(made.folder / "db")
    assert everything(git, INDEX, ".", "../other") == {
        "a b.sql": "one",
        f"{made.folder}/other/b.sql": "two",
    }
    monkeypatch.chdir(made.folder.parent)
    assert everything(git, INDEX, f"{made.folder.name}/db") == {f"{made.folder.name}/db/a b.sql": "one"}


def test_what_is_excluded_is_left_out_even_if_it_is_named(made: Repository, git: Git) -> None:
    made.stage({"db/a.sql": "one", "db/old/b.sql": "two"})
    assert everything(git, INDEX, exclude=["db/old"]) == {"db/a.sql": "one"}
    assert everything(git, INDEX, "db/old/b.sql", exclude=["db/old"]) == {}


def test_links_are_read_as_what_they_lead_to(made: Repository, git: Git) -> None:
    made.stage({"store/3f2a": "text", "db/other.txt": ""})
    for link, target in (("one.sql", "../store/3f2a"), ("two.sql", "one.sql"), ("up.sql", "..")):
        (made.folder / "db" / link).symlink_to(target)
    made.git("add", ".")
    tree = made.commit({})
    for kept in (INDEX, tree):
        choice = chosen(git, [made.folder / "db"], lambda _: False)
        found = [i for i in inputs_in(choice, kept, files_in(git, kept, ["db"])) if isinstance(i, Input)]
        assert [(i.name, i.own) for i in found] == [
            ("store/3f2a", "one.sql"),
            ("db/other.txt", "other.txt"),
            ("store/3f2a", "two.sql"),
            ("db/up.sql", "up.sql"),
        ]
        assert found[0].read() == b"text"
        with pytest.raises(MistakesError, match=r"^db/up.sql: this link leads to no file of the repository"):
            found[3].read()


@pytest.mark.parametrize("target", ["/etc/hostname", "../../outside.sql", "nowhere.sql", "a.sql"])
def test_a_link_that_leads_out_nowhere_or_in_a_circle_is_a_mistake(
    made: Repository, git: Git, target: str
) -> None:
    (made.folder / "a.sql").symlink_to(target)
    made.git("add", ".")
    with pytest.raises(MistakesError, match=r"^a.sql: this link leads to no file of the repository; put"):
        everything(git, INDEX)


def test_a_file_that_git_lfs_keeps_is_a_mistake(made: Repository, git: Git) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    made.stage({"a.sql": pointer})
    with pytest.raises(MistakesError, match=r"^a.sql: git does not hold the text of this file: Git LFS"):
        everything(git, INDEX)


def test_installed_packages_are_left_alone_unless_they_are_named(made: Repository, git: Git) -> None:
    files = {".venv/pyvenv.cfg": "", ".venv/m/a.sql": "a", "node_modules/p/b.sql": "b", "c.sql": "c"}
    made.stage(files)
    assert everything(git, INDEX) == {".venv/": "", "c.sql": "c", "node_modules/": ""}
    assert everything(git, INDEX, "node_modules", ".venv/m") == {
        ".venv/m/a.sql": "a",
        "node_modules/p/b.sql": "b",
    }


def test_a_path_outside_of_the_repository_is_a_mistake(made: Repository, git: Git) -> None:
    with pytest.raises(MistakesError) as caught:
        chosen(git, [Path("db"), made.folder.parent / "x", Path("/")], lambda _: False)
    assert [str(problem) for problem in caught.value.problems] == [
        f"{path}: it lies outside of the repository {made.folder}; ask of one repository at a time"
        for path in ("/", f"{made.folder.parent}/x")
    ]


def test_a_path_that_nobody_knows_is_missing(made: Repository, git: Git) -> None:
    made.stage({"db/a.sql": "one"})
    paths = [Path(path) for path in ("db", "db/a.sql", "gone", "gone/b.sql", "nowhere", "d")]
    choice = chosen(git, paths, lambda _: False)
    assert [str(problem) for problem in missing(choice, paths, ["gone/b.sql"])] == [
        "nowhere: there is no such file or folder",
        "d: there is no such file or folder",
    ]
