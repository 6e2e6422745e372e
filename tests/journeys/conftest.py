"""Both sites, as they are run, on the database of the tests."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests import remembering
from tests.journeys import later_site, sites
from victimcontact import settings as program


@pytest.fixture(scope="module")
def committed(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A database for the tests of one file alone, in which what is done is done, for other processes to see."""
    naming = connection.settings_dict["TEST"]
    with (
        django_db_blocker.unblock(),
        remembering.committing(),
        override_settings(PASSWORD_HASHERS=program.PASSWORD_HASHERS),
        patch.dict(naming, NAME=f"test_journeys_{os.getpid()}"),
    ):
        made = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def served(committed: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Sites]:
    """The officers' site and the public site."""
    assert sites.assets_are_built(), "run `make assets` first"
    with sites.serving(tmp_path_factory.mktemp("sites")) as running:
        yield running


class Calendar:
    """The day on which both sites, and the worker in this process, believe to be."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.turn(0)

    def turn(self, days: int) -> None:
        """So many days after the day on which the journey began."""
        self.file.write_text(str(days))

    @property
    def today(self) -> date:
        return timezone.localdate()


@pytest.fixture
def calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """A calendar that a test turns."""
    made = Calendar(tmp_path / "days_later")
    monkeypatch.setattr(timezone, "now", later_site.clock_of(made.file))
    return made


@pytest.fixture
def served_by_calendar(committed: None, calendar: Calendar, tmp_path: Path) -> Iterator[sites.Sites]:
    """Both sites, on the day of the calendar."""
    assert sites.assets_are_built(), "run `make assets` first"
    (tmp_path / "sites").mkdir()
    later = {later_site.DAYS_LATER: str(calendar.file)}
    with sites.serving(tmp_path / "sites", program="tests.journeys.later_site", **later) as running:
        yield running
