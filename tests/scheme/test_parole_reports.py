"""P53: which contact counts in a parole report, and what is known of the wish for a statement."""

from datetime import date

import pytest

from victimcontact.scheme.parole_reports import StatementWish, counts, wish

CONVICTED = date(2025, 3, 4)


@pytest.mark.parametrize(
    ("asked_on", "on", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), True),
        (date(2025, 11, 24), date(2026, 11, 23), True),
        (date(2025, 11, 23), date(2026, 11, 23), False),  # twelve months are over
        (date(2026, 11, 24), date(2026, 11, 23), False),  # still to come
        (CONVICTED, date(2025, 6, 1), False),
        (date(2025, 3, 5), date(2025, 6, 1), True),
    ],
)
def test_a_contact_counts_within_twelve_months_and_after_the_conviction(
    asked_on: date, on: date, expected: bool
) -> None:
    """P53."""
    assert counts(asked_on, convicted_on=CONVICTED, on=on) is expected


def test_without_a_day_of_conviction_only_the_months_count() -> None:
    assert counts(date(2026, 1, 5), convicted_on=None, on=date(2026, 2, 1))


@pytest.mark.parametrize(
    ("has_statement", "took_it_back", "expected"),
    [
        (False, False, StatementWish.NOT_KNOWN),
        (False, True, StatementWish.NO),
        (True, False, StatementWish.YES),
        (True, True, StatementWish.YES),
    ],
)
def test_silence_is_not_a_no(has_statement: bool, took_it_back: bool, expected: StatementWish) -> None:
    assert wish(has_statement=has_statement, took_it_back=took_it_back) is expected
