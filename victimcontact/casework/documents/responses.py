"""What the liaison officer answers when asked: the content of R03, R04 and R06.

R04 goes into a form that prisoners read, so it has no place for a unit, a telephone number, a role or a number of people: from
none of it can anybody be told (P55). R06 has no place for a name either; the day we were told stands in it (P56).
"""

from dataclasses import dataclass
from datetime import date

from victimcontact.casework.documents.representations import Author, Condition, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class PractitionerResponse(Written):
    """The content of R03. `about` is what is considered; `answer_by` is the last day of the period the victim was given (P70)."""

    about: str
    offender: str
    asked_on: date
    answer_by: date | None
    author: Author
    victim_role: str
    opted_in: bool
    contacts_on: tuple[date, ...]
    effect_of_release: str
    conditions: tuple[Condition, ...]
    told_about_disclosure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConditionsResponse(Written):
    """The content of R04, without anything by which somebody could be known (P55)."""

    offender: str
    answer_by: date | None
    views: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallResponse(Written):
    """The content of R06. The three things that are offered after a recall, and what was chosen of each (P56)."""

    offender: str
    recalled_on: date | None
    told_on: date | None
    author: Author
    victim_role: str
    statement_wish: str
    summary_wish: str
    conditions: tuple[Condition, ...]
    told_about_disclosure: str
