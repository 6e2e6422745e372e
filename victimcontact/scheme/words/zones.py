"""What is said of a zone to whoever draws it, officer or victim: what is wrong with the area, whether it shows the home, what it is for.

Every sentence is in English and Welsh. Source: representations.md 3.3, 3.4; P58, P73, P74.
"""

from types import MappingProxyType
from typing import Final

from victimcontact.scheme.words.choices import Labels
from victimcontact.scheme.zones.flaws import (
    LARGEST,
    LARGEST_TO_STAY_IN,
    MOST_CORNERS,
    RESTRICTION_ZONE,
    SMALLEST,
    Flaw,
    Kind,
)
from victimcontact.scheme.zones.privacy import CLEAR, FROM_EDGE, Warned

HOW_TO_WRITE: Final[Labels] = MappingProxyType(
    {
        "corner": (
            "Write it as a grid reference, such as ST 5871 7293, or as latitude and longitude, such as 51.4545, -2.5879.",
            "Ysgrifennwch ef fel cyfeirnod grid, fel ST 5871 7293, neu fel lledred a hydred, fel 51.4545, -2.5879.",
        ),
        "piece": ("area {ring}", "ardal {ring}"),
        "open_part": ("open part {ring}", "rhan agored {ring}"),
    }
)
FLAWS: Final[Labels] = MappingProxyType(
    {
        Kind.NOTHING_DRAWN: (
            "Enter at least 3 corners, one on each line.",
            "Rhowch o leiaf 3 cornel, un ar bob llinell.",
        ),
        Kind.UNREADABLE: (
            "Corner {corner} of {piece}, “{shown}”, cannot be read. {how}",
            "Ni ellir darllen cornel {corner} o {piece}, “{shown}”. {how}",
        ),
        Kind.NOT_AN_AREA: (
            "This is not an area in GeoJSON. A Polygon or a MultiPolygon is accepted, or a list of corners.",
            "Nid ardal GeoJSON yw hon. Derbynnir Polygon neu MultiPolygon, neu restr o gorneli.",
        ),
        Kind.NOT_CLOSED: (
            "The edge of {piece} is not closed: its last corner, number {corner}, must be the same as its first.",
            "Nid yw ymyl {piece} wedi’i chau: rhaid i’w chornel olaf, rhif {corner}, fod yr un fath â’i chornel gyntaf.",
        ),
        Kind.TOO_FEW_CORNERS: (
            "The list for {piece} has too few corners ({corner}). Enter at least 3.",
            "Mae gan y rhestr ar gyfer {piece} rhy ychydig o gorneli ({corner}). Rhowch o leiaf 3.",
        ),
        Kind.TOO_MANY_CORNERS: (
            "There are too many corners. Use {most} or fewer; straight lines need only two.",
            "Mae gormod o gorneli. Defnyddiwch {most} neu lai; dim ond dwy sydd eu hangen ar linell syth.",
        ),
        Kind.OUTSIDE_GREAT_BRITAIN: (
            "Corner {corner} of {piece} is not in Great Britain. Check its letters and figures, or the order of latitude and longitude.",
            "Nid yw cornel {corner} o {piece} ym Mhrydain Fawr. Gwiriwch ei lythrennau a’i ffigurau, neu drefn y lledred a’r hydred.",
        ),
        Kind.CROSSES_ITSELF: (
            "The edge of {piece} crosses itself: the line from corner {corner} meets the line from corner {other}. "
            "List the corners in the order in which you would walk around.",
            "Mae ymyl {piece} yn croesi ei hun: mae’r llinell o gornel {corner} yn cwrdd â’r llinell o gornel {other}. "
            "Rhestrwch y corneli yn y drefn y byddech yn cerdded o’u cwmpas.",
        ),
        Kind.NO_SIZE: (
            "All corners of {piece} lie on one line. An area needs corners on both sides.",
            "Mae pob cornel o {piece} ar un llinell. Mae angen corneli ar y ddwy ochr ar ardal.",
        ),
        Kind.AREAS_MEET: (
            "Area {ring} and area {other} overlap or touch. Draw them as one area, or apart.",
            "Mae ardal {ring} ac ardal {other} yn gorgyffwrdd neu’n cyffwrdd. Tynnwch nhw fel un ardal, neu ar wahân.",
        ),
        Kind.OPEN_PART_OUTSIDE: (
            "The {piece} does not lie wholly inside the area. Say ways that lead out of it in words.",
            "Nid yw’r {piece} yn gyfan gwbl y tu mewn i’r ardal. Nodwch mewn geiriau y ffyrdd sy’n arwain allan ohoni.",
        ),
        Kind.OPEN_PARTS_MEET: (
            "Two open parts overlap or touch. Draw them as one.",
            "Mae dwy ran agored yn gorgyffwrdd neu’n cyffwrdd. Tynnwch nhw fel un.",
        ),
        Kind.TOO_SMALL: (
            "The area is too small for a map. It must be at least {smallest} metres by {smallest} metres.",
            "Mae’r ardal yn rhy fach i fap. Rhaid iddi fod o leiaf {smallest} metr wrth {smallest} metr.",
        ),
        Kind.TOO_LARGE: (
            "The area is too large. It may be up to {largest} square kilometres. Check each corner for a slip.",
            "Mae’r ardal yn rhy fawr. Caiff fod hyd at {largest} cilometr sgwâr. Gwiriwch bob cornel am lithriad.",
        ),
    }
)
WARNINGS: Final[Labels] = MappingProxyType(
    {
        Warned.SMALL: (
            "The area is small. There are so few homes in it that somebody could look for the right one.",
            "Mae’r ardal yn fach. Mae cyn lleied o gartrefi ynddi fel y gallai rhywun chwilio am yr un iawn.",
        ),
        Warned.NARROW: (
            "The area is narrow, like a strip along one road. It points to that road.",
            "Mae’r ardal yn gul, fel stribed ar hyd un ffordd. Mae’n pwyntio at y ffordd honno.",
        ),
        Warned.CLEAR_MIDDLE: (
            "The area is even all round, so it has a clear middle. Whoever sees it would look for the home there.",
            "Mae’r ardal yn wastad o gwmpas, felly mae ganddi ganol clir. Byddai pwy bynnag sy’n ei gweld yn chwilio am y cartref yno.",
        ),
        Warned.AT_A_MIDDLE: (
            "The place is less than {clear} metres from a point that anybody would try first, such as the middle.",
            "Mae’r lle lai na {clear} metr o bwynt y byddai unrhyw un yn rhoi cynnig arno yn gyntaf, fel y canol.",
        ),
        Warned.OUTSIDE: ("The place is not in the area.", "Nid yw’r lle yn yr ardal."),
        Warned.NEAR_THE_EDGE: (
            "The place is less than {edge} metres from the edge. Somebody could stand close by and keep to the rule.",
            "Mae’r lle lai na {edge} metr o’r ymyl. Gallai rhywun sefyll yn agos a chadw at y rheol.",
        ),
        Warned.SMALL_TOGETHER: (
            "An earlier area was seen before. What the two have in common is small, and shows more than either.",
            "Gwelwyd ardal gynharach o’r blaen. Mae’r hyn sydd gan y ddwy yn gyffredin yn fach, ac yn dangos mwy na’r un ohonynt.",
        ),
        Warned.AT_A_MIDDLE_TOGETHER: (
            "An earlier area was seen before. Laid over one another, the areas point to the place.",
            "Gwelwyd ardal gynharach o’r blaen. O’u gosod dros ei gilydd, mae’r ardaloedd yn pwyntio at y lle.",
        ),
    }
)
PURPOSES: Final[Labels] = MappingProxyType(
    {
        "EXC_ZONE": ("An area to keep out of", "Ardal i gadw allan ohoni"),
        "RES_ZONE": ("An area not to leave", "Ardal na chaniateir ei gadael"),
        "EXC_EVENT": ("An area to keep out of during an event", "Ardal i gadw allan ohoni yn ystod digwyddiad"),
    }
)
REASONS: Final[Labels] = MappingProxyType(
    {
        "home": ("A home", "Cartref"),
        "work": ("A place of work", "Gweithle"),
        "school": ("A school or college", "Ysgol neu goleg"),
        "family": ("Family who live there", "Teulu sy’n byw yno"),
        "route": ("A way used often", "Ffordd a ddefnyddir yn aml"),
        "other": ("Something else", "Rhywbeth arall"),
    }
)
_PLACE: Final = MappingProxyType({"en": 0, "cy": 1})


