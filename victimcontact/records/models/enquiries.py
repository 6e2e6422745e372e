"""What people tell us on the public site before anybody knows whose case it is. A person matches it."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row
from victimcontact.scheme.enquiries import State, Wish

WITH_CASE = (State.MATCHED.value, State.REFERRED.value)


def wish_choices() -> list[tuple[str, str]]:
    return [(wish.value, wish.value) for wish in Wish]


class EnquiryDraft(Row):
    """What somebody has answered and not sent yet. It opens with a code, of which only the digest is kept, until it runs out."""

    digest = models.BinaryField(max_length=32, unique=True)
    answers = EncryptedJSON()
    expires_at = models.DateTimeField(db_index=True)


class Enquiry(Row):
    """Somebody wants to join, to be asked later, or to know something. Nobody signed in: only what they said of themselves is known.

    `digest` is keyed and of what they said, so that a page sent twice makes one enquiry; `told` is emptied some time after it was settled.
    """

    reference = models.CharField(max_length=20, unique=True)
    digest = models.BinaryField(max_length=32, unique=True)
    wish = models.CharField(max_length=10, choices=wish_choices)
    language = models.CharField(max_length=2)
    told = EncryptedJSON(null=True)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="enquiries", null=True)
    due_on = models.DateField()
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "enquiries"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="an_open_enquiry_says_something",
                condition=models.Q(settled_at__isnull=False) | models.Q(told__isnull=False),
            ),
        ]


class EnquiryStep(Authored):
    """What an officer did with an enquiry: found its case, made it a referral, answered, or gave it to another unit."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="enquiry_steps", null=True)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+", null=True)
    text = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["enquiry", "number"], name="one_enquiry_step_a_number"),
            models.CheckConstraint(
                name="an_enquiry_with_a_case_names_it",
                condition=models.Q(state__in=WITH_CASE, case__isnull=False)
                | (~models.Q(state__in=WITH_CASE) & models.Q(case__isnull=True)),
            ),
            models.CheckConstraint(
                name="an_enquiry_passed_on_names_the_unit",
                condition=models.Q(state=State.PASSED_ON.value, unit__isnull=False)
                | (~models.Q(state=State.PASSED_ON.value) & models.Q(unit__isnull=True)),
            ),
            models.CheckConstraint(
                name="an_answered_enquiry_says_what_was_answered",
                condition=~models.Q(state=State.ANSWERED.value) | models.Q(text__isnull=False),
            ),
        ]
