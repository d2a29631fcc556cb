"""The hooks that we offer, run by pre-commit itself in a repository that a test makes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from house.programs import repository_files, run
from house.reading import ROOT
from privacyrules.cli import run as privacyrules
from privacyrules.files import packs
from privacyrules.model.config import BASELINE as KNOWN
from privacyrules.readers import READERS, Reader
from repositories import Repository, keep_git_apart, needs_git, repository
from shipped import write

pytestmark = needs_git

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
CHECK, POLICY = "privacyrules-check", "privacyrules-policy"
READING = {name: cast("Reader", import_module(f"privacyrules.readers.{name}")) for name in READERS}
CASES = ROOT / "tests" / "readers" / "cases"

SETTINGS = """\
policy = "planetsoho"
paths = ["migrations"]

[assume]
subject = "user"
source = "data_subject"
purpose = "registration"
"""
USERS = "CREATE TABLE users (id int, email text);\n"
CARDS = "CREATE TABLE cards (id int, card_last4 varchar(4));\n"
PROMISE = '= promise: "We do not keep credit card details or payment details."'
RULES = """\
section: Sharing
rules:
  - id: no-sale
    prohibit: {action: sell, data: personal, subject: user}
    quote: We never sell your data.
    cases:
      - {verdict: denied, flow: {action: sell, data: email, subject: user}}
"""
PACK = {
    "rules/acme/policy.yaml": "title: Acme privacy policy\ndate: 2026-01-15\n",
    "rules/acme/sharing.yaml": RULES,
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with settings and one good migration, away from whoever runs the tests."""
    keep_git_apart(monkeypatch)
    for name in ("PRE_COMMIT", "SKIP", "PRE_COMMIT_ALLOW_NO_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PATH", os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]))
    made = repository(tmp_path / "shop")
    monkeypatch.chdir(made.folder)
    made.commit({"privacyrules.toml": SETTINGS, "migrations/0001.sql": USERS})
    return made


def offer(made: Repository, hook: str, *arguments: str) -> None:
    """Install a hook of ours as it is offered, but for its environment: this one is used as it is."""
    local = {**HOOKS[hook], "language": "system", "args": list(arguments)}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    made.commit({".pre-commit-config.yaml": json.dumps(config)})
    done = pre_commit("install")
    assert done.returncode == 0, done.stdout


def pre_commit(*arguments: str) -> subprocess.CompletedProcess[str]:
    return told(sys.executable, "-m", "pre_commit", *arguments)


def commit() -> subprocess.CompletedProcess[str]:
    return told("git", "commit", "--message", "two")


def told(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8"
    )


def commits(made: Repository) -> int:
    return int(made.git("rev-list", "--count", "HEAD"))


def test_a_bad_migration_blocks_the_commit_with_the_promise(made: Repository) -> None:
    offer(made, CHECK)
    before = commits(made)
    made.stage({"migrations/0002.sql": CARDS})
    done = commit()
    assert (done.returncode, commits(made)) == (1, before)
    assert "error[no-card-or-payment-details]: storing card_partial in cards.card_last4" in done.stdout
    assert "--> migrations/0002.sql:1:29" in done.stdout
    assert PROMISE in done.stdout


def test_a_good_migration_is_committed_whatever_is_left_unstaged(made: Repository) -> None:
    """A YAML file that is no changelog is no reason to refuse either."""
    offer(made, CHECK)
    before = commits(made)
    made.stage({"migrations/0002.sql": "CREATE TABLE jobs (id int);\n", "migrations/ci.yaml": "on: push\n"})
    write(made.folder, {"migrations/0001.sql": USERS + CARDS})
    done = commit()
    assert (done.returncode, commits(made)) == (0, before + 1), done.stdout
    assert re.search(r"^privacyrules check\.+Passed$", done.stdout, re.MULTILINE)
    assert (made.folder / "migrations/0001.sql").read_text(encoding="utf-8") == USERS + CARDS


