"""How worked cases of the ledger are written down, so that a table of them can be read.

A fact is a line: kind, day, and its further fields (`contact 2026-05-11 document=L01 outcome=sent id=c1`); a list stands
in brackets, without spaces. A row is a line: rule, name, due date, standing (`P28 send_statement_to_parole_board
2027-02-24 open`); a legal date that differs follows the due date after a `<`, the rule that blocks follows the standing.
`D5 send_annual_letter none` says that there is no such row. A case names every row of each kind it mentions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from victimcontact.scheme.duties import CaseTerms, Duty, Fact, owed
from victimcontact.scheme.switches import law_with

NOTHING = "none"


@dataclass(frozen=True)
class WorkedCase:
    """One case on one day. `title` is a sentence that could be false."""

    title: str
    on: str
    facts: Sequence[str]
    rows: Sequence[str]
    route: str = "A"
    level: str = "key_stages"
    switches: Mapping[str, date | None] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.title.replace(" ", "_")


def facts_from(lines: Iterable[str]) -> list[Fact]:
    """The facts of a case; one without an id gets its place."""
    return [_fact(line, place) for place, line in enumerate(lines)]


def ledger_of(case: WorkedCase) -> tuple[Duty, ...]:
    """What is owed in a worked case."""
    law = law_with(case.switches, case.settings)
    terms = CaseTerms(route=case.route, level=case.level)
    return owed(terms, facts_from(case.facts), on=date.fromisoformat(case.on), law=law)


def expected_of(case: WorkedCase) -> list[str]:
    """The rows the case names, sorted."""
    return sorted(row for row in case.rows if not row.endswith(f" {NOTHING}"))


def found_of(case: WorkedCase) -> list[str]:
    """The rows of the ledger of the kinds the case names, sorted."""
    kinds = {tuple(row.split()[:2]) for row in case.rows}
    return sorted(as_line(duty) for duty in ledger_of(case) if (duty.rule, duty.what) in kinds)


def as_line(duty: Duty) -> str:
    """A duty as a line of a worked case."""
    legal = f"<{duty.last_on}" if duty.last_on != duty.due_on else ""
    blocked = f" {duty.blocked_by}" if duty.blocked_by else ""
    return f"{duty.rule} {duty.what} {duty.due_on}{legal} {duty.standing}{blocked}"


def _fact(line: str, place: int) -> Fact:
    kind, on, *rest = line.split()
    data = {name: _value(text) for name, text in (part.split("=", 1) for part in rest)}
    return Fact(kind, date.fromisoformat(on), str(data.pop("id", f"{place:03}")), data)


def _value(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    if text.startswith("["):
        return text.strip("[]").split(",")
    return int(text) if text.isdigit() else text
