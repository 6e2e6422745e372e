"""What the tests of the officers' pages share: signing in, days in three boxes, cases and reviews."""

from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from tests import builders
from victimcontact.casework import reports, reviews
from victimcontact.casework.days import day_of
from victimcontact.casework.reviews import Opening
from victimcontact.records.models import Account, Case, Officer, Report, Review

BEGAN = timezone.now()  # of the run, the same for every test
LIFE: dict[str, Any] = {
    "kind": "life",
    "imposed_on": date(2016, 11, 3),
    "offence_act": "Offences against the Person Act 1861",
    "offence_section": "18",
    "offence_title": "Wounding with intent to do grievous bodily harm",
    "court_name": builders.COURT,
}
HOSPITAL: dict[str, Any] = {
    "kind": "hospital_order",
    "imposed_on": date(2024, 11, 5),
    "offence_title": "Manslaughter",
    "court_name": builders.COURT,
}


def visit(officer: Officer) -> Client:
    """A browser in which this officer is signed in."""
    client = Client()
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(response: Any) -> str:
    """A page as it was sent, on one line."""
    return " ".join(response.content.decode().split())


def holder(case: Case) -> Officer:
    assert case.officer is not None
    return case.officer


def account_of(case: Case) -> Account:
    return holder(case).account


def today() -> date:
    return day_of(timezone.now())


def in_days(count: int) -> date:
    return today() + timedelta(days=count)


def boxes(name: str, value: date) -> dict[str, str]:
    """A day as a form sends it."""
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def joined(**changes: Any) -> Case:
    """A member since two days ago by the clock the pages read."""
    return builders.joined(now=BEGAN - timedelta(days=2), **changes)


def sentenced(**sentence: Any) -> Case:
    """A member whose case hangs on this sentence."""
    return joined(sentence=builders.SentenceTold(**sentence))


def in_hospital(*, restricted: bool) -> Case:
    return sentenced(**HOSPITAL, disposal={"restriction_order": restricted})


def opened(case: Case, kind: str = "parole", *, now: datetime | None = None, **more: Any) -> Review:
    """A review of the case's sentence."""
    opening = Opening(kind, "PB-7", **more)
    return reviews.open_review(sentence=case.sentence, opening=opening, by=account_of(case), now=now or timezone.now())


def begun(case: Case, review: Review) -> Report:
    """The report a review takes, just begun."""
    return reports.start(case=case, review=review, by=account_of(case), now=timezone.now())
