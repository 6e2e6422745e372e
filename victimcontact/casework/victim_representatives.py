"""Who of the Public Protection Group will be with a person at a hearing, beside their own officer (P39)."""

from dataclasses import dataclass
from datetime import datetime

from victimcontact.casework import access
from victimcontact.casework.actions import action
from victimcontact.records.models import Account, Case, Review
from victimcontact.records.models import VictimRepresentative as VictimRepresentative
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD
from victimcontact.scheme.roles import May


class NotBeforeTheBoard(Exception):
    """A Victim Representative is named for a hearing of the Parole Board."""


class NameMissing(Exception):
    """Somebody is named, or nobody is."""


@dataclass(frozen=True)
class Named:
    """Who it is, of which agency, and how the officer reaches them. The person sees the name and the agency."""

    name: str
    agency: str
    contact: str


@action(needs=May.OPEN_REVIEW)
def name(*, case: Case, review: Review, named: Named, by: Account, now: datetime) -> VictimRepresentative:
    """Name who will be there; whoever was named before no longer is. Raises `NotBeforeTheBoard`, `NameMissing`."""
    if review.kind not in HEARD_BY_THE_BOARD:
        raise NotBeforeTheBoard
    if review.sentence_id != case.sentence_id:
        raise access.NotFound(review.reference)
    if not named.name.strip() or not named.agency.strip():
        raise NameMissing
    return VictimRepresentative.objects.create(
        case=case,
        review=review,
        name=named.name.strip(),
        agency=named.agency.strip(),
        contact=named.contact.strip(),
        made_by=by,
        made_at=now,
    )


def of_case(case: Case, review: Review) -> VictimRepresentative | None:
    """Who is named now."""
    return VictimRepresentative.objects.filter(case=case, review=review).order_by("-made_at").first()
