"""The difference between a name and the last letter sent: seen before anything goes out, and measured as people see it."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.portal import members
from victimcontact.casework import access, messages, name_differences, people, previews
from victimcontact.casework.messages import NameNotConfirmed, Wanted
from victimcontact.casework.name_differences import AsWritten, Kind, between, kind_of
from victimcontact.casework.people import NameWanted
from victimcontact.records.models import Case, Message, Person

NAME: dict[str, Any] = {"title": "Ms", "given_names": "Sian", "family_name": "Llwyd Price", "born_on": date(1990, 4, 2)}


def named(case: Case, **changes: Any) -> Case:
    """The case with its person's name confirmed as this."""
    name, by = NameWanted(**(NAME | changes)), members.officer_of(case)
    people.confirm_name(case=case, name=name, version=access.version_of(case), by=by, now=builders.NOW)
    return Case.objects.get(pk=case.pk)


def written(case: Case, document: str = "L06") -> Message:
    return messages.compose(case=case, wanted=Wanted(document), by=members.officer_of(case), now=builders.NOW)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("Siân Price", "Sian Price", Kind.MARKS),
        ("Llwyd", "Llŵyd", Kind.MARKS),
        ("Gwyn", "Gwŷn", Kind.MARKS),
        ("Llwyd Price", "Llwyd-Price", Kind.SPACING),
        ("ap Rhys", "Ap Rhys", Kind.SPACING),
        ("O’Neill", "O Neill", Kind.SPACING),
        ("Llwyd-Price", "Llŵyd Price", Kind.SPACING),
        ("Price", "Pryce", Kind.OTHER),
        ("Ms Price", "Mrs Price", Kind.OTHER),
    ],
)
def test_how_far_two_names_are_apart(before: str, now: str, kind: Kind) -> None:
    assert kind_of(before, now) is kind
    assert [each.kind for each in between(AsWritten(before, "Dear"), AsWritten(now, "Dear"))] == [kind]


def test_the_same_name_differs_in_nothing_however_its_marks_are_stored() -> None:
    composed = AsWritten("Siân Llŵyd", "Annwyl Siân")
    apart = AsWritten(*(unicodedata.normalize("NFD", text) for text in ("Siân Llŵyd", "Annwyl Siân")))

    assert between(composed, apart) == ()


@pytest.mark.django_db
def test_a_letter_is_held_beside_the_last_one_that_went_and_no_other() -> None:
    case = named(builders.joined())
    first = written(case)
    assert name_differences.of_person(case.person).before is None
    members.posted(first)
    unsent = written(named(case, preferred_name="Nobody"))
    case = named(case, family_name="Llŵyd-Price", preferred_name="Siân")

    compared = name_differences.of_person(case.person)

    assert compared.before == AsWritten("Ms Sian Llwyd Price", "Dear Ms Sian Llwyd Price")
    assert (compared.document, compared.sent_on) == ("L06", builders.TODAY)
    assert [(each.place, each.now, each.kind) for each in compared.differences] == [
        ("addressee", "Ms Sian Llŵyd-Price", Kind.SPACING),
        ("salutation", "Dear Siân", Kind.OTHER),
    ]
    assert unsent.reference in name_differences.drafts_to_another_name(case)
    preview = previews.last_sent(written(case))
    assert preview is not None
    assert [(each.what, each.kind) for each in preview.differences] == [
        ("Name on the envelope", "spacing"),
        ("Salutation", "other"),
    ]


@pytest.mark.django_db
def test_a_change_of_language_is_a_difference_of_the_salutation() -> None:
    case = named(builders.joined())
    members.posted(written(case))

    compared = name_differences.of_name(case, NameWanted(**NAME, language="cy"))

    assert [(each.place, each.now) for each in compared.differences] == [("salutation", "Annwyl Ms Sian Llwyd Price")]
    assert name_differences.of_person(case.person).differences == ()


@pytest.mark.django_db
def test_no_letter_goes_to_a_name_that_nobody_has_confirmed() -> None:
    """R80."""
    case = builders.joined()
    Person.objects.filter(pk=case.person_id).update(name_confirmed_at=None, name_confirmed_by=None)
    case = Case.objects.get(pk=case.pk)

    with pytest.raises(NameNotConfirmed):
        written(case)


@pytest.mark.django_db
@pytest.mark.usefixtures("staff_door")
def test_a_name_that_letters_would_write_otherwise_is_confirmed_only_when_the_difference_was_seen() -> None:
    case = named(builders.joined())
    members.posted(written(case))
    client, address = Client(), f"/cases/{case.reference}/name/"
    client.force_login(members.officer_of(case), backend="allauth.account.auth_backends.AuthenticationBackend")
    typed = {
        **{"title": "Ms", "given_names": "Siân", "family_name": "Llŵyd-Price", "language": "en"},
        **{"letter_format": "standard", "version": str(access.version_of(case))},
    }

    shown = client.post(address, typed).content.decode()
    assert "Look at the difference before you confirm" in shown
    assert "Ms Siân Llŵyd-Price" in shown
    assert Person.objects.get(pk=case.person_id).given_names == "Sian"

    other = client.post(
        address, typed | {"given_names": "Sian", "seen": "Ms Siân Llŵyd-Price / Dear Ms Siân Llŵyd-Price"}
    )
    assert "Look at the difference before you confirm" in other.content.decode(), (
        "another name than the one that was seen"
    )

    done = client.post(address, typed | {"seen": "Ms Siân Llŵyd-Price / Dear Ms Siân Llŵyd-Price"})
    assert done.status_code == 302
    assert Person.objects.get(pk=case.person_id).family_name == "Llŵyd-Price"
