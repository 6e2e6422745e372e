"""What the pages about two who may be the same say of reasons, changes and refusals."""

from django.utils.translation import gettext_lazy as _

from victimcontact.scheme.merging import Refusal

BECAUSE = {
    "same_name": _("the same name"),
    "sounds_alike": _("names that sound alike"),
    "same_birth_date": _("the same date of birth"),
    "same_postcode": _("the same postcode"),
    "same_number": _("the same phone number or email address"),
    "one_message": _("one message of another system names both"),
}
CHANGES = {
    "found_by_name": _("Will also be found by the name"),
    "birth_date": _("Date of birth taken over"),
    "numbers_move": _("Numbers that will belong to the one kept, and go on matching"),
    "sentences_move": _("Sentences that will belong to the one kept, with every case that hangs on them"),
    "sentences_alike": _("Both have this sentence: it stays two, and whatever happens has to be recorded in each"),
    "cases_move": _("Cases that will be the kept person’s"),
    "cases_stay": _("Ended cases of the same sentence, which stay where they are"),
    "reached_as_before": _("They are reached as the kept person is now, by that person’s plan"),
    "set_aside": _("Set aside: nothing is sent there any more"),
    "invitations_end": _("Invitations to their pages that end, by case"),
    "cases_back": _("Cases that go back"),
    "numbers_back": _("Numbers that go back"),
    "sentences_back": _("Sentences that go back, with every case that hangs on them"),
    "counts_again": _("Addresses and numbers that count again"),
    "name_ends": _("Names the kept one is no longer found by"),
    "names_stay": _("Names added since, which stay"),
    "numbers_stay": _("Numbers added since, which stay"),
    "ways_stay": _("Addresses, numbers and plans recorded since, which stay"),
    "cases_stay_here": _("Cases opened since, which stay"),
}
REFUSED = {
    Refusal.SIGN_IN_WOULD_GO: _("The one that would go can sign in to their own pages. Keep that one instead."),
    Refusal.DANGER_WOULD_GO: _(
        "The one that would go is in danger and the other’s plan does not say so. Keep that one, or record the plan first."
    ),
    Refusal.SAFETY_DIFFERS: _(
        "An address or number that is safe for the one kept is not safe for the other. Find out which is right first."
    ),
    Refusal.SAME_SENTENCE: _(
        "Both have a case of the same sentence, and may have wished different things. Close the case that is to end first."
    ),
    Refusal.HELD_ELSEWHERE: _("Not every case of the one that would go is in your reach. Keep that one instead."),
}
