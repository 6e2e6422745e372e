"""The disposal: is it final (R8, R9), recent enough (R15), which route does it open (R4 to R7), is it long enough?"""

from collections.abc import Iterator
from datetime import date

from victimcontact.scheme.eligibility.answer import Effect, Point, Route, carries, fails, passes
from victimcontact.scheme.eligibility.question import Disposal, Kind, Verdict
from victimcontact.scheme.offences import written

# R15: sentences and orders before these days are outside the scheme.
PRISON_FROM = date(2001, 4, 1)
RESTRICTED_FROM = date(2005, 7, 1)
UNRESTRICTED_FROM = date(2008, 11, 3)

_HOSPITAL = "DVCVA 2004 s.36"
_BEGINNINGS = "CJCSA 2000 s.69; DVCVA 2004; MHA 2007 Sch 6"

_NOT_FINAL = {
    Kind.REMAND: "A remand is not a sentence: test again at sentence",
    Kind.INTERIM_HOSPITAL_ORDER: "An interim hospital order is not final: test again at sentence",
}
_NEVER = {
    Kind.GUARDIANSHIP: ("R8", "A guardianship order opens no route"),
    Kind.COMMUNITY: ("R3", "A community order is not a prison sentence of 12 months or more"),
    Kind.FINE: ("R3", "A fine is not a prison sentence of 12 months or more"),
    Kind.DISCHARGE: ("R3", "A discharge by the court is not a prison sentence of 12 months or more"),
}


def points_of_finality(disposal: Disposal) -> Iterator[Point]:
    """Whether there is a final sentence or order to test at all (R8, R9)."""
    if _awaits_sentence_in_hospital(disposal):
        text = "A section 48 transfer is for people not yet sentenced: test again at sentence"
        yield fails("R8", text, "DVCVA 2004 s.42", Effect.NOT_YET)
    elif disposal.kind in _NOT_FINAL:
        yield fails("R8", _NOT_FINAL[disposal.kind], "DVCVA 2004 s.42", Effect.NOT_YET)
    elif disposal.kind in _NEVER:
        rule, text = _NEVER[disposal.kind]
        yield fails(rule, text, "DVCVA 2004 s.45(1)")
    elif disposal.kind is Kind.SUSPENDED:
        yield _point_of_suspension(disposal)


def _awaits_sentence_in_hospital(disposal: Disposal) -> bool:
    """A section 48 transfer is over once a sentence or order was made after it."""
    if disposal.transfer is None or disposal.transfer.section != "48":
        return False
    sentenced_since = disposal.directed_on is not None and disposal.directed_on < disposal.imposed_on
    return disposal.kind is Kind.REMAND or not sentenced_since


def _point_of_suspension(disposal: Disposal) -> Point:
    source = "Scheme practice on suspended sentence orders"
    if disposal.activated_on is None:
        text = "A suspended sentence counts from its activation; the point can be argued, so a manager may look at it"
        return fails("R9", text, source, Effect.NOT_YET)
    return passes("R9", f"The suspended sentence was activated on {written(disposal.activated_on)}", source)


def route_of(disposal: Disposal) -> Route:
    """The route a final sentence or order opens (law.md 1.2)."""
    if disposal.restriction_ended_on is not None:
        return Route.G
    if disposal.kind is Kind.HOSPITAL_ORDER:
        return Route.B if disposal.restriction_order else Route.C
    if disposal.hospital_and_limitation_direction:
        return Route.D
    if disposal.transfer is not None and disposal.transfer.section == "47":
        return Route.E if disposal.transfer.restriction_direction else Route.F
    return Route.A


def points_of_the_route(disposal: Disposal, verdict: Verdict) -> Iterator[Point]:
    """The rules that open the route, but for the length of a sentence (R4, R5, R7, R54, R58)."""
    route = route_of(disposal)
    if disposal.kind is Kind.HOSPITAL_ORDER:
        yield carries("R5", _VERDICTS[verdict], _HOSPITAL)
        yield carries("R4", "A hospital order needs no minimum length", _HOSPITAL)
    elif verdict is not Verdict.CONVICTED:
        text = "A prison sentence cannot follow this verdict: the record must be put right"
        yield fails("R5", text, "DVCVA 2004 s.35(1)", Effect.REVIEW)
    if route is Route.D:
        yield carries("R7", "Hospital and limitation directions were given: route D, not A", "DVCVA 2004 s.39")
    if disposal.restriction_ended_on is not None:
        text = f"The restriction ended on {written(disposal.restriction_ended_on)} and the detention goes on"
        yield carries("R54", text, "DVCVA 2004 ss.38B, 41A, 44B")
    if route in (Route.C, Route.F, Route.G):
        text = "The hospital managers give the notices; a victim liaison officer stays as the link"
        yield passes("R58", text, "DVCVA 2004 ss.36A, 43A; Victims’ Code")


_VERDICTS = {
    Verdict.CONVICTED: "The offender was convicted",
    Verdict.INSANITY: "The offender was found not guilty by reason of insanity",
    Verdict.UNFIT_DID_ACT: "The offender was unfit to be tried and did the act",
    Verdict.NONE: "There is no verdict yet",
}


def points_of_time(disposal: Disposal) -> Iterator[Point]:
    """R15: whether the sentence, order or direction is recent enough for its route."""
    for day, since, what in _days_that_count(disposal):
        if day is None:
            if disposal.imposed_on < since:
                text = f"The day of {what} is not known; this part of the scheme began on {written(since)}"
                yield fails("R15", text, _BEGINNINGS, Effect.REVIEW)
                continue
            day = disposal.imposed_on
        began = f"{written(since)}, when this part of the scheme began"
        if day < since:
            yield fails("R15", f"{what.capitalize()} ({written(day)}) is from before {began}", _BEGINNINGS)
        else:
            yield passes("R15", f"{what.capitalize()} is not from before {began}", _BEGINNINGS)


def _days_that_count(disposal: Disposal) -> Iterator[tuple[date | None, date, str]]:
    """Each day that matters, the day the scheme began for it, and what happened on it."""
    route = route_of(disposal)
    transferred = disposal.transfer is not None and disposal.transfer.section == "47"
    if route is Route.A:
        yield disposal.counts_from, PRISON_FROM, "the sentence"
    elif route in (Route.B, Route.C, Route.D):
        yield disposal.imposed_on, UNRESTRICTED_FROM if route is Route.C else RESTRICTED_FROM, "the order"
    elif route in (Route.E, Route.F):
        yield disposal.directed_on, UNRESTRICTED_FROM if route is Route.F else RESTRICTED_FROM, "the transfer"
    else:
        restricted_on = disposal.directed_on if transferred else disposal.imposed_on
        yield restricted_on, RESTRICTED_FROM, "the restriction"
        yield disposal.restriction_ended_on, UNRESTRICTED_FROM, "the end of the restriction"
