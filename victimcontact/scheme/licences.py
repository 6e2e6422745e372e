"""Who decides about a licence, until when, and what may be put on it (representations.md 3; P52, P58, P59, P61, P63, P65, P66, P73)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.duties.licence import hard_stop
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD, RECONSIDERABLE_SENTENCES
from victimcontact.scheme.keystages import UNRESTRICTED
from victimcontact.scheme.switches import Law


class Release(StrEnum):
    """How somebody comes to be on licence, or what is asked of one that runs."""

    AUTOMATIC = "automatic"
    DIRECTED_BY_THE_BOARD = "directed_by_the_board"
    AFTER_THE_HIGH_COURT = "after_the_high_court"
    VARIATION = "variation"
    DISCHARGE = "discharge"
    COMMUNITY_TREATMENT = "community_treatment"


class Decider(StrEnum):
    """Whoever decides which conditions there are: representations go to them, whole (P66, R60)."""

    GOVERNOR = "governor"
    PAROLE_BOARD = "parole_board"
    SECRETARY_OF_STATE = "secretary_of_state"
    PROBATION = "probation"
    TRIBUNAL_OR_SECRETARY_OF_STATE = "tribunal_or_secretary_of_state"
    RESPONSIBLE_CLINICIAN = "responsible_clinician"


DECIDERS: Mapping[Release, Decider] = MappingProxyType(
    {
        Release.AUTOMATIC: Decider.GOVERNOR,
        Release.DIRECTED_BY_THE_BOARD: Decider.PAROLE_BOARD,
        Release.AFTER_THE_HIGH_COURT: Decider.SECRETARY_OF_STATE,
        Release.VARIATION: Decider.PROBATION,
        Release.DISCHARGE: Decider.TRIBUNAL_OR_SECRETARY_OF_STATE,
        Release.COMMUNITY_TREATMENT: Decider.RESPONSIBLE_CLINICIAN,
    }
)

_RESTRICTED = frozenset("BDE")

# What a reason must speak of, in either language: the two tests for every condition (P52, P68).
TESTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"necessary": ("necessary", "necessity", "angenrheidiol"), "proportionate": ("proportion", "cymesur")}
)

MAP_TYPE = "application/pdf"
LARGEST_MAP = 10 * 1024 * 1024
NAMED, UNNAMED, RESTRICTION_ZONE = "NC_NAMED", "NC_UNNAMED", "RES_ZONE"


class Fault(StrEnum):
    """What is wrong with a map or a request before it may go."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PDF = "not_a_pdf"
    WORDS_ON_THE_MAP = "words_on_the_map"
    NO_NAME = "no_name"
    NOT_IN_THIS_POLICY = "not_in_this_policy"


@dataclass(frozen=True)
class ZoneMap:
    """The map of one zone, as the licence service prints it. `words_on_first_page` are texts drawn into the picture."""

    size: int
    media_type: str
    words_on_first_page: Sequence[str] = ()


@dataclass(frozen=True)
class Way:
    """What decides on how somebody comes out: the route of the case, the sentence, the review a request is for, the licence.

    `review` is empty outside one; `on_licence`: they are out already; `at_high_court`: the release was referred there.
    """

    route: str
    sentence: str
    review: str = ""
    on_licence: bool = False
    at_high_court: bool = False


def release_by(way: Way) -> Release:
    """How somebody comes out, or what is asked of a licence that runs; `DECIDERS` says who decides then (P66).

    A patient under both an order and a sentence (P85) is discharged, unless the review is one of the Board's.
    """
    if way.on_licence or way.review == "licence_variation":
        return Release.VARIATION
    if way.at_high_court:
        return Release.AFTER_THE_HIGH_COURT
    if way.review in HEARD_BY_THE_BOARD:
        return Release.DIRECTED_BY_THE_BOARD
    if way.route in UNRESTRICTED:
        return Release.COMMUNITY_TREATMENT
    if way.route in _RESTRICTED:
        return Release.DISCHARGE
    return Release.DIRECTED_BY_THE_BOARD if way.sentence in RECONSIDERABLE_SENTENCES else Release.AUTOMATIC


def only_standard_licence(on: date, starts_on: date) -> bool:
    """Whether a licence not submitted by this day can only be a standard one, with nobody named and no zone (P63).

    From the hard stop on. Raises `BeyondHorizon`.
    """
    return on >= hard_stop(starts_on)


def missing_tests(reason: str) -> tuple[str, ...]:
    """Which of the two tests a reason for refusing or narrowing a condition does not speak of (P52, R46); none is right."""
    said = reason.casefold()
    return tuple(test for test, words in TESTS.items() if not any(word in said for word in words))


def is_alarming(answer: str, *, is_member: bool) -> bool:
    """Whether "not applicable" was answered to a consultation though somebody is in the scheme: a manager looks (P65)."""
    return answer == "not_applicable" and is_member


def faults_of_map(zone: ZoneMap) -> tuple[Fault, ...]:
    """What keeps a map from going to the licence service, which prints it for the offender (P58, P59).

    The picture carries no words: no home, no name, no address. The text that describes the edge stands on later pages and
    passes the leak guard like every text.
    """
    checks = {
        Fault.EMPTY: zone.size <= 0,
        Fault.TOO_LARGE: zone.size > LARGEST_MAP,
        Fault.NOT_A_PDF: zone.media_type != MAP_TYPE,
        Fault.WORDS_ON_THE_MAP: any(words.strip() for words in zone.words_on_first_page),
    }
    return tuple(fault for fault, holds in checks.items() if holds)


def faults_of_condition(key: str, *, names: Sequence[str], licence_starts_on: date, law: Law) -> tuple[Fault, ...]:
    """What is wrong with a condition asked for: nobody named where it names people, or not in the policy of the day (P61, P73).

    The newer policy, with its restriction zone, is for licences that start on or after SW-PROG.
    """
    checks = {
        Fault.NO_NAME: key == NAMED and not any(name.strip() for name in names),
        Fault.NOT_IN_THIS_POLICY: key == RESTRICTION_ZONE and not law.in_force("SW-PROG", licence_starts_on),
    }
    return tuple(fault for fault, holds in checks.items() if holds)


def safer_instead_of(key: str) -> str | None:
    """The condition to offer first instead: no contact with any victim, without a name on the offender's licence (P61)."""
    return UNNAMED if key == NAMED else None
