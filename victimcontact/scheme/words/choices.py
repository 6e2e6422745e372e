"""What a victim's choices and the standing of their case are called when they read them, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Labels = Mapping[str, tuple[str, str]]

LEVELS: Final[Labels] = MappingProxyType(
    {
        "release_month": ("Only the month of release", "Dim ond y mis rhyddhau"),
        "annual": (
            "The month of release, and a letter once a year",
            "Y mis rhyddhau, a llythyr unwaith y flwyddyn",
        ),
        "key_stages": (
            "Every big step as it happens, and a letter once a year",
            "Pob cam mawr wrth iddo ddigwydd, a llythyr unwaith y flwyddyn",
        ),
    }
)
CHANNELS: Final[Labels] = MappingProxyType(
    {
        "letter": ("Letters", "Llythyrau"),
        "email": ("E-mail", "E-bost"),
        "text": ("Text messages", "Negeseuon testun"),
        "phone": ("Phone calls", "Galwadau ffôn"),
        "visit": ("Meeting in person", "Cyfarfod wyneb yn wyneb"),
        "portal": ("My own page online", "Fy nhudalen fy hun ar-lein"),
    }
)
STANDINGS: Final[Labels] = MappingProxyType(
    {
        "referred": (
            "We have been told about you and are looking into what we can offer.",
            "Rydym wedi cael gwybod amdanoch ac yn edrych ar yr hyn y gallwn ei gynnig.",
        ),
        "manager_review": (
            "A manager is looking at whether we can offer you a place.",
            "Mae rheolwr yn edrych a allwn gynnig lle ichi.",
        ),
        "not_yet": (
            "It is too early to offer you a place. We will look again.",
            "Mae’n rhy gynnar i gynnig lle ichi. Byddwn yn edrych eto.",
        ),
        "not_eligible": (
            "The scheme does not cover this case. You can ask us why.",
            "Nid yw’r cynllun yn cynnwys yr achos hwn. Gallwch ofyn inni pam.",
        ),
        "assessed": ("We can offer you a place.", "Gallwn gynnig lle ichi."),
        "allocated": (
            "You have an officer, who will be in touch with you.",
            "Mae gennych swyddog, a fydd yn cysylltu â chi.",
        ),
        "offered": (
            "We have offered you a place. You can choose.",
            "Rydym wedi cynnig lle ichi. Chi sydd i ddewis.",
        ),
        "chased": (
            "We have offered you a place twice. You can still choose.",
            "Rydym wedi cynnig lle ichi ddwywaith. Gallwch ddewis o hyd.",
        ),
        "joined": ("You are in the scheme.", "Rydych yn y cynllun."),
        "paused": (
            "You asked for a break. We will not write until you say so.",
            "Gofynnoch am saib. Ni fyddwn yn ysgrifennu nes ichi ddweud.",
        ),
        "not_now": (
            "You said not now. We will ask again when you chose.",
            "Dywedoch “ddim nawr”. Byddwn yn gofyn eto pan ddewisoch.",
        ),
        "declined": ("You said no. You can change your mind.", "Dywedoch “na”. Gallwch newid eich meddwl."),
        "left": ("You left the scheme. You can come back.", "Gadawoch y cynllun. Gallwch ddod yn ôl."),
        "never": (
            "You said that you never want to hear from us. You can still call us.",
            "Dywedoch nad ydych byth am glywed gennym. Gallwch ein ffonio o hyd.",
        ),
        "no_response": (
            "We have not heard from you. You can still join.",
            "Nid ydym wedi clywed gennych. Gallwch ymuno o hyd.",
        ),
        "untraceable": (
            "We could not reach you. You can still join.",
            "Ni allem gysylltu â chi. Gallwch ymuno o hyd.",
        ),
        "closed": ("Your case with us is closed.", "Mae eich achos gyda ni wedi cau."),
    }
)

_PLACE: Final[Mapping[str, int]] = MappingProxyType({"en": 0, "cy": 1})


def level_label(level: str, language: str) -> str:
    """What a member chose to hear, in their words. Raises KeyError for a level there is not."""
    return LEVELS[level][_PLACE[language]]


def channel_label(channel: str, language: str) -> str:
    """A way to reach somebody. Raises KeyError for a channel there is not."""
    return CHANNELS[channel][_PLACE[language]]


def standing_sentence(standing: str, language: str) -> str:
    """Where somebody's case stands, as a sentence to them. Raises KeyError for a standing there is not."""
    return STANDINGS[standing][_PLACE[language]]
