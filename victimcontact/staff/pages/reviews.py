"""Reviews: opened, hearings listed and put off, decided, and what followed; with what is owed in every case of the sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as said

from victimcontact.casework import (
    access,
    accounts,
    applications,
    facts,
    non_disclosure,
    open_requests,
    reports,
    review_dates,
    reviews,
    victim_representatives,
)
from victimcontact.casework.applications import Asked
from victimcontact.casework.review_dates import Dates, Heard
from victimcontact.casework.reviews import Review
from victimcontact.casework.victim_representatives import VictimRepresentative
from victimcontact.design import forms
from victimcontact.design.site import Link
from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.duties.reviews import HEARD_BY_THE_BOARD
from victimcontact.scheme.moves import NotAllowed
from victimcontact.scheme.reviews import Parole, may_speak_of_release
from victimcontact.scheme.roles import May
from victimcontact.staff.door import signed_in, today
from victimcontact.staff.pages import applications as application_pages
from victimcontact.staff.pages import request_words, review_forms
from victimcontact.staff.pages.review_forms import (
    DeferForm,
    FollowForm,
    HearingForm,
    NonDisclosureForm,
    OpenForm,
)


def index(request: HttpRequest) -> HttpResponse:
    account, now = signed_in(request)
    decided = request.GET.get("which") == "decided"
    tabs = [
        Link(said("Open"), "?which=open", current=not decided),
        Link(said("Decided"), "?which=decided", current=decided),
    ]
    found = review_dates.listed(account, decided=decided)
    context = {"rows": [(dates, standing(dates, today(now))) for dates in found], "tabs": tabs, "decided": decided}
    return render(request, "staff/reviews/index.html", context | words())


def open_review(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    access.require(account, May.OPEN_REVIEW)
    case = access.case_for(account, reference, now=now)
    form = OpenForm(request.POST or None, on=today(now), route=case.route)
    if form.is_valid():
        try:
            review = reviews.open_review(sentence=case.sentence, opening=form.opening(), by=account, now=now)
        except facts.InTheFuture:
            form.add_error("application_made_on", said("The day of the application must be today or in the past"))
        else:
            notices.success(request, said("The review is open. What it brings is on this page and on the worklist."))
            return redirect("staff:review", reference=review.reference)
    return render(request, "staff/reviews/open.html", {"form": form, "case": case})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    review = review_dates.review_for(account, reference, now=now)
    on, dates = today(now), review_dates.dates_of(review)
    state = review_dates.state_from(dates, on=on)
    context = {
        "review": review,
        "dates": dates,
        "standing": standing(dates, on),
        "not_to_be_spoken_of": dates.outcome == "release"
        and isinstance(state, Parole)
        and not may_speak_of_release(state),
        "ways": reviews.ways_on(review, on=on),
        "follows": reviews.steps_after(review, on=on),
        "documents": reports.FOR_REVIEW.get(review.kind, ()),
        "cases": [_beside(heard, dates, on) for heard in review_dates.heard_in(review, by=account)],
        "in_public": applications.may_be_in_public(dates),
        "before_the_board": review.kind in HEARD_BY_THE_BOARD,
        "acts": accounts.granted(account),
    }
    return render(request, "staff/reviews/show.html", context | words())


@dataclass(frozen=True)
class Beside:
    """One case of a review with what its person asked for beside it, what more they can ask for, and who will be with them."""

    heard: Heard
    asked: list[Asked]
    can_ask: bool
    representative: VictimRepresentative | None


def _beside(heard: Heard, dates: Dates, on: date) -> Beside:
    case, review = heard.case, dates.review
    return Beside(
        heard,
        asked=applications.of_case(case, review),
        can_ask=bool(applications.can_be_asked_for(case, dates, on=on)),
        representative=victim_representatives.of_case(case, review),
    )


def standing(dates: Dates, on: date) -> str:
    """Where a review stands, in words."""
    return str(review_forms.STATES[review_dates.state_from(dates, on=on).value])


def words() -> dict[str, object]:
    return {
        "kinds": review_forms.KINDS,
        "outcomes": review_forms.OUTCOMES,
        "title_of": review_forms.title_of,
        "choices": review_forms.REFUSED_CHOICES,
        "asked_for": application_pages.KINDS,
        "application_states": application_pages.STATES,
    }


@dataclass(frozen=True)
class Question:
    """One question about a review: its form, what recording it does, its template, and what is said afterwards."""

    form: forms.Form
    record: Callable[[], None]
    page: str
    done: str


def list_hearing(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    review = _to_change(request, reference)
    form = HearingForm(request.POST or None, on=today(now))

    def record() -> None:
        reviews.list_hearing(review=review, by=account, now=now, **form.cleaned_data)

    return _asked(request, review, Question(form, record, "hearing", said("The hearing is listed.")))


def defer(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    review = _to_change(request, reference)
    form = DeferForm(request.POST or None, on=today(now))

    def record() -> None:
        reviews.defer_hearing(review=review, deferral=form.deferral(), by=account, now=now)

    return _asked(request, review, Question(form, record, "deferral", said("The deferral is recorded.")))


def decide(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    review = _to_change(request, reference)
    outcomes = review_forms.outcomes_to_choose(review.kind)
    form = review_forms.decision_form(review.kind)(
        request.POST or None, on=today(now), options={"outcome": outcomes}, hearing_on=reviews.hearing_of(review)
    )

    def record() -> None:
        reviews.decide(review=review, decision=form.decision(), by=account, now=now)

    return _asked(request, review, Question(form, record, "decision", said("The decision is recorded.")))


def follow(request: HttpRequest, reference: str) -> HttpResponse:
    account, now = signed_in(request)
    review = _to_change(request, reference)
    form = FollowForm(request.POST or None, on=today(now), steps=reviews.steps_after(review, on=today(now)))

    def record() -> None:
        reviews.follow(review=review, by=account, now=now, **form.cleaned_data)

    return _asked(request, review, Question(form, record, "follow", said("It is recorded.")))


def keep_from_prisoner(request: HttpRequest, reference: str, case: str) -> HttpResponse:
    """The victim wants the prisoner not to see their words, and what is to happen if the Board refuses."""
    account, now = signed_in(request)
    access.require(account, May.WRITE_REPORT)
    review = review_dates.review_for(account, reference, now=now)
    whose = access.case_for(account, case, now=now)
    wanted = non_disclosure.wanted_in(whose, review)
    initial = {"choice": wanted.choice or review_forms.UNDECIDED} if wanted else None
    form = NonDisclosureForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            non_disclosure.record(case=whose, review=review, choice=form.chosen(), by=account, now=now)
        except non_disclosure.NotBeforeTheBoard:
            form.add_error(None, said("Only in a review by the Parole Board can something be kept from the prisoner."))
        except non_disclosure.AlreadyAnswered:
            form.add_error(None, said("It has been answered, and what they chose has been done."))
        else:
            notices.success(request, said("It is recorded. What has to be done by when is on this page."))
            return redirect("staff:review", reference=reference)
    context = {"form": form, "review": review, "case": whose, "wanted": wanted}
    return render(request, "staff/reviews/non_disclosure.html", context)


REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (reviews.HearingGoneBy, "The hearing must be today or in the future"),
    (reviews.ReviewEnded, "This review has been decided already. Look at what is recorded first."),
    (reviews.NoHearing, "No hearing is listed that could be put off."),
    (reviews.AlreadyListed, "The hearing is listed for that very day already"),
    (reviews.NotHeard, "There is no hearing in a review of this kind."),
    (reviews.HearingStillToCome, "A hearing is listed for a later day. Say below if it was decided without it."),
    (BeyondHorizon, "That day is too far ahead: the bank holidays of that year are not known yet."),
    (facts.InTheFuture, "The day of the decision must be today or in the past"),
    (NotAllowed, "This does not follow from where the review stands now. Look at what is recorded first."),
)


def _to_change(request: HttpRequest, reference: str) -> Review:
    account, now = signed_in(request)
    access.require(account, May.OPEN_REVIEW)
    return review_dates.review_for(account, reference, now=now)


def _asked(request: HttpRequest, review: Review, question: Question) -> HttpResponse:
    """Ask, record, or refuse with what was typed still there."""
    form = question.form
    if form.is_valid():
        try:
            question.record()
        except open_requests.StillOpen as error:
            form.add_error(None, request_words.not_answered_in_review(error.references))
        except tuple(kind for kind, _words in REFUSALS) as refusal:
            form.add_error(None, said(next(text for kind, text in REFUSALS if isinstance(refusal, kind))))
        else:
            notices.success(request, question.done)
            return redirect("staff:review", reference=review.reference)
    context = {"form": form, "review": review, "dates": review_dates.dates_of(review)}
    return render(request, f"staff/reviews/{question.page}.html", context | words())


urlpatterns = [
    path("reviews/", index, name="reviews"),
    path("cases/<slug:reference>/reviews/new/", open_review, name="open-review"),
    path("reviews/<slug:reference>/", show, name="review"),
    path("reviews/<slug:reference>/hearing/", list_hearing, name="list-hearing"),
    path("reviews/<slug:reference>/deferral/", defer, name="defer-hearing"),
    path("reviews/<slug:reference>/decision/", decide, name="decide-review"),
    path("reviews/<slug:reference>/after/", follow, name="follow-review"),
    path(
        "reviews/<slug:reference>/non-disclosure/<slug:case>/",
        keep_from_prisoner,
        name="keep-from-prisoner",
    ),
]
