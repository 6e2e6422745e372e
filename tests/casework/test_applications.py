"""What a person applies for beside a review: asked once, answered with a reason, and never more than they have been told."""

from datetime import date, timedelta

import pytest

from tests import builders
from tests.casework.test_review_courses import HEARING, LIFE, RESTRICTED, Walk
from tests.portal import members
from victimcontact.casework import (
    access,
    applications,
    contacts,
    duties,
    own_hearings,
    reviews,
    victim_representatives,
    worklists,
)
from victimcontact.casework.applications import AlreadyAsked, Application, CannotBeAskedFor, ReasonMissing
from victimcontact.casework.victim_representatives import Named
from victimcontact.records.models import Duty, Fact, Telling
from victimcontact.scheme.applications import WhyNot
from victimcontact.scheme.moves import NotAllowed

pytestmark = pytest.mark.django_db


def asked(walk: Walk, kind: str, note: str = "") -> Application:
    return applications.record(case=walk.case, review=walk.review, kind=kind, note=note, by=walk.by, now=walk.now)


def moved(walk: Walk, application: Application, event: str, reason: str = "") -> None:
    applications.move(application=application, event=event, reason=reason, by=walk.by, now=walk.now)


def stands(application: Application) -> str:
    return applications.asked_for(application).state.value


def spoken(walk: Walk, *kinds: str) -> None:
    """The officer spoke with the person of these steps."""
    for fact in Fact.objects.filter(data__review=walk.review.reference, kind__in=kinds):
        made = contacts.ContactMade(walk.today, "phone", "completed", about=str(fact.pk))
        contacts.add(case=walk.case, made=made, by=walk.by, now=walk.now)


def test_to_observe_and_to_read_are_asked_for_and_answered_each_by_itself() -> None:
    """P40, P79."""
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    read, observe = asked(walk, "read_statement"), asked(walk, "observe", "With my sister.")
    moved(walk, read, "forward")
    moved(walk, read, "grant")
    with pytest.raises(ReasonMissing):
        moved(walk, observe, "refuse", "  ")
    moved(walk, observe, "refuse", "There is no room.")

    assert (stands(read), stands(observe)) == ("granted", "refused")
    assert applications.asked_for(observe).reason == "There is no room."
    assert [step.state for step in applications.asked_for(read).steps] == ["asked", "passed_on", "granted"]


def test_the_same_is_not_asked_for_twice_unless_it_is_over() -> None:
    walk = Walk(LIFE, "parole")
    first = asked(walk, "observe")
    with pytest.raises(AlreadyAsked):
        asked(walk, "observe")
    moved(walk, first, "withdraw")

    again = asked(walk, "observe")

    assert again.pk != first.pk
    with pytest.raises(NotAllowed):
        moved(walk, first, "grant")


def test_a_hearing_in_public_asks_every_victim_what_they_think() -> None:
    """P37, P38."""
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)

    asked(walk, "public_hearing")

    assert walk.owed("collect_views_on_public_hearing") == {"collect_views_on_public_hearing"}
    assert Duty.objects.get(case=walk.case, what="apply_for_public_hearing").standing == "kept"


def test_somebody_else_may_apply_and_after_the_last_day_only_they() -> None:
    """P37: the day is the Board's; that another applied in time is recorded whenever it is heard of."""
    walk = Walk(LIFE, "parole")
    walk.lists(builders.TODAY + timedelta(days=83))

    with pytest.raises(CannotBeAskedFor) as refused:
        asked(walk, "public_hearing")
    applications.record_public(review=walk.review, by=walk.by, now=walk.now)
    with pytest.raises(AlreadyAsked):
        applications.record_public(review=walk.review, by=walk.by, now=walk.now)

    assert refused.value.why is WhyNot.TOO_LATE
    assert walk.owed("collect_views_on_public_hearing")


def test_a_summary_asked_for_in_time_keeps_its_window_and_one_asked_for_late_is_taken() -> None:
    """P49, P50."""
    walk, late = Walk(LIFE, "parole"), Walk(LIFE, "parole")
    for each in (walk, late):
        each.decides("no_release")
    late.days = 190
    in_time, after_it = asked(walk, "summary"), asked(late, "summary")

    assert Duty.objects.get(case=walk.case, what="ask_for_summary").standing == "kept"
    assert applications.is_owed(applications.asked_for(in_time))
    assert not applications.is_owed(applications.asked_for(after_it))


def test_a_tribunals_review_is_not_closed_while_somebody_waits_for_a_summary() -> None:
    """P84."""
    walk = Walk(RESTRICTED, "tribunal", application_made_on=builders.TODAY)
    walk.decides("not_discharged")
    summary = asked(walk, "summary")
    walk.follows("told")
    waiting = reviews.steps_after(walk.review, on=walk.today)
    moved(walk, summary, "refuse", "The judge decided so.")

    assert waiting == ()
    assert reviews.steps_after(walk.review, on=walk.today) == ("closed",)


