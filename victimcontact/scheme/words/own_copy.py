"""The headings of a copy of what we hold about a member, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TITLES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "copy": ("What we hold about you", "Yr hyn sydd gennym amdanoch"),
        "you": ("You", "Chi"),
        "reaching": ("How we reach you", "Sut rydym yn cysylltu â chi"),
        "choices": ("What you chose", "Yr hyn a ddewisoch"),
        "told": ("What we have told you", "Yr hyn rydym wedi’i ddweud wrthych"),
        "letters": ("What we sent you", "Yr hyn a anfonwyd atoch"),
        "messages": ("Messages with your officer", "Negeseuon gyda’ch swyddog"),
        "statements": ("Your statements", "Eich datganiadau"),
        "requests": ("Rules you asked for", "Rheolau y gofynnoch amdanynt"),
        "complaints": ("What you said went wrong", "Yr hyn a aeth o’i le, meddech chi"),
        "looks": ("Who has looked", "Pwy sydd wedi edrych"),
    }
)
LABELS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "name": ("Name", "Enw"),
        "preferred_name": ("What you like to be called", "Yr hyn yr hoffech gael eich galw"),
        "born_on": ("Day of birth", "Dyddiad geni"),
        "reference": ("Your reference", "Eich cyfeirnod"),
        "language": ("Language", "Iaith"),
        "address": ("Address", "Cyfeiriad"),
        "phone": ("Phone", "Ffôn"),
        "email": ("Email", "E-bost"),
        "days": ("Days to avoid", "Diwrnodau i’w hosgoi"),
        "level": ("What you hear", "Yr hyn a glywch"),
        "channel": ("How we write", "Sut rydym yn ysgrifennu"),
        "standing": ("Where it stands", "Ble mae pethau’n sefyll"),
        "you_wrote": ("You wrote", "Ysgrifennoch chi"),
        "with_document": (
            "With a document. If you want it back, ask your officer.",
            "Gyda dogfen. Os ydych am ei chael yn ôl, gofynnwch i’ch swyddog.",
        ),
        "officer_wrote": ("Your officer wrote", "Ysgrifennodd eich swyddog"),
        "withheld": (
            "Left out here, because it is also about somebody else. You can ask your officer about it.",
            "Wedi’i adael allan yma, am ei fod hefyd yn ymwneud â rhywun arall. Gallwch ofyn i’ch swyddog amdano.",
        ),
        "nothing": ("Nothing", "Dim"),
        "made_on": ("Made on {day}", "Gwnaed ar {day}"),
        "page": ("Page {page} of {pages}", "Tudalen {page} o {pages}"),
        "keep_safe": (
            "Keep this where nobody else can see it.",
            "Cadwch hwn lle na all neb arall ei weld.",
        ),
    }
)
ROLES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "victim_liaison_officer": ("an officer", "swyddog"),
        "manager": ("a manager", "rheolwr"),
        "administrator": ("somebody in the office", "rhywun yn y swyddfa"),
        "helpline_adviser": ("somebody at the helpline", "rhywun ar y llinell gymorth"),
        "auditor": ("somebody who checks our work", "rhywun sy’n gwirio ein gwaith"),
        "analyst": ("somebody who counts our work", "rhywun sy’n cyfrif ein gwaith"),
        "decision_maker": ("somebody who decides", "rhywun sy’n penderfynu"),
        "hospital_manager": ("somebody at the hospital", "rhywun yn yr ysbyty"),
        "acts_for_you": ("somebody who acts for you", "rhywun sy’n gweithredu ar eich rhan"),
    }
)
_PLACE: Final[Mapping[str, int]] = MappingProxyType({"en": 0, "cy": 1})


def title(name: str, language: str) -> str:
    """The heading of a part. Raises KeyError for a part there is not."""
    return TITLES[name][_PLACE[language]]


def label(name: str, language: str) -> str:
    """What something within a part is called. Raises KeyError for a label there is not."""
    return LABELS[name][_PLACE[language]]


def role(name: str, language: str) -> str:
    """Who somebody is, without a name. Raises KeyError for a role there is not."""
    return ROLES[name][_PLACE[language]]
