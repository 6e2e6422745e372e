"""How long a victim has, and where a question stands."""

from datetime import date

import pytest

from victimcontact.scheme.consultations import Course, Kind, Stand, last_day, may_be_answered, stand
from victimcontact.scheme.switches import SHIPPED, law_with

ASKED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "emergency", "expected"),
    [
        (Kind.HDC, False, date(2026, 12, 7)),  # 14 calendar days
        (Kind.HDC, True, date(2026, 12, 7)),  # the law gives 14 days, emergency or not
        (Kind.LICENCE_VARIATION, False, date(2026, 12, 7)),  # 10 working days
        (Kind.LICENCE_VARIATION, True, date(2026, 11, 24)),
        (Kind.OPEN_CONDITIONS, False, date(2026, 12, 7)),
        (Kind.TEMPORARY_RELEASE, True, date(2026, 11, 24)),
    ],
)
def test_the_days_a_victim_has(kind: Kind, emergency: bool, expected: date) -> None:
    """P70, D8, D14."""
    assert last_day(kind, ASKED, emergency=emergency, law=SHIPPED) == expected


def test_working_days_skip_christmas_and_settings_change_them() -> None:
    assert last_day(Kind.OPEN_CONDITIONS, date(2026, 12, 17), emergency=False, law=SHIPPED) == date(2027, 1, 5)
    assert last_day(Kind.HDC, ASKED, emergency=False, law=law_with(periods={"D14": 21})) == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("changes", "on", "expected", "answerable"),
    [
        ({}, ASKED, Stand.TO_ASK, False),
        ({"asked_on": ASKED}, date(2026, 12, 7), Stand.WAITING, False),
        ({"asked_on": ASKED}, date(2026, 12, 8), Stand.NO_VIEW, True),
        ({}, date(2026, 12, 8), Stand.NO_VIEW, True),
        ({"views_on": ASKED}, ASKED, Stand.VIEWS_GIVEN, True),
        ({"views_on": ASKED, "doubted": True}, ASKED, Stand.DOUBTED, False),
        ({"doubted": True, "answered": True}, ASKED, Stand.ANSWERED, False),
    ],
)
def test_a_question_may_be_answered_when_views_are_there_or_the_days_are_over(
    changes: dict[str, object], on: date, expected: Stand, answerable: bool
) -> None:
    """P70."""
    course = Course(last_day=date(2026, 12, 7), **changes)

    assert stand(course, on=on) is expected
    assert may_be_answered(course, on=on) is answerable
