"""What is owed: worked cases. A row that is missing here is a silence nobody notices."""

from datetime import date

import pytest

from tests.scheme import duty_cases_contact, duty_cases_hospital, duty_cases_parole, duty_cases_release
from tests.scheme.duty_cases import WorkedCase, expected_of, found_of

pytestmark = pytest.mark.pure

TABLES = (duty_cases_contact, duty_cases_parole, duty_cases_release, duty_cases_hospital)
CASES = [case for table in TABLES for case in table.CASES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_ledger_of_a_worked_case_holds_these_rows_and_no_others_of_their_kind(case: WorkedCase) -> None:
    assert found_of(case) == expected_of(case)
