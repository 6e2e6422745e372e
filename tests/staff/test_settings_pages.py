"""The pages of the law in force and the local periods."""

from datetime import date

import pytest
from django.test import Client

from tests import builders
from tests.staff.officers_site import boxes, text_of, visit
from victimcontact.casework import approval_settings, laws
from victimcontact.records.models import ApprovalSetting, LawSetting
from victimcontact.scheme import switches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def manager() -> Client:
    return visit(builders.officer("manager", name="Morwenna Pascoe"))


def test_every_switch_and_period_is_shown_with_its_mark(manager: Client) -> None:
    page = text_of(manager.get("/settings/"))

    for name in (*switches.SWITCHES, *switches.PERIODS):
        assert f'href="/settings/{name}/"' in page
    assert page.count(">Local setting<") == sum(period.is_local_setting for period in switches.PERIODS.values())
    assert ">Confirmed in part<" in page


@pytest.mark.parametrize("name", [*switches.SWITCHES, *switches.PERIODS])
def test_every_switch_and_period_has_a_page(manager: Client, name: str) -> None:
    assert "What was entered before" in text_of(manager.get(f"/settings/{name}/"))


def test_a_commencement_date_is_entered_with_its_reason(manager: Client) -> None:
    asked = {"known": "yes", "reason": "The commencement order of 1 November"} | boxes("in_force_on", date(2026, 12, 1))

    manager.post("/settings/SW-VCA26/", asked)

    assert laws.in_force().switches["SW-VCA26"] == date(2026, 12, 1)
    page = text_of(manager.get("/settings/SW-VCA26/"))
    assert "The commencement order of 1 November" in page
    assert "Morwenna Pascoe" in page
    assert "1 December 2026" in text_of(manager.get("/settings/"))


def test_a_date_can_be_taken_back_to_not_known(manager: Client) -> None:
    manager.post("/settings/SW-PROG/", {"known": "no", "reason": "Not commenced after all"})

    assert laws.in_force().switches["SW-PROG"] is None


def test_a_period_is_entered_with_its_reason(manager: Client) -> None:
    page = text_of(manager.post("/settings/D1/", {"part_0": "2", "part_1": "7", "reason": "Agreed"}, follow=True))

    assert laws.in_force().periods["D1"] == (2, 7)
    assert "The entry holds from now on" in page
    assert "7 working days to send the letter" in page
    assert "entered by Morwenna Pascoe" in page


@pytest.mark.parametrize(
    "asked",
    [
        {"part_0": "2", "part_1": "7"},
        {"part_0": "-1", "part_1": "7", "reason": "x"},
        {"part_0": "", "part_1": "7", "reason": "x"},
        {"part_0": "two", "part_1": "7", "reason": "x"},
        {"part_0": "1001", "part_1": "7", "reason": "x"},
    ],
)
def test_what_is_no_period_or_has_no_reason_is_not_entered(manager: Client, asked: dict[str, str]) -> None:
    page = text_of(manager.post("/settings/D1/", asked))

    assert "There is a problem" in page
    assert 'value="7"' in page
    assert not LawSetting.objects.exists()


def test_a_period_that_is_law_itself_warns(manager: Client) -> None:
    warning = "This period is in the law or policy itself"

    assert warning in text_of(manager.get("/settings/D14/"))
    assert warning not in text_of(manager.get("/settings/D1/"))


def test_a_name_nobody_knows_is_not_there(manager: Client) -> None:
    assert manager.get("/settings/D99/").status_code == 404


@pytest.mark.parametrize("role", ["victim_liaison_officer", "administrator", "auditor", "analyst", "helpline_adviser"])
def test_nobody_but_a_manager_has_these_pages(role: str) -> None:
    client = visit(builders.officer(role))

    assert client.get("/settings/").status_code == 403
    assert client.get("/settings/D1/").status_code == 403
    assert client.post("/settings/D1/", {"part_0": "2", "part_1": "7", "reason": "x"}).status_code == 403
    assert not LawSetting.objects.exists()


def test_every_stage_with_a_letter_says_who_approves_it_and_can_be_changed(manager: Client) -> None:
    page = text_of(manager.get("/settings/"))

    for code in approval_settings.documents_by_stage():
        assert f'href="/settings/approvals/{code}/"' in page
    assert "leaves to the manager whether this is told" in text_of(manager.get("/settings/approvals/died/"))


def test_who_approves_is_entered_with_its_reason(manager: Client) -> None:
    asked = {"approver": "manager", "reason": "Two letters went wrong"}

    page = text_of(manager.post("/settings/approvals/recalled/", asked, follow=True))

    assert "The entry holds from now on" in page
    assert "entered by Morwenna Pascoe" in page
    history = text_of(manager.get("/settings/approvals/recalled/"))
    assert "Two letters went wrong" in history


@pytest.mark.parametrize("asked", [{"approver": "manager"}, {"approver": "nobody", "reason": "x"}, {"reason": "x"}])
def test_an_approver_without_reason_or_that_is_nobody_is_not_entered(manager: Client, asked: dict[str, str]) -> None:
    page = text_of(manager.post("/settings/approvals/recalled/", asked))

    assert "There is a problem" in page
    assert not ApprovalSetting.objects.exists()


def test_a_stage_without_a_letter_has_no_approver(manager: Client) -> None:
    assert manager.get("/settings/approvals/leave_granted/").status_code == 404


def test_nobody_but_a_manager_changes_who_approves() -> None:
    client = visit(builders.officer())

    assert client.get("/settings/approvals/recalled/").status_code == 403
    assert client.post("/settings/approvals/recalled/", {"approver": "officer", "reason": "x"}).status_code == 403
