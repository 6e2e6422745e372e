"""How often something may be tried, when many ask at the same moment: the bound is one for all connections to the database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests import builders
from victimcontact.casework import attempts

pytestmark = pytest.mark.usefixtures("committed")

AT_ONCE, TRIES = 8, 24


def answered(about: str) -> bool:
    """Whether one more try is let through, over a connection of its own, as another process has it."""
    try:
        attempts.count("code", about, now=builders.NOW)
    except attempts.TooMany:
        return False
    finally:
        connection.close()
    return True


def test_however_many_try_at_once_no_more_than_the_limit_are_let_through() -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        about_one = list(pool.map(answered, ["somebody"] * TRIES))
        about_two = list(pool.map(answered, ["one", "another"] * TRIES))

    assert (sum(about_one), sum(about_two)) == (attempts.LIMIT, 2 * attempts.LIMIT)