def test_what_has_nothing_to_do_with_it_starts_nothing(made: Repository) -> None:
    offer(made, CHECK)
    made.stage({"notes.txt": CARDS})
    done = commit()
    assert done.returncode == 0
    assert re.search(r"^privacyrules check\.+\(no files to check\)Skipped$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(("arguments", "code"), [([], 1), (["--staged"], 0)], ids=["as offered", "--staged"])
def test_drafts_and_old_findings_count_unless_only_what_is_staged_is_asked_for(
    made: Repository, arguments: list[str], code: int
) -> None:
    """This is why the hook is not offered with --staged: all files of a clone in CI would pass unseen."""
    made.commit({"migrations/0002.sql": CARDS})
    offer(made, CHECK, *arguments)
    in_ci = pre_commit("run", "--all-files")
    assert (in_ci.returncode, PROMISE in in_ci.stdout) == (code, bool(code))
    made.git("rm", "--quiet", "migrations/0002.sql")
    made.git("commit", "--quiet", "--no-verify", "--message", "without it")
    made.stage({"migrations/0003.sql": "CREATE TABLE jobs (id int);\n"})
    write(made.folder, {"migrations/0004_draft.sql": CARDS})
    done = commit()
    assert (done.returncode, "migrations/0004_draft.sql:1:29" in done.stdout) == (code, bool(code))


@pytest.fixture
def acme(made: Repository) -> Repository:
    """The repository with a policy of its own, pinned."""
    write(made.folder, {"policy.txt": "# Sharing\n\nWe never sell your data.\n", **PACK})
    made.git("rm", "--quiet", "privacyrules.toml")
    assert privacyrules(["pin", "--document", "policy.txt"]) == 0
    made.commit({})
    offer(made, POLICY)
    return made


def test_rules_that_keep_their_cases_and_carry_the_policy_are_committed(acme: Repository) -> None:
    acme.stage({"rules/acme/sharing.yaml": RULES + "    fix: Ask the privacy owner.\n"})
    done = commit()
    assert done.returncode == 0, done.stdout
    assert re.search(r"^privacyrules test and coverage\.+Passed$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "prohibit: {action: sell",
            "prohibit: {action: sel",
            2,
            "error: rules/acme/sharing.yaml:4:24: 'sel' is no action term; did you mean 'sell'?",
        ),
        ("verdict: denied", "verdict: allowed", 1, "rules/acme/sharing.yaml:7:9"),
    ],
    ids=["a wrong word", "a case that fails"],
)
def test_a_wrong_rule_blocks_the_commit_with_its_place(
    acme: Repository, old: str, new: str, code: int, said: str
) -> None:
    before = commits(acme)
    acme.stage({"rules/acme/sharing.yaml": RULES.replace(old, new, 1)})
    done = commit()
    assert said in done.stdout, done.stdout
    assert f"- exit code: {code}" in done.stdout
    assert commits(acme) == before


def test_a_sentence_that_nothing_carries_blocks_the_commit(acme: Repository) -> None:
    text = "# Sharing\n\nWe never sell your data.\n\nWe never give it away.\n"
    write(acme.folder, {"policy.txt": text})
    assert privacyrules(["pin", "--document", "policy.txt"]) == 0
    acme.stage({})
    done = commit()
    assert "- exit code: 1" in done.stdout
    assert "sentence 2" in done.stdout, done.stdout


def starts(hook: str, path: str) -> bool:
    """Whether pre-commit would start a hook for a file: as it searches, in the whole path."""
    return re.search(HOOKS[hook]["files"], path) is not None


def case_paths() -> Iterator[str]:
    """The paths under which the readers' cases are read."""
    for file in sorted(CASES.glob("*/*/input.*")):
        yield file.name
        expected = file.parent / "expected.json"
        stated = json.loads(expected.read_text(encoding="utf-8")) if expected.exists() else {}
        if isinstance(stated, dict) and "path" in stated:
            yield stated["path"]


def test_every_case_of_every_reader_starts_the_check() -> None:
    paths = list(case_paths())
    assert len(paths) > len(READERS)
    assert [path for path in paths if not starts(CHECK, path)] == []


FOLDERS = ("db", "migrations", "versions", "migrate", "entities", "models", "prisma", "Updates", "shop")
STEMS = ("0001_cards", "20240101000000_cards", "2024_01_01_000000_cards", "Version20240101", "V2__cards")
FILES = (*STEMS, "models", "schema", "app", "user.entity", "x.flows", "structure")
ENDINGS = sorted({ending for path in case_paths() for ending in re.findall(r"\.\w+", path)})
WORDS = st.text("abcdefghijklmnopqrstuvwxyz._-", max_size=6)

