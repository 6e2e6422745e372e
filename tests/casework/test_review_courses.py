"""Every kind of review by its own course: where each step leads, which letter it drafts, which duties it brings, and what it refuses."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests import builders
from victimcontact.casework import facts, questions, review_dates, reviews, stages
from victimcontact.casework.questions import Asker, Question
from victimcontact.casework.review_outcomes import Decision, kinds_on
from victimcontact.casework.reviews import Deferral, Opening
from victimcontact.records.models import Account, Case, Duty, Fact, Message, Review, Telling
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.consultations import Kind
from victimcontact.scheme.moves import NotAllowed

pytestmark = pytest.mark.django_db

SENTENCE = {
    "imposed_on": date(2016, 11, 3),
    "offence_act": "Offences against the Person Act 1861",
    "offence_section": "18",
    "offence_title": "Murder",
    "court_name": builders.COURT,
}
LIFE = SENTENCE | {"kind": "life"}
EIGHT_YEARS = SENTENCE | {"kind": "imprisonment", "term": {"years": 8}}
PATIENT = SENTENCE | {"kind": "hospital_order", "offence_title": "Manslaughter"}
RESTRICTED = PATIENT | {"disposal": {"restriction_order": True}}
UNRESTRICTED = PATIENT | {"disposal": {"restriction_order": False}}
HEARING, LATER = date(2027, 4, 1), date(2027, 6, 9)


class Walk:
    """A review taken step by step, a minute apart, so that steps of one day keep their order."""

    def __init__(self, sentence: dict[str, Any], kind: str, **opening: Any) -> None:
        self.case: Case = builders.joined(sentence=builders.SentenceTold(**sentence))
        assert self.case.officer is not None
        self.by: Account = self.case.officer.account
        self.minutes = self.days = 0
        new = Opening(kind, "PB-1", **opening)
        self.review: Review = reviews.open_review(sentence=self.case.sentence, opening=new, by=self.by, now=self.now)

    @property
    def now(self) -> datetime:
        self.minutes += 1
        return builders.NOW + timedelta(days=self.days, minutes=self.minutes)

    @property
    def today(self) -> date:
        return builders.TODAY + timedelta(days=self.days)

    def lists(self, on: date = HEARING) -> Fact:
        return reviews.list_hearing(review=self.review, hearing_on=on, by=self.by, now=self.now)

    def defers(self, to: date | None = None, why: str = "") -> Fact:
        return reviews.defer_hearing(review=self.review, deferral=Deferral(to, why), by=self.by, now=self.now)

    def decides(self, outcome: str, **more: Any) -> Fact:
        return reviews.decide(
            review=self.review, decision=Decision(outcome, self.today, **more), by=self.by, now=self.now
        )

    def follows(self, step: str, **more: Any) -> Fact:
        return reviews.follow(review=self.review, step=step, by=self.by, now=self.now, **more)

    @property
    def state(self) -> str:
        return str(review_dates.state_of(self.review, on=self.today))

    @property
    def letters(self) -> list[tuple[str, str]]:
        rows = Message.objects.filter(case=self.case, telling__fact__data__review=self.review.reference)
        return list(rows.exclude(state="stopped").order_by("made_at").values_list("document", "variant"))

    def owed(self, *whats: str) -> set[str]:
        rows = Duty.objects.filter(case=self.case, about=self.review.reference, what__in=whats)
        return set(rows.values_list("what", flat=True))

    @property
    def has_ended(self) -> bool:
        self.review.refresh_from_db()
        return self.review.ended_at is not None


def test_a_parole_review_is_looked_at_heard_adjourned_and_decided() -> None:
    walk = Walk(LIFE, "parole")
    walk.follows("papers")
    walk.follows("hearing_directed")
    directed = walk.state
    walk.lists(builders.TODAY)
    walk.follows("heard")
    heard = walk.state
    walk.defers(why="A report was missing.")
    adjourned = walk.state
    walk.lists(LATER)

    assert (directed, heard, adjourned, walk.state) == ("hearing_directed", "heard", "deferred", "listed")
    assert review_dates.dates_of(walk.review).course[1].why == "A report was missing."


def test_a_hearing_to_come_has_not_taken_place() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists()

    assert "heard" not in reviews.steps_after(walk.review, on=builders.TODAY)
    assert "heard" in reviews.steps_after(walk.review, on=HEARING)


def test_a_release_that_is_set_aside_is_spoken_of_no_more_and_the_board_decides_again() -> None:
    """P48, P42."""
    walk = Walk(EIGHT_YEARS, "parole")
    walk.decides("release")
    told = walk.letters
    walk.follows("set_aside_asked")
    asked, left = walk.state, walk.letters
    walk.follows("set_aside")

    assert told == [("L09", ""), ("L14", "parole_decision_final")]
    assert (asked, left) == ("setting_release_aside", [("L09", ""), ("L14", "parole_set_aside_applied")])
    assert (walk.state, walk.has_ended) == ("on_papers", False)
    assert walk.letters[-1] == ("L14", "parole_decision_set_aside")
    walk.decides("no_release")
    assert walk.state == "final_no_release"


def test_a_decision_that_is_not_set_aside_stands_and_the_member_hears_so() -> None:
    walk = Walk(EIGHT_YEARS, "parole")
    walk.decides("no_release")
    walk.follows("set_aside_asked")
    walk.follows("let_stand")

    assert (walk.state, walk.has_ended) == ("final_no_release", True)
    assert Telling.objects.filter(code="parole_reconsideration_decided").get().told == {"outcome": "refused"}


@pytest.mark.parametrize(("step", "state"), [("upheld", "release_pending"), ("quashed", "final_no_release")])
def test_the_high_court_decides(step: str, state: str) -> None:
    """P51."""
    walk = Walk(LIFE, "parole")
    walk.decides("release")
    walk.follows("high_court")
    walk.follows(step)

    assert walk.state == state
    assert walk.letters[-1] == ("L14", "parole_high_court_decided")
    assert {"make_contact_about_outcome", "send_outcome_letter"} == walk.owed(
        "make_contact_about_outcome", "send_outcome_letter"
    )


@pytest.mark.parametrize(
    ("step", "state", "letter"),
    [
        ("advice_accepted", "open_conditions_accepted", ("L07", "eligible_for_open_conditions")),
        ("advice_refused", "open_conditions_refused", ("L07", "open_conditions_refused")),
    ],
)
def test_the_secretary_of_state_answers_the_advice_on_open_conditions(
    step: str, state: str, letter: tuple[str, str]
) -> None:
    """P47."""
    walk = Walk(LIFE, "parole")
    walk.decides("open_conditions")
    walk.follows(step)

    assert (walk.state, walk.letters[-1]) == (state, letter)


def test_the_next_review_is_told_as_its_month_and_looked_for_in_time() -> None:
    """R65, D9."""
    walk = Walk(EIGHT_YEARS, "parole")
    walk.decides("no_release")
    with pytest.raises(reviews.DayMissing):
        walk.follows("next_review")
    walk.follows("next_review", next_review_on=date(2028, 9, 14))

    words = str(Message.objects.get(case=walk.case, document="L14").content)
    assert walk.state == "next_review_set"
    assert walk.owed("check_parole_opening") == {"check_parole_opening"}
    assert "September 2028" in words
    assert "14" not in words.split("September 2028")[0][-20:]


def test_a_tribunal_defers_a_discharge_and_then_orders_it() -> None:
    walk = Walk(RESTRICTED, "tribunal", application_made_on=builders.TODAY)
    walk.lists(builders.TODAY)
    walk.follows("heard")
    walk.decides("discharge_deferred")
    between = (walk.state, walk.has_ended, walk.letters[-1])
    walk.decides("conditional_discharge", conditions=("Not to contact the victim.",))
    walk.follows("told")
    walk.follows("closed")

    assert between == ("discharge_deferred", False, ("L22", "tribunal_decided"))
    assert walk.letters[-1] == ("L22", "conditionally_discharged")
    assert walk.state == "closed"


def test_a_tribunal_is_adjourned_and_listed_again() -> None:
    walk = Walk(RESTRICTED, "tribunal", application_made_on=builders.TODAY)
    walk.lists()
    walk.defers()
    adjourned = walk.state
    walk.lists(LATER)

    rows = Duty.objects.filter(case=walk.case, what="send_representations_to_tribunal").order_by("due_on")
    assert (adjourned, walk.state) == ("adjourned", "listed")
    assert [row.standing for row in rows] == ["superseded", "open"]


def test_the_end_of_restrictions_is_told_once_and_ends_the_forwarding() -> None:
    """R54, P86."""
    walk = Walk(RESTRICTED, "mhcs", respond_by=date(2027, 1, 15))
    walk.decides("restriction_ended")

    representations = Duty.objects.get(case=walk.case, what="send_representations_to_tribunal")
    assert (walk.state, walk.letters[-1]) == ("restriction_ended", ("L23", "restriction_ended"))
    assert representations.standing == "superseded"
    assert Telling.objects.filter(case=walk.case, code="restriction_ended").count() == 1


def test_where_the_managers_hear_the_case_they_give_the_notices_and_we_check() -> None:
    """P75, R58: no statutory notice of ours, a check for each event."""
    walk = Walk(UNRESTRICTED, "hospital_managers")
    walk.lists()
    walk.decides("absolute_discharge", without_hearing=True)

    assert Duty.objects.filter(about=walk.review.reference, what="check_managers_have_notified").count() == 2
    assert (walk.state, walk.letters) == ("absolutely_discharged", [])


@pytest.mark.parametrize(
    ("kind", "opening", "letter", "duty"),
    [
        ("hdc", {}, ("L07", "home_detention_curfew_considered"), "collect_views_on_hdc"),
        ("licence_variation", {}, ("L18", "licence_variation_considered"), "collect_views_on_variation"),
        (
            "licence_variation",
            {"emergency": True},
            ("L18", "licence_variation_considered"),
            "collect_views_on_variation",
        ),
        ("open_conditions", {}, ("L07", "eligible_for_open_conditions"), "send_review_letter"),
    ],
)
def test_a_review_without_a_hearing_asks_the_victim_and_is_decided(
    kind: str, opening: dict[str, Any], letter: tuple[str, str], duty: str
) -> None:
    """P55, P65, P70, D8."""
    walk = Walk(EIGHT_YEARS, kind, **opening)

    assert walk.letters == [letter]
    assert walk.owed(duty) == {duty}
    with pytest.raises(reviews.NotHeard):
        walk.lists()
    with pytest.raises(reviews.NotHeard):
        walk.defers()
    walk.decides("withdrawn")
    assert (walk.state, walk.has_ended) == ("withdrawn", True)


def test_the_views_on_a_curfew_have_fourteen_days_and_on_an_emergency_one() -> None:
    curfew, emergency = Walk(EIGHT_YEARS, "hdc"), Walk(EIGHT_YEARS, "licence_variation", emergency=True)

    last = {duty.what: duty.last_on for duty in Duty.objects.filter(what__startswith="collect_views")}
    assert last == {"collect_views_on_hdc": date(2026, 12, 7), "collect_views_on_variation": date(2026, 11, 24)}
    assert (
        Telling.objects.get(case=curfew.case, code="home_detention_curfew_considered").told["respond_by"]
        == "2026-12-07"
    )
    assert emergency.state == "notified"


def test_a_review_that_never_was_leaves_nobody_to_ask() -> None:
    walk = Walk(EIGHT_YEARS, "hdc")
    opened = Fact.objects.get(kind="review_opened", data__review=walk.review.reference)

    stages.withdraw(fact=opened, reason="Another prisoner's.", by=walk.by, now=walk.now)

    assert Duty.objects.get(case=walk.case, what="collect_views_on_hdc").standing == "superseded"
    assert walk.has_ended


def test_who_is_being_asked_already_is_not_asked_twice() -> None:
    """P70: the fourteen days of a question run once."""
    walk = Walk(EIGHT_YEARS, "parole")
    question, asker = Question(Kind.HDC, "May he go home?"), Asker("Sam Moss", "Probation")
    questions.write_down(case=walk.case, question=question, asker=asker, by=walk.by, now=walk.now)
    before = Duty.objects.filter(case=walk.case, what="collect_views_on_hdc").count()

    reviews.open_review(sentence=walk.case.sentence, opening=Opening("hdc"), by=walk.by, now=walk.now)

    assert (before, Duty.objects.filter(case=walk.case, what="collect_views_on_hdc").count()) == (1, 1)


def test_an_officer_decides_whether_a_temporary_release_is_told() -> None:
    walk = Walk(EIGHT_YEARS, "temporary_release")

    assert Telling.objects.get(case=walk.case, code="temporary_release_planned").decision == "officer_decides"
    assert walk.letters == []
    walk.decides("granted")
    assert walk.state == "granted"


@pytest.mark.parametrize(
    ("route", "offered"),
    [
        ("A", {"parole", "recall_review", "hdc", "open_conditions", "licence_variation", "temporary_release"}),
        ("B", {"tribunal", "mhcs"}),
        ("C", {"tribunal", "hospital_managers"}),
        ("G", {"tribunal", "hospital_managers"}),
    ],
)
def test_each_route_has_its_own_kinds(route: str, offered: set[str]) -> None:
    assert set(kinds_on(route)) == offered


def test_one_who_went_to_hospital_from_prison_can_have_both_but_no_managers_hearing() -> None:
    """P85."""
    assert {"parole", "tribunal", "mhcs", "hdc"} <= set(kinds_on("D")) == set(kinds_on("E"))
    assert "hospital_managers" not in kinds_on("D")


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda walk: walk.lists(HEARING), reviews.AlreadyListed),
        (lambda walk: walk.lists(builders.TODAY - timedelta(days=1)), reviews.HearingGoneBy),
        (lambda walk: walk.lists(date(2090, 1, 4)), BeyondHorizon),
        (lambda walk: walk.defers(HEARING), reviews.AlreadyListed),
        (lambda walk: walk.defers(builders.TODAY - timedelta(days=1)), reviews.HearingGoneBy),
        (lambda walk: walk.decides("release"), reviews.HearingStillToCome),
        (lambda walk: walk.follows("heard"), NotAllowed),
        (lambda walk: walk.follows("challenged"), NotAllowed),
        (lambda walk: walk.follows("final"), NotAllowed),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(act: Callable[[Walk], Any], refusal: type[Exception]) -> None:
    walk = Walk(LIFE, "parole")
    walk.lists()
    before = Fact.objects.count(), Duty.objects.count(), Message.objects.count()

    with pytest.raises(refusal):
        act(walk)

    assert (Fact.objects.count(), Duty.objects.count(), Message.objects.count()) == before
    assert (walk.state, reviews.hearing_of(walk.review)) == ("listed", HEARING)


def test_a_decision_on_the_papers_needs_somebody_to_say_so_while_a_hearing_is_listed() -> None:
    walk = Walk(LIFE, "parole")
    walk.lists()

    walk.decides("no_release", without_hearing=True)

    assert walk.state == "provisional_no_release"


def test_a_step_taken_back_puts_the_end_of_the_review_right() -> None:
    walk = Walk(LIFE, "parole")
    walk.decides("release")
    walk.follows("challenged")
    granted = walk.follows("challenge_granted")
    went_on = not walk.has_ended

    stages.withdraw(fact=granted, reason="Another prisoner's.", by=walk.by, now=walk.now)

    assert went_on
    assert (walk.state, walk.has_ended) == ("release_challenged", True)


def test_a_decision_of_tomorrow_is_refused() -> None:
    walk = Walk(LIFE, "parole")
    tomorrow = Decision("release", builders.TODAY + timedelta(days=1))

    with pytest.raises(facts.InTheFuture):
        reviews.decide(review=walk.review, decision=tomorrow, by=walk.by, now=walk.now)
