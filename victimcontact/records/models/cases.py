"""Sentences, referrals, cases and what was decided about them."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither
from victimcontact.scheme.standing import Standing


def standing_choices() -> list[tuple[str, str]]:
    return [(standing.value, standing.value) for standing in Standing]


def channel_choices() -> list[tuple[str, str]]:
    """How a member may be told that there is something for them; by phone only an officer does."""
    return [(name, name) for name in ("letter", "email", "text", "phone")]


class Sentence(Row):
    """A sentence or order of an offender. `disposal` holds what `scheme.eligibility` asks beyond the columns."""

    reference = models.CharField(max_length=20, unique=True)
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="sentences")
    kind = models.CharField(max_length=40)
    imposed_on = models.DateField()
    convicted_on = models.DateField(null=True)
    offence_act = models.CharField(max_length=200, default="")
    offence_section = models.CharField(max_length=40, default="")
    offence_title = models.CharField(max_length=300)
    offence = models.JSONField(default=dict)
    verdict = models.CharField(max_length=20)
    court_name = models.CharField(max_length=160, default="")
    court_kind = models.CharField(max_length=20, default="civilian")
    term = models.JSONField(null=True)
    disposal = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.reference


class Referral(Authored):
    """Somebody was told to us. `digest` is of what was received, so that the same referral comes in once."""

    reference = models.CharField(max_length=20, unique=True)
    sentence = models.ForeignKey(Sentence, on_delete=models.PROTECT, related_name="referrals")
    source = models.CharField(max_length=40)
    source_name = models.CharField(max_length=160, default="")
    received_on = models.DateField()
    region = models.CharField(max_length=60, default="")
    digest = models.BinaryField(max_length=32, unique=True)
    note = EncryptedText(null=True)


class Case(Row):
    """One person and one sentence: what liaison officers call a contact case. Somebody who acts for several victims of it has one for each.

    `victim_kind`, `victim_born_on` and `lacks_capacity` are of the victim of the offence, who need not be the person (R16 to R19);
    `suspected_of_same_conduct` is of the person (R17).
    """

    reference = models.CharField(max_length=20, unique=True)
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="cases")
    sentence = models.ForeignKey(Sentence, on_delete=models.PROTECT, related_name="cases")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="cases")
    relationship = models.CharField(max_length=30)
    acts_for = EncryptedText(null=True)
    victim_kind = models.CharField(
        max_length=12, default="person", choices=[("person", "person"), ("organisation", "organisation")]
    )
    victim_born_on = models.DateField(null=True)
    lacks_capacity = models.BooleanField(default=False)
    suspected_of_same_conduct = models.BooleanField(default=False)
    representative = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+", null=True)
    standing = models.CharField(max_length=30, choices=standing_choices, db_index=True)
    route = models.CharField(max_length=3, default="")
    level = models.CharField(max_length=20, default="")
    channel = models.CharField(max_length=10, default="letter", choices=channel_choices)
    wants_representations = models.BooleanField(default=True)
    region = models.CharField(max_length=60, default="")
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="cases", null=True)
    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="cases", null=True)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["person", "sentence"],
                condition=models.Q(acts_for__isnull=True),
                name="one_case_a_person_and_sentence",
            ),
            models.CheckConstraint(
                name="an_officer_only_within_a_unit",
                condition=models.Q(officer__isnull=True) | models.Q(unit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class StandingMove(Authored):
    """One move of a case, with its author and reason: the history behind `Case.standing`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    was = models.CharField(max_length=30)
    became = models.CharField(max_length=30)
    reason = EncryptedText(null=True)


class Assessment(Authored):
    """What the rules answered, exactly as they answered it that day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    assessed_on = models.DateField()
    question = models.JSONField()
    outcome = models.CharField(max_length=40)
    route = models.CharField(max_length=3, default="")
    owner = models.CharField(max_length=30, default="")
    scheme = models.CharField(max_length=10, default="vcs")
    reasons = models.JSONField()
    next_step = models.TextField()


class ManagerDecision(Authored):
    """A manager takes a case in, or does not, with a reason and a date to look again (R20)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="manager_decisions")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="decisions")
    accepted = models.BooleanField()
    route = models.CharField(max_length=3, default="")
    reason = EncryptedText()
    look_again_on = models.DateField(null=True)


class Allocation(Authored):
    """A case came to a unit, or to an officer of it. `reason` is a code; `note` is what one officer wrote for the next."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allocations")
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=200, default="")
    note = EncryptedText(null=True)


class Contact(Authored):
    """An entry in the contact log. Its dated fact is what the ledger reads; what was said is closed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    fact = models.OneToOneField("records.Fact", on_delete=models.PROTECT, related_name="contact", null=True)
    happened_on = models.DateField()
    channel = models.CharField(max_length=10)
    direction = models.CharField(max_length=3, choices=[("in", "in"), ("out", "out")])
    outcome = models.CharField(max_length=20)
    document = models.CharField(max_length=4, default="")
    note = EncryptedText(null=True)


class HospitalHandover(Authored):
    """What was passed between victim and hospital managers, and when (R56, R57)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="handover")
    hospital = EncryptedText()
    hospital_address = EncryptedText()
    passed_to_managers_at = models.DateTimeField(null=True)
    passed_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_handover_has_author_and_moment", condition=both_or_neither("passed_to_managers_at", "passed_by")
            ),
        ]