def flaw_sentence(flaw: Flaw, purpose: str, language: str) -> str:
    """What is wrong with an area, at which corner, and what is accepted. Raises KeyError for another language."""
    at = _PLACE[language]
    piece = HOW_TO_WRITE["open_part" if flaw.in_open_part else "piece"][at].format(ring=flaw.ring)
    largest = LARGEST_TO_STAY_IN if purpose == RESTRICTION_ZONE else LARGEST
    return FLAWS[flaw.kind][at].format(
        piece=piece,
        ring=flaw.ring,
        corner=flaw.corner,
        other=flaw.other,
        shown=flaw.shown,
        how=HOW_TO_WRITE["corner"][at],
        most=MOST_CORNERS,
        smallest=round(SMALLEST**0.5),
        largest=f"{largest // 1_000_000:,}",
    )


def corner_hint(language: str) -> str:
    """How a corner, or any place, is written. Raises KeyError for another language."""
    return HOW_TO_WRITE["corner"][_PLACE[language]]


def warning_sentence(warned: Warned, language: str) -> str:
    """Why an area could show where somebody lives. Raises KeyError for another language."""
    return WARNINGS[warned][_PLACE[language]].format(clear=round(CLEAR), edge=round(FROM_EDGE))


def purpose_label(purpose: str, language: str) -> str:
    """What a zone is for. Raises KeyError for a kind of condition that has no area."""
    return PURPOSES[purpose][_PLACE[language]]


def reason_label(reason: str, language: str) -> str:
    """What a zone protects. Raises KeyError for a reason there is not."""
    return REASONS[reason][_PLACE[language]]