some_path = st.builds(
    lambda folders, name, ending: "/".join([*folders, name + ending]),
    st.lists(st.sampled_from(FOLDERS), max_size=3),
    st.sampled_from(FILES) | WORDS,
    (st.sampled_from([*ENDINGS, ".php.stub", ".d.ts", ".jsx", ".txt"]) | WORDS).flatmap(
        lambda ending: st.sampled_from([ending, ending.upper()])
    ),
)


@given(some_path)
def test_whatever_a_reader_claims_starts_the_check(path: str) -> None:
    claiming = [name for name, reader in READING.items() if reader.claims(path)]
    assert starts(CHECK, path) or claiming == []


def test_what_is_known_already_starts_the_check() -> None:
    assert starts(CHECK, f"services/billing/{KNOWN}")


def test_settings_and_all_files_of_a_policy_start_both_hooks() -> None:
    folder = ROOT / "rules" / "planetsoho"
    lock = packs.lock_file(folder)
    assert lock is not None
    files = [packs.policy_file(folder), lock, *packs.section_files(folder)]
    files += [*packs.vocabulary_files(folder), *packs.lexicon_files(folder)]
    paths = [*(path for path, _ in files), "pyproject.toml", "services/billing/privacyrules.toml"]
    assert [(hook, path) for hook in HOOKS for path in paths if not starts(hook, path)] == []


def test_no_hook_is_given_names_or_leaves_out_kinds_of_files() -> None:
    """pre-commit cuts long lists of names into several runs, and leaves out links unless told otherwise."""
    assert HOOKS.keys() == {CHECK, POLICY}
    for hook in HOOKS.values():
        assert (hook["pass_filenames"], hook["require_serial"], hook["types"]) == (False, True, [])
        assert "exclude" not in hook


@pytest.fixture
def published(tmp_path: Path, made: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """This checkout as a repository of its own, and a pip that finds what it needs without a network."""
    needed = ("src/", "rules/", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name)
    names = [name for name in repository_files() or [] if name.startswith(needed)]
    if not names:
        pytest.skip("not run: the files of the repository are not known here (no git checkout)")
    published = repository(tmp_path / "published")
    published.commit(
        {name: (ROOT / name).read_text(encoding="utf-8") for name in names if (ROOT / name).is_file()}
    )
    for name, value in {"PYTHONPATH": str(libraries(tmp_path)), **WITHOUT_NETWORK}.items():
        monkeypatch.setenv(name, value)
    return published


WITHOUT_NETWORK = {
    "PIP_NO_COMPILE": "1",
    "PIP_NO_INDEX": "1",
    "PIP_NO_BUILD_ISOLATION": "0",
    "PIP_CONFIG_FILE": os.devnull,
}


def libraries(folder: Path) -> Path:
    """A folder with all that is installed here, except ourselves and what makes environments."""
    made = folder / "libraries"
    made.mkdir()
    own = re.compile(r"_*(?:editable_impl_)?privacyrules|pip\b|virtualenv|__pycache__|.*\.pth$")
    for path in sorted({Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}):
        for entry in path.iterdir():
            if not own.match(entry.name):
                try:
                    (made / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
                except OSError as error:
                    pytest.skip(f"not run: links cannot be made here ({error})")
    return made


def test_pre_commit_installs_and_runs_the_hooks_of_this_repository(
    made: Repository, published: Repository
) -> None:
    made.commit({"migrations/0002.sql": CARDS})
    done = pre_commit("try-repo", str(published.folder), CHECK, "--all-files")
    if "An unexpected error has occurred: CalledProcessError" in done.stdout:
        pytest.skip("not run: the hooks' environment could not be built here (pip or virtualenv failed)")
    assert done.returncode == 1, done.stdout
    assert re.search(r"^privacyrules check\.+Failed$", done.stdout, re.MULTILINE)
    assert PROMISE in done.stdout


def test_an_extra_beside_a_hook_comes_from_the_same_revision(published: Repository) -> None:
    """As pre-commit calls pip; nothing else can be found, so that another revision would be an error."""
    code, output = run(
        sys.executable, "-m", "pip", "install", "--dry-run", ".", "privacyrules[rails]", root=published.folder
    )
    if "No module named pip" in output:
        pytest.skip("not run: there is no pip here")
    assert code == 0, output
    assert re.findall(r"^Would install privacyrules-[\d.]+", output, re.MULTILINE), output
