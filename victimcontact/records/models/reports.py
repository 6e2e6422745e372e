"""What happens to a report beside its steps: approvals carried on, marks released by two people, bundles and where they went."""

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

    report = models.ForeignKey("records.Report", on_delete=models.PROTECT, related_name="leak_releases", null=True)
    statement = models.ForeignKey(
        "records.Statement", on_delete=models.PROTECT, related_name="leak_releases", null=True
    )
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
            models.UniqueConstraint(
                fields=["statement", "content_hash", "start", "end", "kind", "made_by"],
                name="one_release_a_person_and_mark_of_a_statement",
            ),
            models.CheckConstraint(
                name="a_release_is_in_a_report_or_a_statement",
                condition=models.Q(report__isnull=True) ^ models.Q(statement__isnull=True),
            ),
            models.CheckConstraint(name="a_mark_has_words", condition=models.Q(end__gt=models.F("start"))),
        ]


class Bundle(Authored):
    """What goes to a hearing from one case as one PDF: cover, index, report, statement; of an annex only its name.

    `statement` is the one that is in it, in the words that `statement_hash` names.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="bundles")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="bundles")
    statement = models.ForeignKey("records.Statement", on_delete=models.PROTECT, related_name="bundles", null=True)
    statement_hash = models.CharField(max_length=64, default="")
    pages = models.PositiveIntegerField()
    content = EncryptedText()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_statement_in_a_bundle_has_its_hash",
                condition=models.Q(statement__isnull=True) ^ ~models.Q(statement_hash=""),
            ),
        ]


class BundleSending(Authored):
    """A bundle went to somebody: to whom, and how."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="sendings")
    who = EncryptedText()
    how = models.CharField(max_length=60)
