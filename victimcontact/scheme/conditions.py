"""Conditions a victim may ask for: what each is called, and how we word the request until somebody words it better.

The keys are those of the catalogue that licences are written from; the official wording stands there and on the
licence. Ours is a plain request, for the victim to read and for the decision maker to weigh. Sources: representations.md
3.3; P57, P58, P61, P68, P73, P76.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

TRIBUNAL_REPORT = "R02"


@dataclass(frozen=True, slots=True)
class ConditionKind:
    """A kind of condition. `caution` is what the officer must think of before asking; `in_hospital` says that it can be
    asked for on a discharge from hospital as well."""

    key: str
    title: str
    wording: str
    caution: str = ""
    in_hospital: bool = False


_NAMES_HER = "The offender reads the licence. This condition names people on it: ask for no contact without names where that will do."
_ZONE = "Name the zone by its number only. The map goes to the practitioner by itself, never in this report."
_BY_ITSELF = "Say which kind of place only. A named place may show where somebody lives, works or learns."

_KINDS = (
    ConditionKind(
        "NC_UNNAMED",
        "No contact with any victim, without names",
        "Not to approach or communicate with any victim of the offences, directly or through others.",
        in_hospital=True,
    ),
    ConditionKind(
        "NC_NAMED",
        "No contact with named people",
        "Not to approach or communicate with the people named to the practitioner without the officer's approval.",
        _NAMES_HER,
        in_hospital=True,
    ),
    ConditionKind(
        "NC_PERSON",
        "No contact with somebody who helps to harass",
        "Not to contact, or stay in contact with, the person named to the practitioner.",
        "The person named will be on the licence, which the offender reads.",
        in_hospital=True,
    ),
    ConditionKind(
        "CHILD_CONTACT",
        "No contact with children unless somebody watches",
        "Not to have contact with children under the age to be set unless somebody approved is present.",
        in_hospital=True,
    ),
    ConditionKind(
        "CHILD_HOUSE",
        "Not to stay where children live",
        "Not to stay overnight in a household in which a child under the age to be set lives.",
        in_hospital=True,
    ),
    ConditionKind(
        "EXC_ZONE",
        "An area to keep out of (exclusion zone)",
        "Not to enter the area marked on the map for this zone without the officer's approval.",
        _ZONE,
        in_hospital=True,
    ),
    ConditionKind(
        "EXC_PREMISES",
        "A place to keep out of",
        "Not to enter the place named to the practitioner.",
        _BY_ITSELF,
        in_hospital=True,
    ),
    ConditionKind(
        "EXC_TYPE",
        "A kind of place to keep out of",
        "Not to enter, or stay in sight of, this kind of place.",
        in_hospital=True,
    ),
    ConditionKind(
        "EXC_EVENT",
        "An event to keep away from",
        "Not to enter the area marked on the map while the event goes on.",
        _ZONE,
    ),
    ConditionKind(
        "RES_ZONE",
        "An area not to leave (restriction zone)",
        "Not to leave the area marked on the map for this zone.",
        "Only where the newer policy on licence conditions applies to this release (P73). " + _ZONE,
    ),
    ConditionKind(
        "PUBLIC_EVENT", "No public events", "Not to go to public events of this kind, or at the times to be set."
    ),
    ConditionKind(
        "DRINKING", "No pubs or bars", "Not to enter places where people go to drink, at the times to be set."
    ),
    ConditionKind("VEHICLE", "Limits on driving", "Not to drive, or own, a vehicle except as the officer approves."),
    ConditionKind("CURFEW", "A curfew", "To be at the approved address between the hours to be set."),
    ConditionKind("EM_TAG", "A tag", "To wear an electronic tag, so that the other conditions can be checked."),
    ConditionKind("TRAIL", "A tag that follows where they go", "To wear an electronic tag that records where they go."),
    ConditionKind(
        "RELATIONSHIPS",
        "To tell of new relationships",
        "To tell the officer of any new close relationship.",
    ),
    ConditionKind(
        "ONLINE", "Limits online", "Not to use the sites or services to be named, or only with leave.", in_hospital=True
    ),
    ConditionKind("TRAVEL", "To tell before travelling", "To tell the officer before leaving the home county."),
    ConditionKind(
        "OTHER",
        "Something else",
        "",
        "A condition outside the catalogue needs the decision maker's special approval. Word it exactly.",
        in_hospital=True,
    ),
)
CATALOGUE: Mapping[str, ConditionKind] = MappingProxyType({kind.key: kind for kind in _KINDS})


def that_can_be_asked(document: str) -> tuple[ConditionKind, ...]:
    """The kinds that can be asked for in a report, in order: on a discharge from hospital fewer than on a licence (P76)."""
    return tuple(kind for kind in _KINDS if kind.in_hospital or document != TRIBUNAL_REPORT)
