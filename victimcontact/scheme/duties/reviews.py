"""Reviews: which kind, which hearings were listed and moved, which decisions came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from victimcontact.scheme.duties.values import Fact

if TYPE_CHECKING:
    from victimcontact.scheme.duties.history import History

PAROLE, RECALL, OPEN_CONDITIONS = "parole", "recall_review", "open_conditions"
TRIBUNAL, SECRETARY_OF_STATE = "tribunal", "mhcs"
HEARD_BY_THE_BOARD = (PAROLE, RECALL)
DECIDED_BY_THE_BOARD = (PAROLE, RECALL, OPEN_CONDITIONS)
HOSPITAL_REVIEWS = (TRIBUNAL, SECRETARY_OF_STATE)
PRISON_ROUTES = ("A", "vns")

# Sentences whose release decisions may be reconsidered (P45): indeterminate, extended, of particular concern.
RECONSIDERABLE_SENTENCES = (
    "life", "ipp", "custody_for_life", "hmp_detention", "extended", "s254", "sopc", "s252a",
)  # fmt: skip
NO_RELEASES = ("no_release", "open_conditions", "not_discharged")
RECONSIDERATION_DAYS = 21

_OF_A_REVIEW = ("review_opened", "hearing_listed", "hearing_deferred", "decision")


@dataclass(frozen=True)
class Listing:
    """A notice of a hearing date (None: not known). `moved_by` is the later notice that changed the date.

    `begins` is false for a notice that only repeats the date that stands.
    """

    fact: Fact
    hearing_on: date | None
    moved_by: Fact | None
    begins: bool


@dataclass(frozen=True)
class Review:
    """One decision process. `opened` is None where only its hearings or decisions are known."""

    id: str | None
    kind: str
    opened: Fact | None
    listings: Sequence[Listing]
    decisions: Sequence[Fact]

    @property
    def hearings(self) -> list[tuple[Listing, date]]:
        """The listings that set a new date, each with the date."""
        return [(each, each.hearing_on) for each in self.listings if each.begins and each.hearing_on is not None]

    def decision_after(self, fact: Fact) -> Fact | None:
        """The first decision learned later than the day of `fact`."""
        return next((decision for decision in self.decisions if decision.on > fact.on), None)

    def decision_since(self, fact: Fact) -> Fact | None:
        """The first decision learned on the day of `fact` or later."""
        return next((decision for decision in self.decisions if decision.on >= fact.on), None)

    def has(self, fact: Fact) -> bool:
        """Whether the fact is about this review."""
        return fact.text("review") == self.id


def reviews_in(history: History) -> list[Review]:
    """The reviews the facts speak of, in the order in which they came up."""
    ids = dict.fromkeys(fact.text("review") for fact in history.of(*_OF_A_REVIEW))
    return [_review(history, review) for review in ids]


def is_reconsiderable(history: History, review: Review, decision: Fact) -> bool:
    """Whether the decision is provisional for a time (P42, P45, P47): as the review says, else as the sentence says."""
    if review.kind not in HEARD_BY_THE_BOARD or decision.text("outcome") == OPEN_CONDITIONS:
        return False
    said = review.opened.flag("reconsiderable") if review.opened else None
    return said if said is not None else _sentence(history, review, decision.on) in RECONSIDERABLE_SENTENCES


def provided_on(decision: Fact) -> date:
    """The day a decision was given to the parties; where that is not known, the day it was learned."""
    return decision.day("provided_on") or decision.on


def reconsideration_ends(decision: Fact) -> date:
    """The last calendar day to apply for reconsideration (P43)."""
    return provided_on(decision) + timedelta(days=RECONSIDERATION_DAYS)


def final_on(history: History, review: Review, decision: Fact) -> date | None:
    """The day a decision became final, or None (P42, P48).

    At once where it cannot be reconsidered; else when the window passed without an application, or when
    reconsideration was refused.
    """
    if not is_reconsiderable(history, review, decision):
        return decision.on
    applied = history.first("reconsideration_applied", decision.on, review.has)
    decided = history.first("reconsideration_decided", decision.on, review.has)
    after_window = reconsideration_ends(decision) + timedelta(days=1)
    if applied is None and decided is None:
        return after_window if history.on >= after_window else None
    if applied is not None and applied.on >= after_window:
        return after_window
    return decided.on if decided is not None and decided.text("outcome") == "refused" else None


def concerns_release(review: Review | None, day: date) -> bool:
    """Whether the last decision by `day` was, or may have been, to release."""
    decided = [decision for decision in review.decisions if decision.on <= day] if review else []
    return not decided or decided[-1].text("outcome") not in NO_RELEASES


def _review(history: History, id_: str | None) -> Review:
    opened = next((fact for fact in history.of("review_opened") if fact.text("review") == id_), None)
    notices = [fact for fact in history.of("hearing_listed", "hearing_deferred") if fact.text("review") == id_]
    return Review(
        id=id_,
        kind=(opened.text("kind") if opened else None) or _usual_kind(history),
        opened=opened,
        listings=_listings(notices),
        decisions=[fact for fact in history.of("decision") if fact.text("review") == id_],
    )


def _usual_kind(history: History) -> str:
    return PAROLE if history.terms.route in PRISON_ROUTES else TRIBUNAL


def _sentence(history: History, review: Review, day: date) -> str | None:
    """The kind of sentence a decision is about; after a recall, of the sentence recalled from."""
    recalled = [fact.text("sentence") for fact in history.of("recalled") if fact.on <= day]
    passed = [fact.text("kind") for fact in history.of("sentenced") if fact.on <= day]
    known = [kind for kind in (passed + recalled if review.kind == RECALL else passed) if kind]
    return known[-1] if known else None


def _listings(notices: Iterable[Fact]) -> list[Listing]:
    ordered = _settled_in_order(notices)
    listings = []
    for place, notice in enumerate(ordered):
        day = notice.day("hearing_on")
        before = ordered[place - 1].day("hearing_on") if place else None
        moved_by = next((later for later in ordered[place + 1 :] if later.day("hearing_on") != day), None)
        listings.append(Listing(notice, day, moved_by, begins=place == 0 or before != day))
    return listings


def _settled_in_order(notices: Iterable[Fact]) -> list[Fact]:
    """In order of days. Within a day in the order they were recorded in, where that is known for each of them.

    Where it is not known, a deferral comes first where a date stood before, else after the listing.
    """
    ordered: list[Fact] = []
    for _, of_a_day in groupby(sorted(notices, key=lambda each: (each.on, each.id)), key=lambda each: each.on):
        date_stands = bool(ordered) and ordered[-1].day("hearing_on") is not None
        ordered += _of_one_day(list(of_a_day), date_stands)
    return ordered


def _of_one_day(notices: list[Fact], date_stands: bool) -> list[Fact]:
    recorded = {notice.id: notice.text("recorded_at") or "" for notice in notices}
    if len(set(recorded.values())) == len(notices):
        return sorted(notices, key=lambda each: recorded[each.id])
    deferral = 0 if date_stands else 2
    return sorted(notices, key=lambda each: deferral if each.kind == "hearing_deferred" else 1)
