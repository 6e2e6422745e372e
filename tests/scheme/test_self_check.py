"""Is this for me: plain answers, put to the rules in every way they can be true."""

from datetime import date
from itertools import product

import pytest

from victimcontact.scheme.self_check import HAS_LENGTH, Ended, Harm, Length, Likely, Place, Told, Who, check
from victimcontact.scheme.switches import SHIPPED, law_with

ON = date(2026, 11, 23)
HERE = Place.ENGLAND_OR_WALES


def likely(
    harm: Harm = Harm.VIOLENCE,
    ended: Ended = Ended.PRISON,
    length: Length = Length.LONG,
    *,
    who: Who = Who.MYSELF,
    place: Place = HERE,
    year: int | None = None,
) -> Likely:
    return check(Told(who, place, harm, ended, length, year), on=ON, law=SHIPPED)


@pytest.mark.parametrize("who", [Who.MYSELF, Who.BEREAVED, Who.PARENT, Who.ACTING_FOR])
@pytest.mark.parametrize("harm", [Harm.VIOLENCE, Harm.SEXUAL, Harm.TERRORISM, Harm.FEAR])
def test_whoever_the_law_names_hears_yes(who: Who, harm: Harm) -> None:
    assert likely(harm, who=who) is Likely.YES
    assert likely(harm, Ended.HOSPITAL, who=who) is Likely.YES
    assert likely(harm, Ended.MOVED, who=who) is Likely.YES


@pytest.mark.parametrize(
    ("harm", "ended", "length", "answer"),
    [
        (Harm.VIOLENCE, Ended.PRISON, Length.SHORT, Likely.ASK),
        (Harm.VIOLENCE, Ended.PRISON, Length.UNKNOWN, Likely.PERHAPS),
        (Harm.VIOLENCE, Ended.SUSPENDED, Length.UNKNOWN, Likely.LATER),
        (Harm.VIOLENCE, Ended.WAITING, Length.UNKNOWN, Likely.LATER),
        (Harm.VIOLENCE, Ended.COMMUNITY, Length.UNKNOWN, Likely.ASK),
        (Harm.VIOLENCE, Ended.NOTHING, Length.UNKNOWN, Likely.ASK),
        (Harm.VIOLENCE, Ended.UNKNOWN, Length.UNKNOWN, Likely.PERHAPS),
        (Harm.CONTROL, Ended.PRISON, Length.SHORT, Likely.OTHER_SCHEME),
        (Harm.CONTROL, Ended.PRISON, Length.LONG, Likely.ASK),
        (Harm.ROAD, Ended.PRISON, Length.LONG, Likely.PERHAPS),
        (Harm.UNKNOWN, Ended.PRISON, Length.LONG, Likely.PERHAPS),
    ],
)
def test_what_is_not_certain_is_not_called_so(harm: Harm, ended: Ended, length: Length, answer: Likely) -> None:
    assert likely(harm, ended, length) is answer


@pytest.mark.parametrize(
    ("ended", "year", "answer"),
    [
        (Ended.PRISON, 2000, Likely.ASK),
        (Ended.PRISON, 2001, Likely.PERHAPS),
        (Ended.PRISON, 2002, Likely.YES),
        (Ended.HOSPITAL, 2004, Likely.ASK),
        (Ended.HOSPITAL, 2006, Likely.PERHAPS),
        (Ended.HOSPITAL, 2009, Likely.YES),
        (Ended.PRISON, 2026, Likely.YES),
    ],
)
def test_the_year_counts_as_the_scheme_grew(ended: Ended, year: int, answer: Likely) -> None:
    assert likely(ended=ended, year=year) is answer


def test_somebody_else_and_a_military_court_may_ask() -> None:
    assert likely(who=Who.OTHER) is Likely.ASK
    assert likely(place=Place.MILITARY) is Likely.ASK


def test_another_country_is_said_to_have_its_own_scheme() -> None:
    assert likely(place=Place.ELSEWHERE) is Likely.ELSEWHERE


def test_the_new_act_changes_the_answer_from_its_day_on() -> None:
    told = Told(Who.MYSELF, HERE, Harm.CONTROL, Ended.PRISON, Length.SHORT)
    in_force = law_with(switches={"SW-VCA26": date(2026, 11, 1)})

    assert check(told, on=ON, law=SHIPPED) is Likely.OTHER_SCHEME
    assert check(told, on=ON, law=in_force) is Likely.YES


def test_every_answer_that_can_be_given_has_an_answer() -> None:
    for who, place, harm, ended in product(Who, Place, Harm, Ended):
        for length, year in product(Length if ended in HAS_LENGTH else [Length.UNKNOWN], (None, 1950, 2005, ON.year)):
            assert check(Told(who, place, harm, ended, length, year), on=ON, law=SHIPPED) in Likely
