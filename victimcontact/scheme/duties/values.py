"""What goes into the ledger and what comes out of it: facts, the terms of a case, duties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


class FactAfterQuestion(ValueError):
    """A fact is dated later than the day the question is asked."""


@dataclass(frozen=True)
class Fact:
    """Something that happened, on the day the scheme learned it (`sentenced`: the day of the sentence).

    `id` is unique within a case. `data` holds the further fields of contracts/explain.md; dates in it are dates or
    ISO texts, an empty text counts as nothing.
    """

    kind: str
    on: date
    id: str
    data: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The further field as a text, or None."""
        value = self.data.get(name)
        return value if isinstance(value, str) and value else None

    def day(self, name: str) -> date | None:
        """The further field as a date, or None."""
        value = self.data.get(name)
        if isinstance(value, str) and value:
            return date.fromisoformat(value)
        return value if isinstance(value, date) else None

    def flag(self, name: str) -> bool | None:
        """The further field as yes, no, or None for not said."""
        value = self.data.get(name)
        return value if isinstance(value, bool) else None


@dataclass(frozen=True)
class CaseTerms:
    """What the ledger must know of a case beside its facts. `route`: A to G, or vns; `level` as first chosen.

    `welsh` says that the letters are in Welsh; it changes no date (R77).
    """

    route: str
    level: str
    region: str | None = None
    welsh: bool = False


@dataclass(frozen=True)
class Duty:
    """One row of the ledger.

    `key` names the duty within its case and stays the same from night to night. `last_on` is the legal or policy date,
    `due_on` the day shown to staff. `kept_by` is the id of the fact that proves it, `ended_by` of the fact that ended
    it unkept, `superseded_by` the key of the duty that took its place, `blocked_by` the rule that stops it.
    """

    key: str
    rule: str
    what: str
    about: str | None
    owed_by: str
    opens_on: date | None
    due_on: date
    last_on: date
    standing: str
    source: str
    text: str
    kept_by: str | None = None
    superseded_by: str | None = None
    blocked_by: str | None = None
    ended_by: str | None = None
