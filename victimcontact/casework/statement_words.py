"""The words of a statement: as they were saved, what they are called by, what they give away, what to think of."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from victimcontact.casework import protection
from victimcontact.records.models import Account, Statement, StatementVersion
from victimcontact.scheme import statements as scheme
from victimcontact.scheme.leaks import Piece
from victimcontact.scheme.statements import Maker, Thought
from victimcontact.scheme.words.statements import PARTS as PARTS


@dataclass(frozen=True, slots=True)
class Words:
    """The three answers a statement is made of, as they were typed. Each may be empty, as long as one is not."""

    hurt: str = ""
    now: str = ""
    if_released: str = ""

    @property
    def whole(self) -> str:
        """Everything, as it is read aloud."""
        return "\n\n".join(filter(None, (getattr(self, part).strip() for part in PARTS)))

    def changed(self, part: str, text: str) -> "Words":
        """The same with one answer replaced."""
        return replace(self, **{part: text})

    def as_table(self) -> Mapping[str, str]:
        """The answers by the name of their question."""
        return asdict(self)


def latest(statement: Statement) -> StatementVersion:
    """The newest version."""
    return StatementVersion.objects.filter(statement=statement).latest("number")


def words_of(version: StatementVersion) -> Words:
    """The words of a version."""
    return Words(str(version.hurt), str(version.now), str(version.if_released))


def words_in(statement: Statement) -> Words:
    """The words as they were saved last."""
    return words_of(latest(statement))


def keep(statement: Statement, words: Words, *, by: Account, now: datetime) -> StatementVersion:
    """Add a version, within a verb that holds the statement's row."""
    before = StatementVersion.objects.filter(statement=statement).count()
    return StatementVersion.objects.create(
        statement=statement,
        number=before + 1,
        content_hash=fingerprint(statement, words),
        made_by=by,
        made_at=now,
        **words.as_table(),
    )


def fingerprint(statement: Statement, words: Words) -> str:
    """The SHA-256, in hexadecimal, of what the victim says: the kind, the language, who speaks, and every word."""
    said = [statement.reference, statement.kind, statement.language, statement.maker, words.as_table()]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def thoughts_on(statement: Statement, words: Words) -> tuple[Thought, ...]:
    """What to talk over about this statement; nothing of it stands in the way but missing text (P23 to P26, R61)."""
    of_maker = scheme.thoughts_on_makers([Maker(statement.maker)])
    return (*scheme.thoughts_on(words.whole), *of_maker)


def marker(statement: Statement) -> Callable[[str], tuple[Piece, ...]]:
    """A function that cuts a text into pieces and marks what gives somebody away."""
    return protection.marker(statement.case)
