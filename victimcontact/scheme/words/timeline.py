"""What the victim reads on their own page: what happened, what it means, what happens next, and what is owed to them by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from victimcontact.scheme.words.composition import Filling, Said, Told
from victimcontact.scheme.words.document import Block, Bullets, Listed, StageWords, named


class UnknownStage(LookupError):
    """There are no words for this stage: it is one of those that are never told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One stage in plain sentences. `listed` holds what is told as a list, such as the conditions about the victim."""

    title: str
    happened: str
    meaning: str
    following: str
    asking: str
    listed: tuple[str, ...]


def stages() -> tuple[str, ...]:
    """The codes of all stages there are words for."""
    return tuple(_module("en", "stages").STAGES)


def stage_fields(code: str, language: str) -> frozenset[str]:
    """The told fields that the words of a stage print or look at. Raises `UnknownStage`."""
    words = _stage(code, language)
    return named((*words.happened, *words.meaning, *words.following, *words.asking))


def stage_entry(code: str, language: str, told: Told) -> Entry:
    """A stage for the timeline, composed from what was told and nothing else; what is not told is said to be not known yet.

    Raises `UnknownStage` and `BadField`.
    """
    words, filling = _stage(code, language), Filling(told, language)
    listed = (block for block in (*words.happened, *words.meaning, *words.following) if isinstance(block, Listed))
    return Entry(
        title=filling.text(words.title),
        happened=_sentences(filling, words.happened),
        meaning=_sentences(filling, words.meaning),
        following=_sentences(filling, words.following),
        asking=_sentences(filling, words.asking),
        listed=tuple(item for said in filling.blocks(listed) if isinstance(said, Bullets) for item in said.items),
    )


def next_step(what: str, language: str, *, due_on: date, last_on: date) -> str | None:
    """What an open duty means for the victim, in one or two sentences; None for a duty that is not theirs to see.

    `due_on` and `last_on` are those of the duty: the working day it is due and the last day the law or policy gives.
    """
    sentence = _module(language, "steps").STEPS.get(what)
    if sentence is None:
        return None
    days = {"due": due_on, "last": last_on}
    fields: Told = {f"{name}_on": day for name, day in days.items()} | {
        f"{name}_month": day.isoformat()[: len("YYYY-MM")] for name, day in days.items()
    }
    return Filling(fields, language).text(sentence)


def steps() -> tuple[str, ...]:
    """The kinds of duty a victim may see."""
    return tuple(_module("en", "steps").STEPS)


def nothing_known(language: str) -> str:
    """What to say where no next step is known."""
    return str(_module(language, "steps").NOTHING_KNOWN)


def taken_back(language: str) -> str:
    """What to say where something stood that was wrong and has been taken back (B17)."""
    return Filling({}, language).text(str(_module(language, "steps").TAKEN_BACK))


def _sentences(filling: Filling, blocks: Iterable[Block]) -> str:
    prose = (block for block in blocks if not isinstance(block, Listed))
    return " ".join(_prose(said) for said in filling.blocks(prose))


def _prose(said: Said) -> str:
    return " ".join(said.items) if isinstance(said, Bullets) else said.text


@cache
def _stage(code: str, language: str) -> StageWords:
    found = _module(language, "stages").STAGES.get(code)
    if not isinstance(found, StageWords):
        raise UnknownStage(f"There are no words for the stage {code!r}.")
    return found


def _module(language: str, name: str) -> ModuleType:
    return import_module(f"{__package__}.{language}.{name}")
