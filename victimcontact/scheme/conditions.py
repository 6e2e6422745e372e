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
        "Not to approach or communicate with the people named to the practitioner without the officer’s approval.",
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
        "Not to enter the area marked on the map for this zone without the officer’s approval.",
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
        "A condition outside the catalogue needs the decision maker’s special approval. Word it exactly.",
        in_hospital=True,
    ),
)
CATALOGUE: Mapping[str, ConditionKind] = MappingProxyType({kind.key: kind for kind in _KINDS})


# What the licence service calls each kind, in its policy 4.0 (P57). A request outside its catalogue has no code; that
# for limits online has two, one to ask first and one to tell.
OFFICIAL_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "NC_NAMED": ("4858cd8b-bca6-4f11-b6ee-439e27216d7d",),
        "NC_UNNAMED": ("d5998ca1-62a2-4409-88cd-3137d893c2a0",),
        "NC_PERSON": ("355700a9-6184-40c0-9759-0dfed1994e1e",),
        "CHILD_CONTACT": ("4a5fed48-0fb9-4711-8ddf-b46ddfd90246",),
        "CHILD_HOUSE": ("fce34fb2-02f4-4eb0-9b8d-d091e11451fa",),
        "EXC_ZONE": ("0f9a20f4-35c7-4c77-8af8-f200f153fa11",),
        "EXC_PREMISES": ("42f71b40-84cd-446d-8647-f00bbb6c079c",),
        "EXC_TYPE": ("c4a17002-88a3-43b4-b3f7-82ff476cb217",),
        "EXC_EVENT": ("99195049-f355-46fb-b7d8-aef87a1b19c5",),
        "RES_ZONE": ("005d70e4-a247-4f82-b8b3-6d294a0f5051",),
        "PUBLIC_EVENT": ("3f96ac05-ef71-43e3-ac07-1219aa26b5f3",),
        "DRINKING": ("be16ee0b-a916-43ef-9319-b42a1dd418a3",),
        "VEHICLE": ("d523d711-9975-4a9a-a37e-a17bd611140f",),
        "CURFEW": ("52faefcf-15f0-42c5-b908-621b4a7ecdb9",),
        "EM_TAG": ("fd129172-bdd3-4d97-a4a0-efd7b47a49d4",),
        "TRAIL": ("524f2fd6-ad53-47dd-8edc-2161d3dd2ed4",),
        "RELATIONSHIPS": ("db2d7e24-b130-4c7e-a1bf-6bb5f3036c02",),
        "TRAVEL": ("1e9a66c6-f083-4c29-b209-b625252afbe5",),
        "ONLINE": ("50c8c01e-ec95-45f9-ad48-efa89c4faec0", "3b6b7c4f-6c06-438f-97a4-03c4167484dc"),
    }
)


def that_can_be_asked(document: str) -> tuple[ConditionKind, ...]:
    """The kinds that can be asked for in a report, in order: on a discharge from hospital fewer than on a licence (P76)."""
    return tuple(kind for kind in _KINDS if kind.in_hospital or document != TRIBUNAL_REPORT)
