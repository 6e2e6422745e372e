"""A report waits on the worklist while its next step is ours, and leaves it when that is done."""

from datetime import timedelta

import pytest
from written_reports import approved, author, begun, checked, fresh, sent

from tests import builders
from victimcontact.casework import report_work, reports, worklists
from victimcontact.records.models import Account, Report
from victimcontact.scheme.reports import ReportState

pytestmark = pytest.mark.django_db


def on_the_list(account: Account) -> list[tuple[str, str]]:
    on = builders.TODAY + timedelta(days=1)
    items = worklists.listed(account, worklists.Filters(), on=on).items
    return [(item.text, item.waits_for) for item in items if item.what == "report"]


def test_a_report_is_on_the_list_until_it_has_gone() -> None:
    report = begun()
    by = author(report)
    drafted = on_the_list(by)
    ready = approved(report)
    to_check = on_the_list(by)
    good = checked(ready)
    to_send = on_the_list(by)
    sent(good)

    assert drafted == []
    assert to_check == [("Have somebody else check report R01", "manager")]
    assert to_send == [("Send report R01", "")]
    assert on_the_list(by) == []


def test_what_was_sent_back_or_is_to_be_changed_is_its_officers() -> None:
    report = begun()
    reports.ask_victim(report=report, by=author(report), now=builders.NOW)
    reports.record_changes_asked(report=fresh(report), note="Softer.", by=author(report), now=builders.NOW)

    assert on_the_list(author(report)) == [("Write what the victim asked to be changed in report R01", "")]


@pytest.mark.parametrize("state", report_work.WORK)
def test_every_state_that_waits_says_what_is_to_be_done(state: ReportState) -> None:
    assert report_work.work_in(Report(state=state, document="R02")).endswith("report R02")