def test_an_application_of_another_sentence_or_unit_is_not_there() -> None:
    walk, other = Walk(LIFE, "parole"), Walk(LIFE, "parole")
    mine = asked(walk, "observe")
    stranger = builders.officer(in_unit="exeter").account

    with pytest.raises(access.NotFound):
        applications.record(case=walk.case, review=other.review, kind="observe", by=walk.by, now=walk.now)
    with pytest.raises(access.NotFound):
        applications.application_for(stranger, mine.reference, now=walk.now)
    with pytest.raises(access.NotFound):
        applications.own_application(other.case, mine.reference)
    with pytest.raises(access.NotPermitted):
        applications.ask_own(case=walk.case, review=walk.review, kind="summary", by=walk.by, now=walk.now)


def test_a_member_sees_only_what_they_were_told_of() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists(HEARING)
    untold = own_hearings.for_member(walk.case, on=walk.today)
    spoken(walk, "review_opened")
    (opened,) = own_hearings.for_member(walk.case, on=walk.today)
    spoken(walk, "hearing_listed")
    (dated,) = own_hearings.for_member(walk.case, on=walk.today)

    assert untold == ()
    assert (opened.hearing_on, dict(opened.can_ask)["public_hearing"]) == (None, None)
    assert (dated.hearing_on, dict(dated.can_ask)["public_hearing"]) == (HEARING, date(2027, 1, 7))


def test_a_decision_they_were_not_told_of_does_not_show_in_what_they_can_ask_for() -> None:
    walk = Walk(LIFE, "parole")
    spoken(walk, "review_opened")
    walk.decides("release")
    (before,) = own_hearings.for_member(walk.case, on=walk.today)
    spoken(walk, "decision")
    (after,) = own_hearings.for_member(walk.case, on=walk.today)

    assert set(dict(before.can_ask)) == {"read_statement", "observe", "public_hearing"}
    assert set(dict(after.can_ask)) == {"summary"}
    assert not Telling.objects.filter(case=walk.case, code="parole_decided", ended_at__isnull=False).exists()


def test_a_member_asks_takes_it_back_and_asks_again() -> None:
    walk = Walk(LIFE, "parole")
    spoken(walk, "review_opened")
    account = members.activated(walk.case)
    row, _shown = own_hearings.own_review(walk.case, walk.review.reference, on=walk.today)

    made = applications.ask_own(case=walk.case, review=row, kind="observe", by=account, now=walk.now)
    applications.withdraw_own(application=made, by=account, now=walk.now)

    (shown,) = own_hearings.for_member(walk.case, on=walk.today)
    assert [(each.kind, each.state, each.can_take_back) for each in shown.asked] == [("observe", "withdrawn", False)]
    assert "observe" in dict(shown.can_ask)


def test_who_is_named_last_is_who_will_be_there_and_only_before_the_board() -> None:
    """P39."""
    walk, tribunal = Walk(LIFE, "parole"), Walk(RESTRICTED, "tribunal", application_made_on=builders.TODAY)
    for name in ("Ms Ada Lane", "Mr Owen Hale"):
        named = Named(name, "Public Protection Group", "0117 496 0123")
        victim_representatives.name(case=walk.case, review=walk.review, named=named, by=walk.by, now=walk.now)
    spoken(walk, "review_opened")

    (shown,) = own_hearings.for_member(walk.case, on=walk.today)
    assert shown.with_them == ("Mr Owen Hale", "Public Protection Group")
    assert "0117" not in repr(shown)
    with pytest.raises(victim_representatives.NotBeforeTheBoard):
        victim_representatives.name(
            case=tribunal.case, review=tribunal.review, named=named, by=tribunal.by, now=tribunal.now
        )
    with pytest.raises(victim_representatives.NameMissing):
        victim_representatives.name(
            case=walk.case, review=walk.review, named=Named(" ", "x", ""), by=walk.by, now=walk.now
        )


def waiting(walk: Walk) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in worklists.waiting_in(walk.case, on=walk.today) if item.kind != "message"]


def test_what_somebody_asks_for_is_on_the_worklist_until_it_is_passed_on() -> None:
    walk = Walk(LIFE, "parole")
    made = asked(walk, "observe")
    before = waiting(walk)
    moved(walk, made, "forward")

    assert before == [("application", "Pass on what they ask for: observe")]
    assert waiting(walk) == []


def test_a_decision_whose_window_went_by_is_on_the_worklist_until_somebody_has_looked() -> None:
    """P43: nobody is told that a decision is final because a date went by."""
    walk, challenged = Walk(LIFE, "parole"), Walk(LIFE, "parole")
    for each in (walk, challenged):
        each.decides("release")
        each.days = 5
    challenged.follows("challenged")
    early = waiting(walk)
    for each in (walk, challenged):
        each.days = 30
        duties.reconcile(each.case, now=each.now)
    (late,) = waiting(walk)
    walk.follows("final")

    assert early == waiting(challenged) == waiting(walk) == []
    assert late == ("final", "Find out whether the decision has become final, and record it")
