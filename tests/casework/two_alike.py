"""Two people, or two offenders, who may be one, as tests need them."""

from dataclasses import replace
from typing import Any

from tests import builders
from victimcontact.casework import access, feeds, likenesses, merge_previews, merges
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import Account, Case, Likeness, Merge, Offender, Person
from victimcontact.scheme.incoming import Incoming, Number

SIAN = replace(
    builders.victim(),
    given_names="Siân",
    family_name="Llywelyn",
    address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("+447700900555"),
    email=None,
)
SHAN = replace(
    SIAN,
    given_names="Shan",
    family_name="Llewellyn",
    born_on=None,
    address=WayGiven(("Flat 2, 1 Made-up Street", "Bath", "BA99 9ZZ")),
    phone=WayGiven("07700 900 555"),
)


def referred(victim: Any, **more: Any) -> Case:
    return builders.referred(victims=(victim,), **more)


def pair_of_people(**changes: Any) -> tuple[Case, Case, Likeness]:
    """Siân, and Shan who may be Siân."""
    first, second = referred(SIAN), referred(replace(SHAN, **changes))
    return first, second, Likeness.objects.get()


def keeping(likeness: Likeness, whose: Person | Offender) -> str:
    return "first" if likenesses.sides(likeness)[0] == whose else "other"


def merged(likeness: Likeness, keep: Person | Offender, by: Account) -> Merge:
    side = keeping(likeness, keep)
    version = merge_previews.preview(by, likeness, side).version
    return merges.merge(
        likeness=likeness, keep=side, reason="She said so.", version=version, by=by, now=builders.later(1)
    )


def of(account: Account, case: Case) -> list[str]:
    return [reason for likeness in likenesses.of_case(account, case) for reason in likeness.because]


def pair_of_offenders() -> tuple[Case, Case, Likeness]:
    told = builders.told().offender
    first = builders.referred(offender=replace(told, given_names="Rhys", identifiers={"prison_number": "A1234BC"}))
    other = replace(told, given_names="Reece", identifiers={"prison_number": "A9876XY", "crn": "X123456"})
    second = builders.referred(offender=other)
    return first, second, Likeness.objects.get(offender__isnull=False)


def hear(number: str) -> str:
    incoming = Incoming(
        "prison-offender-events.prisoner.released",
        numbers=(Number("prison_number", number),),
        occurred_at=builders.later(1),
        occurred_text=builders.later(1).isoformat(),
        reason="RELEASED",
        code="CR",
    )
    message = feeds.hear(incoming=incoming, raw="{}", by=access.program(), now=builders.later(1))
    return f"{message.standing} {message.why}".strip()
