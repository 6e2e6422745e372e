"""The questions of a referral taken in by hand, and what was answered as casework takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from victimcontact.casework.people import WayGiven
from victimcontact.casework.referrals import OffenderTold, ReferralTold, SentenceTold, VictimTold
from victimcontact.design import fields, forms
from victimcontact.design.fields import Option
from victimcontact.scheme.regions import REGIONS
from victimcontact.staff.words import RELATIONSHIPS, SENTENCES

ASKED = ("imprisonment", "extended", "sopc", "yoi_detention", "dto", "s250", "life", "ipp", "hmp_detention")
KINDS = [
    *((kind, SENTENCES[kind]) for kind in ASKED),
    Option("hospital_order", SENTENCES["hospital_order"], reveals=("restriction_order",)),
    *((kind, SENTENCES[kind]) for kind in ("suspended", "community")),
]
WITH_TERM = frozenset({"imprisonment", "extended", "sopc", "yoi_detention", "dto", "s250", "suspended"})
TERM = ("years", "months", "weeks", "days")
WHO = [
    *((who, RELATIONSHIPS[who]) for who in ("victim", "bereaved_relative", "parent_or_guardian", "acting_for")),
    Option(
        "organisation",
        _("Somebody who speaks for an organisation or business"),
        hint=_("An organisation cannot be in the scheme. The referral is kept with that reason."),
    ),
]


class ReferralForm(forms.Form):
    source_name = fields.Text(
        label=_("Witness care unit"), missing=_("Enter the name of the witness care unit"), max_length=160
    )
    source_reference = fields.Text(label=_("Their reference"), required=False, max_length=60, width=20)
    received_on = fields.Day(label=_("When did the referral reach us?"), called=_("The day of the referral"), past=True)
    region = fields.Select(
        label=_("Region"), options=[(name, name) for name in REGIONS], blank=_("Not known"), required=False
    )
    offender_given_names = fields.Text(
        label=_("Offender’s first names"), missing=_("Enter the offender’s first names"), max_length=120
    )
    offender_family_name = fields.Text(
        label=_("Offender’s last name"), missing=_("Enter the offender’s last name"), max_length=120
    )
    offender_born_on = fields.Day(
        label=_("Offender’s date of birth"), called=_("Offender’s date of birth"), past=True, required=False
    )
    prison_number = fields.Text(
        label=_("Prison number"), hint=_("For example, A1234BC"), required=False, max_length=10, width=10
    )
    crn = fields.Text(
        label=_("Case reference number (CRN)"), hint=_("For example, X123456"), required=False, max_length=10, width=10
    )
    pnc = fields.Text(
        label=_("PNC number"), hint=_("For example, 2012/394773H"), required=False, max_length=20, width=20
    )
    offence_title = fields.Text(
        label=_("Offence"), hint=_("As the court recorded it"), missing=_("Enter the offence"), max_length=300
    )
    offence_act = fields.Text(
        label=_("Act"), hint=_("For example, Offences against the Person Act 1861"), required=False, max_length=200
    )
    offence_section = fields.Text(label=_("Section"), required=False, max_length=40, width=10)
    court_name = fields.Text(
        label=_("Court"), hint=_("For example, Bristol Crown Court"), missing=_("Enter the court"), max_length=160
    )
    imposed_on = fields.Day(label=_("When was the sentence passed?"), called=_("The day of the sentence"), past=True)
    verdict = fields.Choice(
        label=_("Finding"),
        missing=_("Choose the finding"),
        options=[
            ("convicted", _("Convicted")),
            ("insanity", _("Not guilty by reason of insanity")),
            ("unfit_did_act", _("Unfit to plead, did the act")),
        ],
    )
    kind = fields.Choice(label=_("Sentence or order"), missing=_("Choose the sentence or order"), options=KINDS)
    restriction_order = fields.YesNo(label=_("With a restriction order (section 41)?"))
    years = fields.Number(label=_("Years"), required=False, width=3, min_value=0, max_value=99)
    months = fields.Number(label=_("Months"), required=False, width=3, min_value=0, max_value=999)
    weeks = fields.Number(label=_("Weeks"), required=False, width=3, min_value=0, max_value=999)
    days = fields.Number(label=_("Days"), required=False, width=3, min_value=0, max_value=9999)
    title = fields.Text(label=_("Their title"), required=False, width=5, max_length=30)
    given_names = fields.Text(label=_("Their first names"), missing=_("Enter their first names"), max_length=120)
    family_name = fields.Text(label=_("Their last name"), missing=_("Enter their last name"), max_length=120)
    relationship = fields.Choice(label=_("Who are they?"), missing=_("Choose who they are"), options=WHO)
    born_on = fields.Day(label=_("Their date of birth"), called=_("Their date of birth"), past=True, required=False)
    language = fields.Choice(
        label=_("Their language"),
        missing=_("Choose their language"),
        options=[("en", _("English")), ("cy", _("Welsh"))],
        inline=True,
    )
    acts_for = fields.Text(
        label=_("Whom are they there for?"),
        hint=_("The name of the child, of the person who died or cannot speak for themselves, or of the organisation"),
        required=False,
        max_length=160,
    )
    acts_for_born_on = fields.Day(
        label=_("That person’s date of birth"), called=_("The victim’s date of birth"), past=True, required=False
    )
    lacks_capacity = fields.YesNo(
        label=_("Does the victim lack the capacity to decide about contact?"),
        hint=_("If so, somebody may act for them."),
        required=False,
    )
    suspected_of_same_conduct = fields.YesNo(
        label=_("Is the person named here suspected of the same offence?"),
        hint=_("If so, a manager decides who else may be told."),
        required=False,
    )
    address = fields.LongText(
        label=_("Address"), hint=_("One line for each line of the envelope, without the name"), rows=5, required=False
    )
    phone = fields.Phone(label=_("Phone number"), required=False)
    email = fields.Email(label=_("Email address"), required=False)
    in_danger = fields.LongText(
        label=_("What do we know about reaching them safely?"),
        hint=_("Who else opens the post or answers the phone, times and words to avoid"),
        rows=3,
        required=False,
        max_length=2000,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        answers = self.cleaned_data
        if answers.get("kind") in WITH_TERM and not any(answers.get(unit) for unit in TERM):
            self.add_error("years", _("Enter how long the sentence is"))
        if answers.get("relationship") == "organisation" and not answers.get("acts_for"):
            self.add_error("acts_for", _("Enter the name of the organisation"))
        return cleaned


class PersonForm(ReferralForm):
    """The questions about one more person of a referral that is in."""

    def __init__(self, *posted: Any, **more: Any) -> None:
        super().__init__(*posted, **more)
        for name in set(self.fields) - PERSON:
            del self.fields[name]


PERSON = frozenset(
    {
        *("title", "given_names", "family_name", "relationship", "born_on", "language", "acts_for", "acts_for_born_on"),
        *("lacks_capacity", "suspected_of_same_conduct", "address", "phone", "email", "in_danger"),
    }
)


def told(answers: dict[str, Any]) -> ReferralTold:
    """The referral as it was answered."""
    identifiers = {name: answers[name] for name in ("prison_number", "crn", "pnc") if answers[name]}
    return ReferralTold(
        source="witness_care_unit",
        source_name=answers["source_name"],
        source_reference=answers["source_reference"],
        received_on=answers["received_on"],
        region=answers["region"],
        offender=OffenderTold(
            answers["offender_given_names"], answers["offender_family_name"], answers["offender_born_on"], identifiers
        ),
        sentence=_sentence(answers),
        victims=(victim(answers),),
    )


def _sentence(answers: dict[str, Any]) -> SentenceTold:
    kind = answers["kind"]
    term = {unit: answers[unit] for unit in TERM if answers[unit]} if kind in WITH_TERM else None
    return SentenceTold(
        kind=kind,
        imposed_on=answers["imposed_on"],
        offence_title=answers["offence_title"],
        offence_act=answers["offence_act"],
        offence_section=answers["offence_section"],
        verdict=answers["verdict"],
        court_name=answers["court_name"],
        term=term,
        disposal={"restriction_order": bool(answers["restriction_order"])} if kind == "hospital_order" else {},
    )


def victim(answers: dict[str, Any]) -> VictimTold:
    """The person on the victim's side as they were answered."""
    lines = tuple(line.strip() for line in answers["address"].splitlines() if line.strip())
    organisation = answers["relationship"] == "organisation"
    return VictimTold(
        title=answers["title"],
        given_names=answers["given_names"],
        family_name=answers["family_name"],
        relationship="acting_for" if organisation else answers["relationship"],
        victim_kind="organisation" if organisation else "person",
        born_on=answers["born_on"],
        language=answers["language"],
        acts_for=answers["acts_for"],
        acts_for_born_on=answers["acts_for_born_on"],
        lacks_capacity=bool(answers["lacks_capacity"]),
        suspected_of_same_conduct=bool(answers["suspected_of_same_conduct"]),
        address=WayGiven(lines) if lines else None,
        phone=WayGiven(answers["phone"]) if answers["phone"] else None,
        email=WayGiven(answers["email"]) if answers["email"] else None,
        safe_contact_note=answers["in_danger"],
    )
