"""What CI is told to run, run as it stands in a clone of the example project: it fails as it should."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from house.reading import ROOT
from repositories import Repository, keep_git_apart, needs_git, repository

RECIPES = ROOT / "tests" / "recipes"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
README = (ROOT / "README.md").read_text(encoding="utf-8")

pytestmark = [
    needs_git,
    pytest.mark.skipif(
        sys.platform == "win32" or shutil.which("bash") is None, reason="not run: there is no shell here"
    ),
]

TODAY = ("--today", "2026-01-15")
OLD = "error[not-covered]: the flow 'monthly-newsletter' is not covered: the policy does not speak of it"
BAD = "ALTER TABLE profiles ADD COLUMN payout_iban text;\n"
NEW = "error[no-card-or-payment-details]: storing iban in profiles.payout_iban breaks a promise"
GOOD = "CREATE TABLE jobs (id integer PRIMARY KEY, attempts integer NOT NULL);\n"


class Ended(NamedTuple):
    """How a script ended, and what it told on both streams together."""

    code: int
    out: str

    @property
    def first(self) -> str:
        """The first line that names a finding or a mistake."""
        return next((line for line in self.out.splitlines() if re.match(r"error|::error", line)), "")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A clone of the example project on a branch of its own, on a machine where privacyrules is installed."""
    keep_git_apart(monkeypatch)
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "CI_"))] + ["BASE"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]))
    shutil.copytree(ROOT / "tests" / "example_project", tmp_path / "origin")
    repository(tmp_path / "origin").commit({})
    cloned = Repository(tmp_path / "clone")
    cloned.folder.mkdir()
    cloned.git("clone", "--quiet", str(tmp_path / "origin"), ".")
    cloned.git("checkout", "--quiet", "-b", "payouts")
    monkeypatch.chdir(cloned.folder)
    return cloned


def ended(*command: str, **environment: str) -> Ended:
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return Ended(done.returncode, done.stdout)


