"""The fields that several stages share, each with the reason why it, or a part of it, is withheld (R38, P82)."""

from victimcontact.scheme.keystages.stage import ALL_ROUTES, UNRESTRICTED, Field, Kind, Route, Shown

ONLY_MONTH = "Only the month is told (R38, P17)."
ONLY_MONTH_OF_REVIEW = "Only the month is told: the next review has no fixed day yet (R65)."
UNLESS_A_MANAGER = "Only the month is told; the exact day needs a manager’s authority (R38, P17)."
REVEALS_RELEASE_DAY = "Only the month is told: a release on a fixed day can be counted from the exact day (R38, P96)."
NOT_THE_REST = "Only the conditions about the victim or their family are told (R40)."


def never(name: str, why: str, kind: Kind = Kind.TEXT, *, past: bool = False) -> Field:
    """A field that is told to nobody."""
    return Field(name, kind, Shown.NEVER, why, past=past)


def told(name: str, kind: Kind = Kind.TEXT, *, past: bool = False) -> Field:
    """A field that is told as it is."""
    return Field(name, kind, Shown.AS_IT_IS, past=past)


def month_of(name: str, why: str = ONLY_MONTH, *, past: bool = False) -> Field:
    """A date told as its month."""
    return Field(name, Kind.DATE, Shown.AS_MONTH, why, past=past)


def month_unless_authorised(name: str, *, past: bool = False) -> Field:
    """A date told as its month, unless a manager authorises the day to be told (P17)."""
    return Field(name, Kind.DATE, Shown.AS_MONTH, UNLESS_A_MANAGER, by_manager=True, past=past)


def told_on(routes: frozenset[Route], name: str, why: str) -> Field:
    """A text that is told as it is on some routes and never on the others."""
    return Field(name, Kind.TEXT, Shown.AS_IT_IS, why, routes=routes)


PRISON = never("prison", "The name of a prison is never told (R38).")
PLACE = never("place", "Places are never told (R38, R52).")
ADDRESS = never("address", "The offender’s address is never told (R38).")
AREA = Field(
    "area", Kind.TEXT, Shown.NEVER, "The general area is told only with a manager’s authority (R42).", by_manager=True
)
CAUSE = never("cause", "The cause of a death is not told (R48).")
COUNTRY = never("country", "Details of a removal or of another jurisdiction are not told (R67).")
RECALL_REASON = never("reason", "The reasons for a recall are not told (R44).")
ANY_HOSPITAL = never("hospital", "Where somebody is in hospital is medical and never told at this stage (R38, R52).")
HOSPITAL = told_on(UNRESTRICTED, "hospital", "The hospital is named only on routes C, F and G (R38, R39).")
HOSPITAL_ADDRESS = told_on(
    UNRESTRICTED, "hospital_address", "The hospital’s address is told only on routes C, F and G (R38, R39)."
)
CONDITIONS = Field("conditions", Kind.CONDITIONS, Shown.ABOUT_VICTIM, NOT_THE_REST, routes=ALL_ROUTES)
