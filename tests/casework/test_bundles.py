"""A bundle holds what was checked or sent and the statement that goes openly, and neither holds nor names what is withheld."""

import io
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from written_reports import HEARING, approved, author, begun, checked, fresh

from tests import builders
from victimcontact.casework import access, bulk, bundles, non_disclosure, reports, reviews
from victimcontact.casework.documents.checks import reading_order, reading_problems
from victimcontact.records.models import BulkWork, Bundle, Report, ReportVersion

pytestmark = pytest.mark.django_db

MONDAY = HEARING - timedelta(days=HEARING.weekday())


@pytest.fixture
def ready() -> Report:
    return checked(approved(begun()))


def made(report: Report) -> Bundle:
    assert report.review is not None
    return bundles.make(case=report.case, review=report.review, by=author(report), now=builders.NOW)


def heard(pdf: bytes) -> str:
    return " ".join(text for _kind, text in reading_order(pdf))


def test_a_bundle_is_one_tagged_file_with_index_bookmarks_and_pages_counted_through(ready: Report) -> None:
    bundle = made(ready)
    pdf = bundles.pdf_of(bundle)

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        labels = list(document.Root.PageLabels.Nums)
    assert reading_problems(pdf) == []
    assert "Victim representations to the Parole Board" in titles
    assert len(labels) // 2 == bundle.pages
    assert heard(pdf).index("What is in it") < heard(pdf).index("The review")


def test_it_says_every_word_of_its_report(ready: Report) -> None:
    said = heard(bundles.pdf_of(made(ready)))

    assert "She has not slept well" in said
    assert "What goes with it and is not in it Nothing." in said


def test_it_names_the_map_of_a_zone_that_is_not_inside(ready: Report) -> None:
    zone = {"key": "EXC_ZONE", "title": "Exclusion zone", "wording": "Not to enter Zone 1.", "zone": "Zone 1"}
    version = reports.latest(ready)
    reasons = {"why_necessary": "Her daily life is there.", "why_proportionate": "No more.", "fallback": ""}
    other = ReportVersion(report=ready, number=version.number + 1, made_by=version.made_by, made_at=version.made_at)
    other.content = {**version.content, "conditions": [zone | reasons]}
    other.save()
    assert ready.review is not None

    assert bundles.contents(ready.case, ready.review).annexes == ("Zone 1: its map, a file of its own",)


def test_a_draft_never_goes_into_a_bundle() -> None:
    draft = begun()

    with pytest.raises(bundles.NothingReady):
        made(draft)


def test_a_report_that_names_the_old_day_waits_until_it_is_brought_up_to_date(ready: Report) -> None:
    reviews.list_hearing(review=ready.review, hearing_on=date(2027, 5, 5), by=author(ready), now=builders.NOW)

    with pytest.raises(bundles.NothingReady):
        made(ready)


def test_what_is_kept_from_the_prisoner_is_not_even_named(ready: Report) -> None:
    non_disclosure.record(case=ready.case, review=ready.review, choice="withdraw", by=author(ready), now=builders.NOW)

    said = heard(bundles.pdf_of(made(ready)))

    for word in ("R01-B", "ensitive part", "withheld", "rule 17"):
        assert word not in said


def test_a_bundle_stays_as_it_was_made(ready: Report) -> None:
    before = bundles.pdf_of(made(ready))
    later = builders.later(days=2)
    report = reports.version_of(ready)
    assert report and ready.review is not None

    after = bundles.make(case=ready.case, review=ready.review, by=author(ready), now=later)

    assert bundles.pdf_of(after) != before
    assert bundles.pdf_of(Bundle.objects.earliest("made_at")) == before


def test_nobody_of_another_unit_makes_or_opens_it(ready: Report) -> None:
    bundle, stranger = made(ready), builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        bundles.bundle_for(stranger, bundle.reference, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        bundles.make(
            case=ready.case, review=ready.review, by=builders.officer("administrator").account, now=builders.NOW
        )


def drained(work: BulkWork) -> bulk.Progress:
    bulk.drain({bundles.KIND: bundles.make_next}, clock=lambda: builders.NOW)
    return bulk.progress_of(BulkWork.objects.get(pk=work.pk))


def test_the_bundles_of_a_week_are_made_one_by_one_and_what_is_not_ready_is_named_with_why(ready: Report) -> None:
    other = begun()
    manager = builders.officer("manager").account
    work = bundles.make_for_week(from_on=MONDAY, by=manager, now=builders.NOW)
    before = bulk.progress_of(work)

    after = drained(work)

    assert (before.state, before.done, before.total) == ("waits", 0, 2)
    assert (after.state, after.done, after.succeeded) == ("ended", 2, 1)
    assert [(problem.reference, problem.why) for problem in after.problems] == [(other.case.reference, bundles.NOTHING)]
    assert Bundle.objects.get().case == ready.case


@pytest.mark.parametrize("days", [-7, 7])
def test_a_week_without_a_hearing_begins_nothing(ready: Report, days: int) -> None:
    with pytest.raises(bundles.NoHearings):
        bundles.make_for_week(from_on=MONDAY + timedelta(days=days), by=author(ready), now=builders.NOW)
    assert not BulkWork.objects.exists()


def test_long_work_makes_nothing_its_officer_may_no_longer_see(ready: Report, monkeypatch: Any) -> None:
    work = bundles.make_for_week(from_on=MONDAY, by=author(ready), now=builders.NOW)
    stranger = builders.officer(in_unit="exeter").account
    BulkWork.objects.filter(pk=work.pk).update(made_by=stranger)

    assert [problem.why for problem in drained(work).problems] == [bundles.NOT_THERE]
    assert fresh(ready).state == "checked"
