"""What happens to a report beside its steps: approvals carried on, marks released by two people, bundles for a hearing."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored


class CarriedApproval(Authored):
    """A version that says what the one before said, so that the victim's approval holds for it too.

    `differences` are what changed: slips of typing put right by hand, or the day of a hearing that was moved.
    """

    before = models.OneToOneField("records.ReportVersion", on_delete=models.PROTECT, related_name="carried_to")
    after = models.OneToOneField("records.ReportVersion", on_delete=models.PROTECT, related_name="carried_from")
    differences = EncryptedJSON()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="an_approval_is_carried_to_another_version", condition=~models.Q(before=models.F("after"))
            ),
        ]


class LeakRelease(Authored):
    """One of two people let words stand that the leak guard marked. It holds for exactly this content and this place in it."""

    report = models.ForeignKey("records.Report", on_delete=models.PROTECT, related_name="leak_releases")
    content_hash = models.CharField(max_length=64)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    as_manager = models.BooleanField()
    reason = EncryptedText()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["report", "content_hash", "start", "end", "kind", "made_by"],
                name="one_release_a_person_and_mark",
            ),
            models.CheckConstraint(name="a_mark_has_words", condition=models.Q(end__gt=models.F("start"))),
        ]


class Bundle(Authored):
    """What goes to a hearing from one case as one PDF: cover, index, report, statement; of an annex only its name."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="bundles")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="bundles")
    pages = models.PositiveIntegerField()
    content = EncryptedText()
