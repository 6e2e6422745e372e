"""What an officer may say is done, and what needs proof."""

import pytest

from tests import builders
from victimcontact.casework import access, proofs
from victimcontact.records.models import Duty

pytestmark = pytest.mark.django_db


def test_what_no_letter_proves_is_kept_by_the_officers_word():
    case = builders.joined()
    assert case.officer is not None
    duty = Duty.objects.get(case=case, what="tell_sentence_outcome")

    proofs.say_done(
        duty=duty, note="The witness care unit told her on the day.", by=case.officer.account, now=builders.NOW
    )

    duty.refresh_from_db()
    assert duty.standing in ("kept", "kept_late")


def test_first_contact_is_not_kept_by_saying_so():
    case = builders.allocated()
    assert case.officer is not None
    duty = Duty.objects.get(case=case, what="make_first_contact")

    with pytest.raises(proofs.NeedsProof):
        proofs.say_done(duty=duty, note="Rang her.", by=case.officer.account, now=builders.NOW)


def test_saying_it_is_done_needs_a_line_on_what_was_done():
    case = builders.joined()
    assert case.officer is not None
    duty = Duty.objects.get(case=case, what="tell_sentence_outcome")

    with pytest.raises(proofs.NothingSaid):
        proofs.say_done(duty=duty, note="  ", by=case.officer.account, now=builders.NOW)


def test_an_officer_of_another_unit_does_not_come_to_the_duty():
    duty = Duty.objects.filter(case=builders.joined()).first()
    assert duty is not None

    with pytest.raises(access.NotFound):
        proofs.duty_for(builders.officer(in_unit="exeter").account, str(duty.pk), now=builders.NOW)
