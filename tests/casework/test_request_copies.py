"""A request on its way out: the sheet stays exactly as it went, and what goes by our mail gives nothing away to whom it goes astray."""

import base64
import hashlib
from datetime import datetime
from io import BytesIO

import pikepdf
import pytest
from pytest_django import Settings

from tests import builders
from tests.casework.asked_for import NECESSARY, WORDING, account_of, begun, fresh, taken
from tests.casework.test_risks import Post
from victimcontact.casework import access, hard_stops, request_copies, risks
from victimcontact.casework import condition_answers as answers
from victimcontact.casework import condition_requests as requests
from victimcontact.casework.carriage import NotNow, Refused, Uncertain
from victimcontact.casework.condition_requests import Sent
from victimcontact.casework.documents.checks import reading_order
from victimcontact.casework.risks import Supervises
from victimcontact.records.models import Case, Request, RequestCopy, RequestMail
from victimcontact.scheme.licences import Decider

pytestmark = pytest.mark.django_db

BY_MAIL = Sent("Pat Practitioner", request_copies.OUR_MAIL)


@pytest.fixture
def case() -> Case:
    return builders.joined()


def supervised(case: Case) -> None:
    who = Supervises("Pat Practitioner", "pat@example.org")
    risks.name_practitioner(case=case, who=who, by=account_of(case), now=builders.NOW)


def mailed(case: Case) -> RequestMail:
    supervised(case)
    request = taken(begun(case), "confirm")
    requests.send(request=request, sent=BY_MAIL, by=account_of(case), now=builders.NOW)
    return RequestMail.objects.get()


def drain(post: Post, now: datetime = builders.NOW) -> int:
    return request_copies.drain(post, clock=lambda: now)


def words(pdf: bytes) -> str:
    return " ".join(text for _kind, text in reading_order(pdf))


def test_the_sheet_is_kept_as_it_went_each_time_and_its_digest_is_of_the_file(case: Case) -> None:
    request = taken(begun(case), "confirm", "send", "acknowledge", "support", "forward")

    sent, forwarded = RequestCopy.objects.order_by("step__number")

    for copy in (sent, forwarded):
        assert hashlib.sha256(base64.b64decode(copy.content)).hexdigest() == copy.content_hash
    assert NECESSARY in words(request_copies.copy_of(request, sent.pk))
    assert "The view of the practitioner" not in words(request_copies.copy_of(request, sent.pk))
    assert "The practitioner agrees." in words(request_copies.copy_of(request, forwarded.pk))


def test_a_later_version_changes_nothing_of_what_went(case: Case) -> None:
    request = taken(begun(case), "confirm", "send", "decline", "forward", "refuse", "tell_victim", "ask_again")
    copy = RequestCopy.objects.order_by("step__number")[0]
    before = request_copies.copy_of(request, copy.pk)

    requests.write(
        request=request,
        wanted=requests.Wanted("EXC_TYPE", "Narrower.", inputs={"kind_of_place": "shop"}),
        version=fresh(request).version,
        by=account_of(case),
        now=builders.NOW,
    )

    assert request_copies.copy_of(request, copy.pk) == before


def test_our_mail_says_nothing_of_anybody_and_a_password_opens_what_it_brings(case: Case) -> None:
    mail, post = mailed(case), Post()

    assert drain(post) == 1

    (parcel,) = post.parcels
    said = f"{parcel.subject} {parcel.body}"
    assert list(parcel.to) == ["pat@example.org"]
    for secret in (
        case.person.given_names,
        case.person.family_name,
        case.reference,
        WORDING,
        str(mail.password),
        "victim",
    ):
        assert secret.casefold() not in said.casefold()
    assert parcel.pdf is not None
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(parcel.pdf))
    with pikepdf.open(BytesIO(parcel.pdf), password=str(mail.password)) as document:
        assert len(document.pages) == 1
        assert document.encryption.R == 6


def test_a_mail_goes_once(case: Case) -> None:
    mailed(case)
    post = Post()

    assert (drain(post), drain(post), len(post.parcels)) == (1, 0, 1)
    assert RequestMail.objects.get().handed_over_at == builders.NOW


@pytest.mark.parametrize(
    ("trouble", "state", "alerts"),
    [(NotNow(), "approved", 0), (Refused(), "uncertain", 1), (Uncertain(), "uncertain", 1)],
)
def test_a_mail_that_may_not_have_arrived_is_somebodys_work_and_is_never_sent_twice(
    case: Case, trouble: Exception, state: str, alerts: int
) -> None:
    mailed(case)

    drain(Post(trouble))

    assert RequestMail.objects.get().state == state
    assert [alert.kind for alert in hard_stops.alerts_of(case)] == ["not_arrived"] * alerts
    assert drain(Post()) == (0 if alerts else 1)


def test_without_an_address_it_does_not_go_by_our_mail_and_stays_where_it_was(case: Case) -> None:
    request = taken(begun(case), "confirm")

    with pytest.raises(request_copies.NoAddress):
        requests.send(request=request, sent=BY_MAIL, by=account_of(case), now=builders.NOW)

    assert fresh(request).state == "confirmed"
    assert not RequestCopy.objects.exists()


@pytest.mark.parametrize("known", [True, False])
def test_whoever_decides_is_reached_where_the_installation_says_where(
    case: Case, settings: Settings, known: bool
) -> None:
    settings.MAIL_OF_DECIDERS = {"governor": "governor@example.org"} if known else {}
    request = taken(begun(case), "confirm", "send")
    forward = {"request": request, "sent": Sent("The governor", request_copies.OUR_MAIL), "now": builders.NOW}

    if known:
        answers.forward(**forward, by=account_of(case))
        assert RequestMail.objects.get().address == "governor@example.org"
    else:
        with pytest.raises(request_copies.NoAddress):
            answers.forward(**forward, by=account_of(case))


def test_a_change_of_a_licence_goes_to_the_practitioner(case: Case) -> None:
    request = begun(case)
    before = request_copies.address_of(request, Decider.PROBATION)
    supervised(case)

    assert (before, request_copies.address_of(request, Decider.PROBATION)) == ("", "pat@example.org")


def test_a_sheet_is_reached_by_its_own_request_alone(case: Case) -> None:
    taken(begun(case), "confirm", "send")
    other: Request = begun(case)

    with pytest.raises(access.NotFound):
        request_copies.copy_of(other, RequestCopy.objects.get().pk)
