"""Telling of outcomes and reviews: contact and letter after each (D1), and the letters around a review (D2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.duties.history import History
from victimcontact.scheme.duties.reviews import DECIDED_BY_THE_BOARD, Review, concerns_release
from victimcontact.scheme.duties.rows import OFFICER, Draft, Row, earliest, long_date, proof_of, subject_of, targets_of
from victimcontact.scheme.duties.values import Fact
from victimcontact.scheme.switches import Law

OUTCOME_CONTACT = Row(
    "D1",
    "make_contact_about_outcome",
    OFFICER,
    "Local setting D1",
    "Speak to the victim about this: {event}.",
    person=True,
    tells=True,
)
OUTCOME_LETTER = Row(
    "D1",
    "send_outcome_letter",
    OFFICER,
    "Local setting D1",
    "Send the victim the letter about this: {event}.",
    person=True,
    tells=True,
)
REVIEW_LETTER = Row(
    "D2",
    "send_review_letter",
    OFFICER,
    "Local setting D2",
    "Send the letter that {review} has begun.",
    person=True,
    ends=True,
    tells=True,
)
HEARING_LETTER = Row(
    "D2",
    "send_hearing_letter",
    OFFICER,
    "Local setting D2",
    "Send the letter that a hearing has been listed; day: {hearing}.",
    person=True,
    ends=True,
    tells=True,
)
DEFERRAL_LETTER = Row(
    "D2",
    "send_deferral_letter",
    OFFICER,
    "Local setting D2",
    "Send the letter that the hearing has been put off; new day: {hearing}.",
    person=True,
    ends=True,
    tells=True,
)

MANAGERS_ROUTES = ("C", "F", "G")


@dataclass(frozen=True)
class Outcome:
    """Something to be told at once: in words for staff, and the letters that tell of it (representations.md 5)."""

    event: str
    letters: tuple[str, ...]
    same_day: bool = False


OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {
        "decision": Outcome("the decision", ("L12", "L13", "L14", "L22", "L23")),
        "reconsideration_decided": Outcome("the answer to the application for reconsideration", ("L12", "L13", "L14")),
        "high_court_referral": Outcome("the release decision has been referred to the High Court", ("L14",)),
        "high_court_decided": Outcome("the decision of the High Court", ("L14",)),
        "released": Outcome("the release", ("L17", "L20")),
        "recalled": Outcome("the recall", ("L19",)),
        "discharged": Outcome("the discharge", ("L22", "L23")),
        "restriction_ended": Outcome("the restrictions have ended", ("L22", "L23")),
        "absconded": Outcome("the offender has escaped or absconded", ("L26",), same_day=True),
        "recaptured": Outcome("the offender has been found", ("L26",)),
        "died": Outcome("the offender’s death", ("L26",)),
        "deported": Outcome("the deportation", ("L26",)),
    }
)
OF_A_DECISION = ("decision", "reconsideration_decided", "high_court_referral", "high_court_decided")

REVIEW_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "parole": "a parole review",
        "tribunal": "a review by the tribunal",
        "mhcs": "a review by the Secretary of State",
        "hdc": "a review for home detention curfew",
        "open_conditions": "a review for open conditions",
        "licence_variation": "a review of the licence",
        "recall_review": "a review of the recall",
    }
)
OPENING_LETTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"tribunal": ("L21",), "mhcs": ("L21",), "licence_variation": ("L18",)}
)
PAROLE_OPENING_LETTERS = ("L09",)
HEARING_LETTERS = ("L10",)
RELISTING_LETTERS = ("L10", "L11")
DEFERRAL_LETTERS = ("L11",)


def derive(history: History, law: Law) -> Iterator[Draft]:
    """Two rows for every outcome, and a letter for every step of a review."""
    for kind, outcome in OUTCOMES.items():
        for fact in history.of(kind):
            if kind != "discharged" or history.terms.route not in MANAGERS_ROUTES:
                yield from _outcome(history, law, fact, outcome)
    if history.terms.route not in MANAGERS_ROUTES:
        for review in history.reviews:
            yield from _review_letters(history, law, review)


def _outcome(history: History, law: Law, fact: Fact, outcome: Outcome) -> Iterator[Draft]:
    contact_due_on = fact.on if outcome.same_day else working_days_after(fact.on, law.period("D1"))
    told = history.contacts.telling(outcome.letters, fact.on, targets_of(fact))
    sent = history.contacts.letter(outcome.letters, fact.on, targets_of(fact))
    due = {
        OUTCOME_CONTACT: (contact_due_on, told),
        OUTCOME_LETTER: (working_days_after(fact.on, law.period("D1", 1)), sent),
    }
    for row, (due_on, proof) in due.items():
        yield Draft(
            row,
            fact,
            due_on,
            about=subject_of(fact),
            proof=proof_of(proof),
            only_every_stage=_is_for_every_stage(history, fact),
            words={"event": outcome.event},
        )


def _is_for_every_stage(history: History, fact: Fact) -> bool:
    """Release, recall and safety are told at every level; a Board's decision against release is not."""
    review = history.review_of(fact) if fact.kind in OF_A_DECISION else None
    if review is None or review.kind not in DECIDED_BY_THE_BOARD:
        return False
    return not concerns_release(review, fact.on) and not _takes_part(history, review)


def _takes_part(history: History, review: Review) -> bool:
    """Whoever made a statement in a review hears of the review at every level (P22)."""
    return any(review.has(fact) for fact in history.of("submitted", "non_disclosure_wanted"))


@dataclass(frozen=True)
class Notice:
    """A step of a review that is told by letter; `outdated_by` makes the letter untrue."""

    row: Row
    fact: Fact
    letters: tuple[str, ...]
    words: Mapping[str, str]
    outdated_by: Fact | None = None


def _review_letters(history: History, law: Law, review: Review) -> Iterator[Draft]:
    key_stages_only = review.kind in DECIDED_BY_THE_BOARD and not _takes_part(history, review)
    for notice in _notices(review):
        fact = notice.fact
        yield Draft(
            notice.row,
            fact,
            due_on=working_days_after(fact.on, law.period("D2")),
            about=review.id,
            proof=proof_of(history.contacts.letter(notice.letters, fact.on, targets_of(fact))),
            ended_by=earliest(notice.outdated_by, review.decision_after(fact)),
            only_every_stage=key_stages_only,
            words=notice.words,
        )


def _notices(review: Review) -> Iterator[Notice]:
    if review.opened is not None:
        letters = OPENING_LETTERS.get(review.kind, PAROLE_OPENING_LETTERS)
        yield Notice(REVIEW_LETTER, review.opened, letters, {"review": REVIEW_NAMES.get(review.kind, "a review")})
    for place, listing in enumerate(review.listings):
        deferred = listing.fact.kind == "hearing_deferred"
        yield Notice(
            DEFERRAL_LETTER if deferred else HEARING_LETTER,
            listing.fact,
            DEFERRAL_LETTERS if deferred else (RELISTING_LETTERS if place else HEARING_LETTERS),
            {"hearing": long_date(listing.hearing_on) if listing.hearing_on else "not known yet"},
            outdated_by=listing.moved_by if listing.hearing_on else None,
        )
