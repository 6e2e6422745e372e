"""A name keeps every mark and hyphen from the form it is typed into to the paper, the e-mail and the member's own pages."""

import unicodedata
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.conf import settings as program
from django.test import Client
from pytest_django import Settings

from tests import builders
from tests.portal import members
from tests.staff.officers_site import holder, visit
from victimcontact import settings as own
from victimcontact.casework import messages, previews, sending
from victimcontact.casework.documents.checks import reading_order
from victimcontact.casework.messages import Wanted
from victimcontact.gateway import carriers
from victimcontact.records.models import Case, Message, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]

GIVEN, FAMILY, PREFERRED = "Siân Angharad", "Llŵyd-Gwŷn ap Iôn", "Siân Llŵyd-Gwŷn"
FULL = f"Ms {GIVEN} {FAMILY}"


@pytest.fixture
def case() -> Case:
    """A member whose name was typed into the form, each mark as a character of its own, as some keyboards send it."""
    case = builders.joined()
    typed = {
        "title": "Ms",
        "given_names": unicodedata.normalize("NFD", GIVEN),
        "family_name": unicodedata.normalize("NFD", FAMILY),
        "preferred_name": unicodedata.normalize("NFD", PREFERRED),
        "language": "cy",
        "letter_format": "standard",
        "version": str(Case.objects.get(pk=case.pk).version),
    }
    assert visit(holder(case)).post(f"/cases/{case.reference}/name/", typed).status_code == 302
    return Case.objects.get(pk=case.pk)


def drafted(case: Case, channel: str = "letter") -> Message:
    return messages.compose(
        case=case, wanted=Wanted("L06", channel=channel), by=members.officer_of(case), now=builders.NOW
    )


def test_a_name_is_kept_as_one_character_a_letter(case: Case) -> None:
    person = Person.objects.get(pk=case.person_id)

    assert (person.given_names, person.family_name, person.preferred_name) == (GIVEN, FAMILY, PREFERRED)


def test_a_name_keeps_its_marks_on_paper_and_on_the_officers_pages(case: Case) -> None:
    message = drafted(case)

    heard = " ".join(text for _kind, text in reading_order(previews.pdf(message)))

    assert FULL in heard
    assert f"Annwyl {PREFERRED}" in heard
    for address in (f"/cases/{case.reference}/", f"/messages/{message.reference}/"):
        assert FULL in visit(holder(case)).get(address).content.decode()


def test_a_name_keeps_its_marks_in_the_members_own_pages(case: Case, settings: Settings) -> None:
    letter = members.posted(drafted(case))
    settings.DOOR, settings.ROOT_URLCONF = "portal", "victimcontact.portal.urls"
    settings.MIDDLEWARE, settings.AUTHENTICATION_BACKENDS = own.middleware("portal"), own.backends("portal")
    client: Client = members.client_of(case)

    page = client.get(f"/your-page/{case.reference}/letters/{letter.reference}/").content.decode()

    assert f"Annwyl {PREFERRED}" in page


def test_an_e_mail_carries_marks_in_its_headers_whole(case: Case) -> None:
    """The subject says nothing of anybody, in Welsh with its own marks; whose letter it is stands in no header."""
    message = drafted(case, channel="email")
    marked = {**message.content, "subject": "Rhywbeth ichi ei ddarllen: tŷ, ŵyn, pêl"}
    message.content = marked
    message.save()
    messages.approve(message=message, by=members.officer_of(case), now=builders.NOW)

    sending.drain(carriers.mail(), clock=lambda: builders.NOW)

    (file,) = Path(program.OUTBOX).glob("ML-*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["Subject"] == marked["subject"]
    assert not [name for name, value in mail.items() if "Llŵyd" in str(value)]
