"""The pages of conditions asked for: what is typed is kept, what cannot be done is not offered, and nobody else comes to them."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import builders
from tests.casework.asked_for import BOTH_TESTS, TOO_FAR, TOO_LITTLE, begun, fresh, taken
from tests.gateway.test_import_licence_policy import SMALL
from tests.staff.officers_site import account_of, boxes, holder, in_days, joined, opened, text_of, visit
from victimcontact.casework import hard_stops, moves_of_home, request_copies, request_steps, risks, zones
from victimcontact.casework.risks import Supervises
from victimcontact.gateway import licence_policies
from victimcontact.records.models import Case, Request, RequestMail, RequestStep
from victimcontact.scheme.requests import Request as State
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.staff.pages.request_steps import STEPS
from victimcontact.staff.pages.request_words import ALERTS, EVENTS, HOW, STATES, TO_TELL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

SENT = ("confirm", "send")
FORWARDED = (*SENT, "support", "forward")
WORDS = {
    "wording": "Not to come into the street where the shop is.",
    "why_necessary": "He has waited there.",
    "why_proportionate": "He has no reason to be there.",
    "said_kind_of_place": "corner shop",
}


@pytest.fixture
def case() -> Case:
    return joined()


def page(case: Case, path: str) -> str:
    return text_of(visit(holder(case)).get(path))


def post(case: Case, path: str, **answers: str) -> Any:
    return visit(holder(case)).post(path, answers)


def asked(case: Case, *steps: str, **changed: Any) -> Request:
    return taken(begun(case, now=timezone.now(), **changed), *steps, now=timezone.now())


def test_a_condition_is_chosen_worded_and_stands_as_a_draft(case: Case) -> None:
    new = f"/cases/{case.reference}/conditions/new/"
    chosen = post(case, new, kind="EXC_TYPE")
    review = opened(case)

    saved = post(case, chosen.url, version="0", review=review.reference, **WORDS)

    request = Request.objects.get(case=case)
    assert saved.url == f"/requests/{request.reference}/"
    assert request.review == review
    shown = page(case, saved.url)
    assert WORDS["wording"] in shown
    assert "corner shop" in shown
    assert "The Parole Board" in shown
    assert f'href="/requests/{request.reference}/"' in page(case, f"/cases/{case.reference}/being-heard/")


def test_what_was_typed_stays_when_something_is_missing(case: Case) -> None:
    answers = WORDS | {"said_kind_of_place": "", "version": "0"}

    response = text_of(post(case, f"/cases/{case.reference}/conditions/new/EXC_TYPE/", **answers))

    assert "Answer this question" in response
    assert WORDS["why_necessary"] in response
    assert not Request.objects.exists()


def test_naming_somebody_offers_no_names_first_and_asks_that_it_was_explained_p61(case: Case) -> None:
    path = f"/cases/{case.reference}/conditions/new/NC_NAMED/"
    words = {"wording": "Leave them alone.", "said_names": "Rhian", "version": "0"}

    first = page(case, path)
    unexplained = text_of(post(case, path, **words))

    assert f'href="/cases/{case.reference}/conditions/new/NC_UNNAMED/"' in first
    assert "Offer no contact without names first" in unexplained
    assert not Request.objects.exists()
    assert post(case, path, **words, explained="on").status_code == 302


@pytest.mark.parametrize("kind", ["NO_SUCH", "nc_named"])
def test_a_kind_that_is_not_offered_leads_back_to_the_choice(case: Case, kind: str) -> None:
    response = visit(holder(case)).get(f"/cases/{case.reference}/conditions/new/{kind}/")

    assert response.url == f"/cases/{case.reference}/conditions/new/"


def test_times_and_days_are_kept_as_they_were_typed(case: Case) -> None:
    path = f"/cases/{case.reference}/conditions/new/EM_TAG/"
    response = post(
        case, path, version="0", wording="A tag.", said_checks="the zone", **boxes("said_end_on", in_days(300))
    )

    request = Request.objects.get(case=case)
    edit = page(case, f"/requests/{request.reference}/edit/")
    assert response.status_code == 302
    assert f'value="{in_days(300).year}"' in edit


def test_an_edit_says_when_somebody_else_was_quicker(case: Case) -> None:
    request = asked(case)
    post(case, f"/requests/{request.reference}/edit/", version="1", **WORDS)

    late = text_of(post(case, f"/requests/{request.reference}/edit/", version="1", **WORDS | {"wording": "Mine."}))

    assert "Somebody else changed this" in late
    assert "Mine." in late
    assert fresh(request).version == 2


def test_the_official_wording_stands_there_when_a_policy_was_taken_in_and_a_line_when_not(case: Case) -> None:
    path = f"/requests/{asked(case).reference}/"
    before = page(case, path)
    licence_policies.main([str(SMALL)])

    after = page(case, path)

    assert "has not been taken in" in before
    assert "Keep away from any corner shop." in after
    assert "Policy 4.0: Places" in after


def test_a_zone_that_is_drawn_is_chosen_by_its_number(case: Case) -> None:
    zone = zones.start(case=case, purpose="EXC_ZONE", by=account_of(case), now=timezone.now())
    path = f"/cases/{case.reference}/conditions/new/EXC_ZONE/"

    first = page(case, path)
    saved = post(case, path, version="0", wording="Not to enter zone 1.", zone=zone.reference)

    assert "Zone 1" in first
    assert Request.objects.get(case=case).zone == zone
    assert "Zone 1" in page(case, saved.url)
    assert "selected" in page(case, f"{saved.url}edit/")


def test_only_what_can_be_done_now_is_offered(case: Case) -> None:
    request = asked(case, *SENT)

    shown = page(case, f"/requests/{request.reference}/")

    offered = {step for step in STEPS if f'href="/requests/{request.reference}/{step}/"' in shown}
    assert offered == {"acknowledge", "support", "adapt", "decline", "forward", "withdraw", "reminded"}
    assert "/edit/" not in shown


@pytest.mark.parametrize("step", ["grant", "confirm", "kept_for_later"])
def test_a_step_that_is_not_possible_now_is_not_asked(case: Case, step: str) -> None:
    request = asked(case, *SENT)

    response = visit(holder(case)).get(f"/requests/{request.reference}/{step}/")

    assert response.url == f"/requests/{request.reference}/"


ANSWERS: dict[str, dict[str, str]] = {
    "confirm": {"how": "call", "understood": "on"},
    "send": {"to": "Sam Probation", "how": "secure email"},
    "acknowledge": {"who": "Sam"},
    "reminded": {"how": "phone"},
    "support": {"reason": ""},
    "adapt": {"wording": "Less.", "reason": "Too much."},
    "decline": {"reason": "He has moved."},
    "escalate": {"reason": "He comes back."},
    "forward": {"to": "The governor", "how": "post"},
    "grant": {},
    "grant_adapted": {"wording": "Less.", "reason": BOTH_TESTS, "needed": TOO_LITTLE, "too_far": TOO_FAR},
    "refuse": {"reason": BOTH_TESTS, "needed": TOO_LITTLE, "too_far": TOO_FAR},
    "tell_victim": {"channel": "phone"},
    "ask_again": {"reason": "Narrower."},
    "go_live": {"licence_version": "1.0"},
    "propose_variation": {"proposal": "Only at weekends.", "answer": "yes"},
    "consult": {"emergency": "no"},
    "give_view": {"view": "It should stay.", "channel": "phone"},
    "vary": {"wording": "Not on Sundays.", "reason": "He works there."},
    "keep": {"reason": "It is needed."},
    "remove": {"reason": "It is over."},
    "withdraw": {"reason": "Sam was asked to remove it."},
    "end": {"reason": "The licence is over."},
}
WALKS = (
    ("confirm", "send", "acknowledge", "reminded", "support", "forward", "grant", "tell_victim", "go_live"),
    ("confirm", "send", "adapt", "forward", "grant_adapted", "tell_victim", "end"),
    ("confirm", "send", "decline", "escalate", "support", "forward", "refuse", "tell_victim", "ask_again", "withdraw"),
)


@pytest.mark.parametrize("walk", WALKS, ids=len)
def test_a_request_is_walked_to_its_end_through_the_pages(case: Case, walk: tuple[str, ...]) -> None:
    request = asked(case)

    for step in walk:
        response = post(case, f"/requests/{request.reference}/{step}/", **ANSWERS[step])
        assert response.status_code == 302, (step, text_of(response))

    shown = page(case, f"/requests/{request.reference}/")
    assert [step.event for step in RequestStep.objects.filter(request=request).order_by("number")][1:] == list(walk)
    for step in walk:
        assert str(EVENTS[step]) in shown


@pytest.mark.parametrize("outcome", ["vary", "keep", "remove"])
def test_a_change_is_walked_through_the_pages(case: Case, outcome: str) -> None:
    request = asked(case, *FORWARDED, "grant", "tell_victim", "go_live")

    for step in ("propose_variation", "consult", "give_view", outcome, "tell_victim"):
        response = post(case, f"/requests/{request.reference}/{step}/", **ANSWERS[step])
        assert response.status_code == 302, (step, text_of(response))


def test_a_refusal_that_speaks_of_one_test_only_is_not_taken_and_nothing_typed_is_lost(case: Case) -> None:
    request = asked(case, *FORWARDED)

    response = text_of(
        post(
            case,
            f"/requests/{request.reference}/refuse/",
            reason="Not necessary.",
            needed="They said no.",
            too_far="They did not say.",
        )
    )

    assert "must speak of both tests" in response
    assert "They said no." in response
    assert fresh(request).state == "forwarded"


def test_what_gives_her_away_is_marked_and_stops_the_sending(case: Case) -> None:
    name = f"{case.person.given_names} {case.person.family_name}"
    request = asked(case, "confirm", wording=f"Keep away from {name}.")

    response = text_of(post(case, f"/requests/{request.reference}/send/", **ANSWERS["send"]))

    assert f"<mark>{name}" in response
    assert "Word it differently first" in response
    assert fresh(request).state == "confirmed"


def test_what_goes_out_is_a_pdf_whose_name_says_nothing(case: Case) -> None:
    request = asked(case, *SENT)

    response = visit(holder(case)).get(f"/requests/{request.reference}/request.pdf")

    assert response["Content-Disposition"] == f'inline; filename="{request.reference}.pdf"'
    assert response.content.startswith(b"%PDF")


def test_by_our_mail_is_offered_only_where_the_address_is_known_and_the_password_is_shown(case: Case) -> None:
    request = asked(case, "confirm")
    place = f"/requests/{request.reference}/"
    without = page(case, f"{place}send/")
    risks.name_practitioner(
        case=case, who=Supervises("Pat", "pat@example.org"), by=account_of(case), now=timezone.now()
    )

    post(case, f"{place}send/", to="Pat", how="our_mail")

    mail = RequestMail.objects.get()
    shown = page(case, place)
    assert "The program mails it now" not in without
    assert f"The password is {mail.password}." in shown
    assert mail.copy.content_hash in shown
    file = visit(holder(case)).get(f"{place}sent/{mail.copy.pk}.pdf")
    assert file.content == base64.b64decode(mail.copy.content)


def test_the_start_of_the_licence_brings_its_dates_and_alerts(case: Case) -> None:
    request = asked(case, *SENT)
    saved = post(case, f"/cases/{case.reference}/licence-start/", **boxes("starts_on", in_days(1)))

    heard = page(case, saved.url)

    assert "Hard stop" in heard
    assert str(ALERTS["missed"]) in heard
    (alert,) = hard_stops.alerts_of(case)
    answered = post(case, f"/request-alerts/{alert.pk}/", told="Sam Probation and their senior.")
    assert answered.url == f"/requests/{request.reference}/"
    assert str(ALERTS["missed"]) not in page(case, saved.url)


@pytest.mark.parametrize("day", ["1950-01-01", "2999-01-01"])
def test_a_start_of_the_licence_that_cannot_be_is_refused(case: Case, day: str) -> None:
    year, month, number = day.split("-")
    answers = {"starts_on-day": number, "starts_on-month": month, "starts_on-year": year}

    response = text_of(post(case, f"/cases/{case.reference}/licence-start/", **answers))

    assert "The licence must start" in response
    assert hard_stops.start_of(case.sentence) is None


def test_a_move_leads_to_the_conditions_that_are_to_be_looked_at_again_p74(case: Case) -> None:
    request = asked(case, *FORWARDED, "grant", "tell_victim", "go_live")
    ended = asked(case, "withdraw")
    moves_of_home.note(case, moved_on=in_days(0), by=account_of(case), now=timezone.now())

    assert "To be looked at again today" in page(case, f"/requests/{request.reference}/")
    assert "To be looked at again today" not in page(case, f"/requests/{ended.reference}/")


def test_a_case_with_an_open_request_cannot_be_closed_and_the_line_names_it(case: Case) -> None:
    request = asked(case, *SENT)
    version = str(Case.objects.get(pk=case.pk).version)

    response = text_of(
        post(case, f"/cases/{case.reference}/end/", how="close", reason="licence_ended", note="", version=version)
    )

    assert f"The condition asked for under {request.reference} has no outcome yet." in response
    assert Case.objects.get(pk=case.pk).standing == "joined"


def test_a_review_with_an_open_request_cannot_end_and_the_line_names_it(case: Case) -> None:
    review = opened(case)
    request = asked(case, *SENT, review=review)
    answers = {"outcome": "no_release", **boxes("provided_on", in_days(0))}

    response = text_of(post(case, f"/reviews/{review.reference}/decision/", **answers))

    assert f"Nobody has decided on the condition asked for under {request.reference}." in response


PAGES = ("", "edit/", "confirm/", "request.pdf")


@pytest.mark.parametrize("part", PAGES)
def test_a_request_of_another_unit_is_not_there(case: Case, part: str) -> None:
    request = asked(case)
    stranger = visit(builders.officer(in_unit="cardiff"))

    for reference in (request.reference, "RQ-NONE"):
        assert stranger.get(f"/requests/{reference}/{part}").status_code == 404
    assert RequestStep.objects.filter(request=request).count() == 1


def test_whoever_may_not_carry_a_request_is_not_offered_it(case: Case) -> None:
    request = asked(case)
    client = visit(builders.officer("administrator"))

    heard = text_of(client.get(f"/cases/{case.reference}/being-heard/"))

    assert "conditions/new/" not in heard
    assert "/confirm/" not in text_of(client.get(f"/requests/{request.reference}/"))
    assert client.get(f"/requests/{request.reference}/confirm/").status_code == 403
    assert client.get(f"/cases/{case.reference}/conditions/new/").status_code == 403


def test_every_state_step_way_and_alert_has_its_words() -> None:
    notes = {request_steps.SAVED, request_steps.REMINDED, request_steps.RAISED, request_steps.KEPT_FOR_LATER}
    kinds = {hard_stops.WARNED, hard_stops.MISSED, hard_stops.NOT_APPLICABLE, request_copies.NOT_ARRIVED}

    assert set(STATES) == {state.value for state in State}
    assert set(EVENTS) == {event.value for event in Event} | notes
    assert set(STEPS) == set(EVENTS) - {"saved", "edit", "miss_hard_stop"}
    assert set(ALERTS) == set(TO_TELL) == kinds
    assert {answers[name] for answers in ANSWERS.values() for name in ("how", "channel") if name in answers} <= set(HOW)


def test_after_a_missed_hard_stop_the_page_says_from_when_it_can_go_on(case: Case) -> None:
    request = asked(case, *SENT)
    hard_stops.record_start(
        sentence=case.sentence, starts_on=in_days(1), by=account_of(case), now=timezone.now() - timedelta(minutes=1)
    )

    shown = page(case, f"/requests/{request.reference}/")

    assert "from the day on which the licence starts" in shown
    assert "/ask_after_release/" not in shown
