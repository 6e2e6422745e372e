"""A member is told that her own words would be stopped, also because of people of whom her door may read nothing."""

from typing import NoReturn

import pytest

from tests import builders
from tests.casework.stated import member_of
from tests.portal import members
from tests.portal.members import read
from tests.portal.whole import Whole, whole_case
from tests.public_site import sitting
from victimcontact.casework import errands, leak_releases, own_statements
from victimcontact.records.models import AuditEntry, Case, Errand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("portal_door", "today")]

WARNING = "may show who you are or where you can be found"
OTHER = "Nerys Tirion"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: builders.later(2))


@pytest.fixture
def whole() -> Whole:
    return whole_case()


@pytest.fixture
def other(whole: Whole) -> Case:
    """Another victim of the sentence."""
    made = builders.referred(victims=(builders.victim(given_names="Nerys", family_name="Tirion"),))
    Case.objects.filter(pk=made.pk).update(sentence=whole.case.sentence)
    return made


def says(whole: Whole, text: str) -> None:
    """She saves an answer."""
    stamp, by = own_statements.stamp_of(whole.statement, "now"), member_of(whole.case)
    own_statements.save_own(statement=whole.statement, part="now", text=text, stamp=stamp, by=by, now=builders.NOW)


def pages(whole: Whole) -> list[str]:
    """The two pages that say what to think of before she agrees."""
    begin = f"/your-page/{whole.case.reference}/statements/{whole.statement.reference}/"
    browser = members.client_of(whole.case)
    return [read(browser, begin), read(browser, f"{begin}agree/")]


def test_words_that_show_where_she_lives_are_pointed_out_before_she_agrees(whole: Whole) -> None:
    says(whole, "I live in BS99 9ZZ.")

    assert all(WARNING in page for page in pages(whole))


@pytest.mark.usefixtures("other")
def test_words_that_name_another_victim_are_pointed_out_and_those_that_name_nobody_are_not(whole: Whole) -> None:
    says(whole, f"{OTHER} was there too.")
    named = pages(whole)
    says(whole, "Somebody else was there too.")

    assert all(WARNING in page for page in named)
    assert not any(WARNING in page for page in pages(whole))


def test_what_the_warning_is_about_can_not_be_read_at_her_door(whole: Whole, other: Case) -> None:
    says(whole, f"{OTHER} was there too.")

    with sitting(member_of(whole.case)):
        assert not Case.objects.filter(pk=other.pk).exists()
        assert leak_releases.unreleased_in(whole.statement) == ()
    assert leak_releases.unreleased_in(whole.statement)


def test_that_she_asked_is_in_the_trail_once_for_a_while(whole: Whole) -> None:
    pages(whole)

    assert AuditEntry.objects.filter(what="own_statements.ask_guard").count() == 1


def test_without_a_worker_the_pages_are_there_and_warn_of_what_her_own_rows_show(
    whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_answers(errand: Errand, *, now: object) -> NoReturn:
        raise errands.NotCarriedOut(errand.act)

    says(whole, "I live in BS99 9ZZ.")
    monkeypatch.setattr(errands, "awaited", nobody_answers)

    assert all(WARNING in page for page in pages(whole))
