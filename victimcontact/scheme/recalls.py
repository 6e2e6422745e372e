"""What kind of recall to prison it is, and when a fixed one ends (representations.md 7.3; P94, P96 to P98).

This explains a recall to people; it never promises a day. The day of a release comes from the prison (P99), and a victim
is told its month only.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcontact.scheme.calendar import period_beginning_with
from victimcontact.scheme.switches import Law

# Criminal Justice Act 2003 as amended by the Sentencing Act 2026, ss.31, 32. The first day in custody counts (P5).
FIXED_DAYS = 56
YOUTH_DAYS, SHORT_YOUTH_DAYS = 28, 14

WITHOUT_END = frozenset({"life", "ipp", "custody_for_life", "hmp_detention"})
# Released by the Board or with an extension: no automatic release after a recall (P98).
NEVER_FIXED = frozenset({"extended", "sopc", "s254", "s252a"})
MANAGED_LEVELS = frozenset({2, 3})
TERRORIST_CATEGORY = 4


class RecallKind(StrEnum):
    """How long a recall lasts, in the words the letter about it knows."""

    FIXED = "fixed"
    YOUTH = "youth"
    STANDARD = "standard"
    LIFE = "life"
    NOT_KNOWN = "not_known"


class Exclusion(StrEnum):
    """What keeps a recall from ending by itself, beside the sentence and the level of management (P98)."""

    CHARGED_WITH_NEW_OFFENCE = "charged_with_new_offence"
    TERRORIST_OR_NATIONAL_SECURITY = "terrorist_or_national_security"
    FOREIGN_POWER_THREAT = "foreign_power_threat"
    REFERRED_TO_THE_BOARD = "referred_to_the_board"
    DISCRETIONARY_CONDITIONAL_RELEASE = "discretionary_conditional_release"
    REPATRIATED_FOR_MURDER = "repatriated_for_murder"


@dataclass(frozen=True)
class RecallTerms:
    """A recall as it is recorded. `sentence` as the kind of a disposal; `under_a_year` is the length of a youth's sentence."""

    sentence: str | None
    returned_on: date | None
    mappa_level: int | None = None
    mappa_category: int | None = None
    youth: bool = False
    under_a_year: bool = False
    exclusions: Collection[Exclusion] = ()


@dataclass(frozen=True)
class Recall:
    """The kind of a recall, the last day of a fixed one (a calendar day, None where it has no fixed end), and why."""

    kind: RecallKind
    ends_on: date | None
    why: str


def recall_of(recalled: RecallTerms, *, law: Law) -> Recall:
    """Which kind of recall this is, and when it ends by itself (P94, P96, P97, P98).

    SW-FTR56 is read on the day of the return to custody. What is not recorded is taken as not so; without a sentence or
    a return nothing is said.
    """
    if recalled.sentence in WITHOUT_END:
        return Recall(RecallKind.LIFE, None, "A sentence without an end: only the Parole Board can release.")
    barred = _barred(recalled)
    if barred is not None:
        return Recall(RecallKind.STANDARD, None, barred)
    if recalled.sentence is None or recalled.returned_on is None:
        return Recall(RecallKind.NOT_KNOWN, None, "The sentence or the day of the return is not known.")
    return _ending_by_itself(recalled, recalled.returned_on, law)


def _barred(recalled: RecallTerms) -> str | None:
    """Why a recall does not end by itself, or None (P94, P98)."""
    if recalled.sentence in NEVER_FIXED:
        return "A sentence of this kind is never recalled for a fixed time."
    if recalled.mappa_level in MANAGED_LEVELS:
        return f"The offender is managed at MAPPA level {recalled.mappa_level}."
    if recalled.mappa_category == TERRORIST_CATEGORY:
        return "The offender is in MAPPA category 4."
    found = [exclusion for exclusion in Exclusion if exclusion in recalled.exclusions]
    return f"Excluded by law: {found[0].replace('_', ' ')}." if found else None


def _ending_by_itself(recalled: RecallTerms, returned_on: date, law: Law) -> Recall:
    if recalled.youth:
        days = SHORT_YOUTH_DAYS if recalled.under_a_year else YOUTH_DAYS
        return Recall(RecallKind.YOUTH, period_beginning_with(returned_on, days), f"A youth’s recall of {days} days.")
    if law.in_force("SW-FTR56", returned_on):
        ends_on = period_beginning_with(returned_on, FIXED_DAYS)
        return Recall(RecallKind.FIXED, ends_on, f"A standard sentence: {FIXED_DAYS} days from the return.")
    return Recall(RecallKind.NOT_KNOWN, None, "Returned before recalls of 56 days began: ask the practitioner.")
