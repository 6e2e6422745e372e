"""Bank holidays in England and Wales, with their Welsh names.

Two kinds of knowledge, kept apart:

* 2018 to 2028 is the published table: each day is written out, one-offs and substitute days included. A new
  year is added here when the government publishes it; nothing is ever guessed forward.
* 1975 to 2017 is history that cannot change. Only the one-off days are written out; the others follow from
  Easter and from "first Monday in May", "last Monday in May", "last Monday in August".

Nothing outside those years is answered: see `victimcontact.scheme.calendar.BeyondHorizon`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

FIRST_YEAR = 1975
FIRST_TABLED_YEAR = 2018
LAST_YEAR = 2028

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@dataclass(frozen=True)
class BankHoliday:
    """The name of one bank holiday, in both languages; `substitute` when it stands in for a weekend day."""

    english: str
    welsh: str
    substitute: bool = False


def _stand_in(holiday: BankHoliday) -> BankHoliday:
    return BankHoliday(holiday.english, holiday.welsh, substitute=True)


NEW_YEAR = BankHoliday("New Year’s Day", "Dydd Calan")
GOOD_FRIDAY = BankHoliday("Good Friday", "Dydd Gwener y Groglith")
EASTER_MONDAY = BankHoliday("Easter Monday", "Dydd Llun y Pasg")
EARLY_MAY = BankHoliday("Early May bank holiday", "Gŵyl Banc dechrau Mai")
SPRING = BankHoliday("Spring bank holiday", "Gŵyl Banc y Gwanwyn")
SUMMER = BankHoliday("Summer bank holiday", "Gŵyl Banc yr Haf")
CHRISTMAS = BankHoliday("Christmas Day", "Dydd Nadolig")
BOXING_DAY = BankHoliday("Boxing Day", "Gŵyl San Steffan")
SILVER_JUBILEE = BankHoliday("Silver Jubilee bank holiday", "Gŵyl Banc y Jiwbilî Arian")
ROYAL_WEDDING = BankHoliday("Royal Wedding bank holiday", "Gŵyl Banc y Briodas Frenhinol")
MILLENNIUM = BankHoliday("Millennium bank holiday", "Gŵyl Banc y Mileniwm")
GOLDEN_JUBILEE = BankHoliday("Golden Jubilee bank holiday", "Gŵyl Banc y Jiwbilî Aur")
DIAMOND_JUBILEE = BankHoliday("Diamond Jubilee bank holiday", "Gŵyl Banc y Jiwbilî Ddiemwnt")
VICTORY_IN_EUROPE = BankHoliday("Early May bank holiday (VE day)", "Gŵyl Banc dechrau Mai (Diwrnod VE)")
PLATINUM_JUBILEE = BankHoliday("Platinum Jubilee bank holiday", "Gŵyl Banc y Jiwbilî Blatinwm")
STATE_FUNERAL = BankHoliday(
    "Bank holiday for the State Funeral of Queen Elizabeth II",
    "Gŵyl Banc ar gyfer Angladd Gwladol y Frenhines Elizabeth II",
)
CORONATION = BankHoliday(
    "Bank holiday for the coronation of King Charles III",
    "Gŵyl Banc ar gyfer coron.’r Brenin Charles III",
)

_Day = tuple[int, int, BankHoliday]

TABLE: Mapping[int, tuple[_Day, ...]] = MappingProxyType(
    {
        2018: (
            (1, 1, NEW_YEAR),
            (3, 30, GOOD_FRIDAY),
            (4, 2, EASTER_MONDAY),
            (5, 7, EARLY_MAY),
            (5, 28, SPRING),
            (8, 27, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
        2019: (
            (1, 1, NEW_YEAR),
            (4, 19, GOOD_FRIDAY),
            (4, 22, EASTER_MONDAY),
            (5, 6, EARLY_MAY),
            (5, 27, SPRING),
            (8, 26, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
        2020: (
            (1, 1, NEW_YEAR),
            (4, 10, GOOD_FRIDAY),
            (4, 13, EASTER_MONDAY),
            (5, 8, VICTORY_IN_EUROPE),
            (5, 25, SPRING),
            (8, 31, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 28, _stand_in(BOXING_DAY)),
        ),
        2021: (
            (1, 1, NEW_YEAR),
            (4, 2, GOOD_FRIDAY),
            (4, 5, EASTER_MONDAY),
            (5, 3, EARLY_MAY),
            (5, 31, SPRING),
            (8, 30, SUMMER),
            (12, 27, _stand_in(CHRISTMAS)),
            (12, 28, _stand_in(BOXING_DAY)),
        ),
        2022: (
            (1, 3, _stand_in(NEW_YEAR)),
            (4, 15, GOOD_FRIDAY),
            (4, 18, EASTER_MONDAY),
            (5, 2, EARLY_MAY),
            (6, 2, SPRING),
            (6, 3, PLATINUM_JUBILEE),
            (8, 29, SUMMER),
            (9, 19, STATE_FUNERAL),
            (12, 26, BOXING_DAY),
            (12, 27, _stand_in(CHRISTMAS)),
        ),
        2023: (
            (1, 2, _stand_in(NEW_YEAR)),
            (4, 7, GOOD_FRIDAY),
            (4, 10, EASTER_MONDAY),
            (5, 1, EARLY_MAY),
            (5, 8, CORONATION),
            (5, 29, SPRING),
            (8, 28, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
        2024: (
            (1, 1, NEW_YEAR),
            (3, 29, GOOD_FRIDAY),
            (4, 1, EASTER_MONDAY),
            (5, 6, EARLY_MAY),
            (5, 27, SPRING),
            (8, 26, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
        2025: (
            (1, 1, NEW_YEAR),
            (4, 18, GOOD_FRIDAY),
            (4, 21, EASTER_MONDAY),
            (5, 5, EARLY_MAY),
            (5, 26, SPRING),
            (8, 25, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
        2026: (
            (1, 1, NEW_YEAR),
            (4, 3, GOOD_FRIDAY),
            (4, 6, EASTER_MONDAY),
            (5, 4, EARLY_MAY),
            (5, 25, SPRING),
            (8, 31, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 28, _stand_in(BOXING_DAY)),
        ),
        2027: (
            (1, 1, NEW_YEAR),
            (3, 26, GOOD_FRIDAY),
            (3, 29, EASTER_MONDAY),
            (5, 3, EARLY_MAY),
            (5, 31, SPRING),
            (8, 30, SUMMER),
            (12, 27, _stand_in(CHRISTMAS)),
            (12, 28, _stand_in(BOXING_DAY)),
        ),
        2028: (
            (1, 3, _stand_in(NEW_YEAR)),
            (4, 14, GOOD_FRIDAY),
            (4, 17, EASTER_MONDAY),
            (5, 1, EARLY_MAY),
            (5, 29, SPRING),
            (8, 28, SUMMER),
            (12, 25, CHRISTMAS),
            (12, 26, BOXING_DAY),
        ),
    }
)

# Before the table: a year whose spring or early May day was moved, and the days proclaimed once.
MOVED_EARLY_MAY: Mapping[int, tuple[int, int]] = MappingProxyType({1995: (5, 8)})
MOVED_SPRING: Mapping[int, tuple[int, int]] = MappingProxyType({2002: (6, 4), 2012: (6, 4)})
PROCLAIMED: Mapping[int, tuple[_Day, ...]] = MappingProxyType(
    {
        1977: ((6, 7, SILVER_JUBILEE),),
        1981: ((7, 29, ROYAL_WEDDING),),
        1999: ((12, 31, MILLENNIUM),),
        2002: ((6, 3, GOLDEN_JUBILEE),),
        2011: ((4, 29, ROYAL_WEDDING),),
        2012: ((6, 5, DIAMOND_JUBILEE),),
    }
)
FIRST_EARLY_MAY = 1978


@cache
def holidays_of(year: int) -> Mapping[date, BankHoliday]:
    """Every bank holiday of one year, by date. Raises `KeyError` for a year outside FIRST_YEAR to LAST_YEAR."""
    days = tuple(_past_days(year)) if FIRST_YEAR <= year < FIRST_TABLED_YEAR else TABLE[year]
    return MappingProxyType({date(year, month, day): holiday for month, day, holiday in days})


def _past_days(year: int) -> Iterator[_Day]:
    yield _weekend_moves_on(year, 1, 1, NEW_YEAR)
    easter = _easter_sunday(year)
    yield _on(easter - timedelta(days=2), GOOD_FRIDAY)
    yield _on(easter + timedelta(days=1), EASTER_MONDAY)
    if year >= FIRST_EARLY_MAY:
        yield (*MOVED_EARLY_MAY.get(year, (5, _last_monday(year, 5, 7))), EARLY_MAY)
    yield (*MOVED_SPRING.get(year, (5, _last_monday(year, 5, 31))), SPRING)
    yield (8, _last_monday(year, 8, 31), SUMMER)
    yield from _christmas(year)
    yield from PROCLAIMED.get(year, ())


def _on(day: date, holiday: BankHoliday) -> _Day:
    return day.month, day.day, holiday


def _last_monday(year: int, month: int, no_later_than: int) -> int:
    """The day of the month of the last Monday on or before the day given."""
    return no_later_than - date(year, month, no_later_than).weekday()


def _weekend_moves_on(year: int, month: int, day: int, holiday: BankHoliday) -> _Day:
    """The day itself, or the Monday after it when it falls at a weekend."""
    weekday = date(year, month, day).weekday()
    if weekday < SATURDAY:
        return month, day, holiday
    return month, day + 7 - weekday, _stand_in(holiday)


def _christmas(year: int) -> tuple[_Day, _Day]:
    """Christmas Day and Boxing Day, with the substitute days of each possible weekday of 25 December."""
    weekday = date(year, 12, 25).weekday()
    if weekday == FRIDAY:
        return (12, 25, CHRISTMAS), (12, 28, _stand_in(BOXING_DAY))
    if weekday == SATURDAY:
        return (12, 27, _stand_in(CHRISTMAS)), (12, 28, _stand_in(BOXING_DAY))
    if weekday == SUNDAY:
        return (12, 26, BOXING_DAY), (12, 27, _stand_in(CHRISTMAS))
    return (12, 25, CHRISTMAS), (12, 26, BOXING_DAY)


def _easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the golden number and the epact."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
