"""The name of a pack in, a policy ready to decide out; compiled once, then read from the user's cache."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from privacyrules import __version__
from privacyrules.files import packs
from privacyrules.files.cache import cached, keep
from privacyrules.model.config import ColumnStatement, Config
from privacyrules.model.masks import Masks
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.policy import Policy, Scope
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.policy import stored, stored_settings
from privacyrules.workflows.day import day_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from mmap import mmap

    from privacyrules.model.classification import Lexicon

T = TypeVar("T")


class Ready(NamedTuple):
    """A policy, and the masks by which it decides."""

    policy: Policy
    masks: Masks


def load_policy(
    name: str | None,
    *,
    project: Path | None = None,
    today: str | None = None,
    own_terms: Sequence[OwnTerm] = (),
) -> Policy:
    """The policy of a pack, from the cache if its files have not changed; see `load_pack`."""
    day, folder = day_of(today), packs.find_pack(name, project or Path.cwd())
    return _policy(folder, day, own_terms, _inputs(folder, own_terms, day))


def load_ready(
    name: str | None,
    *,
    project: Path | None = None,
    today: str | None = None,
    own_terms: Sequence[OwnTerm] = (),
) -> Ready:
    """The policy of a pack and its masks, from the cache if its files have not changed."""
    day, folder = day_of(today), packs.find_pack(name, project or Path.cwd())
    inputs = _inputs(folder, own_terms, day)
    policy = _policy(folder, day, own_terms, inputs)
    masks = _kept("masks", _about(folder), inputs, stored.from_bytes)
    if isinstance(masks, Masks):
        return Ready(policy, masks)
    from privacyrules.engine.masks import masks_of

    masks = masks_of(policy)
    keep(_kind("masks"), _about(folder), stored.to_bytes(masks, inputs))
    return Ready(policy, masks)


def _policy(folder: Path, day: str, own_terms: Sequence[OwnTerm], inputs: Sequence[bytes]) -> Policy:
    policy = _kept("policy", _about(folder), inputs, stored.from_bytes)
    if isinstance(policy, Policy):
        return policy._replace(today=day)
    from privacyrules.workflows.packing import load_pack

    policy = load_pack(str(folder), today=day, own_terms=own_terms).policy
    keep(_kind("policy"), _about(folder), stored.to_bytes(policy, inputs))
    return policy


def load_config(text: str, path: str, folder: str) -> Config:
    """The settings that a text holds, from the cache if it has not changed; see `parse_config`.

    Raises:
        MistakesError: the settings have mistakes.
    """
    about = _about(Path(folder, Path(path).name))
    inputs = [part.encode() for part in (text, path, folder)]
    config = _kept("config", about, inputs, stored_settings.from_bytes)
    if config is None:
        from privacyrules.config import parse_config

        config = parse_config(text, path, folder)
        keep(_kind("config"), about, stored_settings.to_bytes(config, inputs))
    return config


def check_settings(config: Config, policy: Policy) -> None:
    """Hold what the settings state against the vocabulary.

    Raises:
        MistakesError: terms and facts that the vocabulary does not know; all of them.
    """
    in_doubt = [statement for statement in _stated_in(config) if not _plain(statement, policy)]
    if not in_doubt:
        return
    from privacyrules.policy.compilation import Compilation
    from privacyrules.policy.statements import check_statement

    compilation = Compilation(policy.vocabulary, policy.words)
    for statement in in_doubt:
        check_statement(statement, compilation)
    if compilation.problems:
        raise MistakesError(compilation.problems)


def _stated_in(config: Config) -> Iterator[ColumnStatement]:
    """All that settings state in the words of the vocabulary, as if each were stated of columns."""
    place = Place(config.path)
    yield from config.columns
    yield ColumnStatement("*", "*", "settings", config.assume, place=place, places=config.places)
    for role in config.roles:
        terms: Scope = {"recipient": (role.recipient,), "purpose": role.purpose}
        yield ColumnStatement("*", "*", role.stated_by, terms, place=role.place)


def _plain(statement: ColumnStatement, policy: Policy) -> bool:
    """Whether a statement has known terms and nothing else: most do, and what explains mistakes can wait."""
    known = policy.vocabulary.terms
    return not statement.facts and all(
        term in known[axis] for axis, terms in statement.terms.items() for term in terms
    )


def load_lexicon(folder: Path, policy: Policy) -> "Lexicon":
    """How columns are called: the lexicon beside a pack, else the shipped one, from the cache if unchanged.

    Raises:
        MistakesError: mistakes in its files, or a category that is no data term of the policy.
    """
    from privacyrules.policy import stored_lexicon

    files = packs.lexicon_files(folder)
    terms = "\n".join(sorted(policy.vocabulary.terms["data"]))
    inputs = [terms.encode(), *(data for _, data in files)]
    lexicon = _kept("lexicon", _about(folder), inputs, stored_lexicon.from_bytes)
    if lexicon is None:
        from privacyrules.workflows.lexicon import compile_lexicon

        lexicon = compile_lexicon(files, policy)
        keep(_kind("lexicon"), _about(folder), stored_lexicon.to_bytes(lexicon, inputs))
    return lexicon


def kept_sizes(folder: Path) -> tuple[tuple[str, int], ...]:
    """What the cache keeps of a pack, each with its bytes: nothing where it cannot be used."""
    found = [(kind, cached(_kind(kind), _about(folder))) for kind in ("policy", "masks", "lexicon")]
    return tuple((kind, len(data)) for kind, data in found if data is not None)


def _inputs(folder: Path, own_terms: Sequence[OwnTerm], day: str) -> list[bytes]:
    """All that a policy is made of; the day counts only where a resolution ends on one."""
    policy = packs.policy_file(folder)
    lock = packs.lock_file(folder)
    files = [policy, *packs.section_files(folder), *packs.vocabulary_files(folder), *([lock] if lock else [])]
    ends = day if b"until" in policy[1] else ""
    stated = (ends, repr(tuple(own_terms)))
    return [
        *(text.encode() for text in stated),
        *(part for path, data in files for part in (path.encode(), data)),
    ]


def _kept(
    kind: str, about: str, inputs: Sequence[bytes], read: "Callable[[mmap, Sequence[bytes]], T | None]"
) -> "T | None":
    """What the cache keeps, if it was made from these inputs.

    If not, nothing holds the file any more when what is newer replaces it: not every system would let it.
    """
    data = cached(_kind(kind), about)
    return None if data is None else read(data, inputs)


def _kind(kind: str) -> str:
    return f"{kind}-{__version__}"


def _about(folder: Path) -> str:
    return folder.resolve().as_posix()