def bash(script: str, **environment: str) -> Ended:
    """Run a step as GitHub does: `shell: bash` stands for these options."""
    return ended("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, **environment)


# The plain script, and the hook without pre-commit


def test_the_script_tells_everything_where_there_is_no_base(clone: Repository) -> None:
    found = ended("sh", str(RECIPES / "check.sh"), *TODAY)
    assert (found.code, found.first) == (1, OLD)


@pytest.mark.parametrize(("migration", "code", "first"), [(BAD, 1, NEW), (GOOD, 0, "")])
def test_the_script_tells_what_is_new_since_its_base(
    clone: Repository, migration: str, code: int, first: str
) -> None:
    clone.commit({"migrations/0024_payout.sql": migration})
    found = ended("sh", str(RECIPES / "check.sh"), *TODAY, BASE="origin/main")
    assert (found.code, found.first) == (code, first)


def test_the_plain_hook_judges_what_is_staged_and_nothing_else(clone: Repository) -> None:
    hook = clone.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(RECIPES / "pre-commit", hook)
    hook.chmod(0o755)
    commit = ("git", "commit", "--quiet", "--message", "payouts")

    clone.stage({"migrations/0024_payout.sql": BAD})
    found = ended(*commit)
    assert (found.code, found.first) == (1, NEW)

    clone.stage({"migrations/0024_payout.sql": GOOD})
    (clone.folder / "migrations" / "0024_payout.sql").write_text(BAD, encoding="utf-8")
    assert ended(*commit).code == 0


# GitLab


def test_the_gitlab_job_fails_with_the_new_finding_and_leaves_a_report(clone: Repository) -> None:
    job = yaml.safe_load((RECIPES / "gitlab-ci.yml").read_text(encoding="utf-8"))["privacy"]
    base = clone.git("rev-parse", "HEAD")
    clone.commit({"migrations/0024_payout.sql": BAD})
    found = bash("\n".join(job["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (found.code, found.first) == (1, NEW)
    bash("\n".join(job["after_script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    report = job["artifacts"]["reports"]["codequality"]
    (issue,) = json.loads((clone.folder / report).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "migrations/0024_payout.sql"
    assert issue["check_name"] == "no-card-or-payment-details"


# The action for GitHub


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the action's first step installs; what we depend on is taken from here, without a network."""
    temporary = tmp_path_factory.mktemp("runner")
    found = bash(
        INSTALL["run"],
        RUNNER_TEMP=str(temporary),
        GITHUB_ACTION_PATH=str(ROOT),
        EXTRAS="rails,js",
        PATH=os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
        PIP_NO_COMPILE="1",
        PIP_NO_DEPS="1",
        PIP_NO_INDEX="1",
        PIP_NO_BUILD_ISOLATION="0",
        PIP_CONFIG_FILE=os.devnull,
    )
    if "No module named pip" in found.out:
        pytest.skip("not run: there is no pip here")
    assert found.code == 0, found.out
    return temporary


def action(installed: Path, inputs: dict[str, str], **environment: str) -> Ended:
    """Run the action's second step with inputs, and the defaults of those that are left out."""
    assert inputs.keys() <= ACTION["inputs"].keys()
    values = {name: str(stated["default"]) for name, stated in ACTION["inputs"].items()} | inputs
    given = {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: values[found[1]], text)
        for name, text in CHECK["env"].items()
    }
    return bash(CHECK["run"], RUNNER_TEMP=str(installed), **given, **environment)


def test_the_action_tells_a_pull_request_what_it_brings_beside_the_line(
    clone: Repository, installed: Path
) -> None:
    clone.commit({"migrations/0024_payout.sql": BAD})
    found = action(installed, {}, GITHUB_BASE_REF="main")
    assert found.code == 1
    assert found.first.startswith(
        "::error file=migrations/0024_payout.sql,line=1,col=33,"
        "title=privacyrules no-card-or-payment-details::storing iban in profiles.payout_iban"
    )
    assert len(re.findall("^::error", found.out, re.MULTILINE)) == 1


def test_the_action_passes_a_pull_request_that_brings_nothing_bad(clone: Repository, installed: Path) -> None:
    clone.commit({"migrations/0024_payout.sql": GOOD})
    found = action(installed, {}, GITHUB_BASE_REF="main")
    assert (found.code, found.first) == (0, "")


@pytest.mark.parametrize(
    ("inputs", "code", "first"),
    [
        ({"base": "none"}, 1, OLD),
        ({"base": "HEAD~1"}, 1, NEW),
        ({"base": "none", "paths": "migrations/0001_users.sql\nmigrations/0024_payout.sql\n"}, 1, NEW),
        (
            {"base": "none", "paths": "no such folder"},
            2,
            "error: no such folder: there is no such file or folder",
        ),
        ({"policy": "nobody"}, 2, "error: there is no policy 'nobody'; known here: planetsoho"),
        ({"base": "none", "args": "--exit-zero\n--exclude *"}, 2, None),
    ],
    ids=["everything", "another base", "two paths", "a path with spaces", "a wrong policy", "stars"],
)
def test_the_action_passes_its_inputs_on(
    clone: Repository, installed: Path, inputs: dict[str, str], code: int, first: str | None
) -> None:
    clone.commit({"migrations/0024_payout.sql": BAD})
    args = " ".join([*TODAY, inputs.get("args", "")])
    found = action(installed, {"format": "text", **inputs, "args": args}, GITHUB_BASE_REF="main")
    assert found.code == code, found.out
    assert first is None or found.first == first


def test_the_action_says_what_to_fetch_where_the_clone_is_shallow(
    clone: Repository, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1", "2"):
        clone.commit({f"migrations/002{name}_jobs.sql": GOOD})
    shallow = Repository(clone.folder.parent / "shallow")
    shallow.folder.mkdir()
    shallow.git("clone", "--quiet", "--depth", "1", clone.folder.as_uri(), ".")
    monkeypatch.chdir(shallow.folder)
    found = action(installed, {}, GITHUB_BASE_REF="main")
    assert found.code == 2
    assert found.first == (
        "error: --changed origin/main: this clone is shallow and does not hold 'origin/main'; "
        "fetch the history first: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"
    )


def test_no_input_of_the_action_is_run_as_a_command_or_imported(clone: Repository, installed: Path) -> None:
    """A pull request chooses names of branches and files; neither may take over the gate."""
    clone.commit(
        {
            "migrations/0024_payout.sql": BAD,
            "click.py": "raise SystemExit(0)\n",
            "privacyrules.py": "exit(0)\n",
        }
    )
    wanted = {"base": "$(touch taken)", "paths": "`touch taken`", "args": "; touch taken #"}
    assert action(installed, wanted).code == 2
    assert not (clone.folder / "taken").exists()
    assert action(installed, {"base": "origin/main"}).code == 1


def test_the_action_uses_all_its_inputs_and_puts_none_into_a_script() -> None:
    steps = ACTION["runs"]["steps"]
    named = {
        name for step in steps for text in step["env"].values() for name in re.findall(r"inputs\.(\w+)", text)
    }
    assert named == ACTION["inputs"].keys()
    for step in steps:
        assert "${{" not in step["run"]
        assert [
            name for name in step["env"] if f"${name}" not in step["run"] and f"${{{name}" not in step["run"]
        ] == []


def test_the_workflow_gives_the_action_what_it_needs() -> None:
    workflow = yaml.safe_load((RECIPES / "github.yml").read_text(encoding="utf-8"))
    checkout, python, ours = workflow["jobs"]["privacy"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert python["uses"].startswith("actions/setup-python@")
    assert ours["uses"].partition("/")[2].startswith("privacyrules@v")
    assert ours["with"].keys() <= ACTION["inputs"].keys()


# The README


@pytest.mark.parametrize("recipe", sorted(RECIPES.iterdir()), ids=lambda recipe: recipe.name)
def test_the_readme_shows_or_links_every_recipe(recipe: Path) -> None:
    if "tests/recipes/" not in README:
        pytest.skip("not run: README.md has no section on CI yet")
    shown = recipe.read_text(encoding="utf-8").partition("\n")[2].strip()
    assert f"(tests/recipes/{recipe.name})" in README or shown in README
