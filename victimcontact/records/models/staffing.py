"""Who does whose work for a time, who gives a case to whom, and who must not come near one."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither


class Cover(Authored):
    """An officer is away from a day to a day, both included, and another stands in; nobody yet while `stands_in` is empty.

    Ended early when `ended_at` is filled.
    """

    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="covers")
    stands_in = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="covering", null=True)
    note = EncryptedText(null=True)
    from_on = models.DateField()
    to_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_cover_ends_after_it_begins", condition=models.Q(to_on__gte=models.F("from_on"))
            ),
            models.CheckConstraint(
                name="nobody_stands_in_for_themselves", condition=~models.Q(officer=models.F("stands_in"))
            ),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["stands_in", "from_on", "to_on"])]


class Transfer(Authored):
    """A unit offers a case to another. The case stays where it is until the other unit accepts it."""

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="+")
    reason = EncryptedText()
    accepted = models.BooleanField(null=True)
    answer = EncryptedText(null=True)
    answered_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answered_at__isnull=True), name="one_open_transfer_a_case"
            ),
            models.CheckConstraint(
                name="an_answered_transfer_has_author_and_moment",
                condition=both_or_neither("accepted", "answered_by", "answered_at"),
            ),
        ]


class Bar(Authored):
    """An officer must not come to any case of this offender: a conflict of interest (R69, R70). Lifted, never deleted."""

    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="bars")
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="bars")
    reason = EncryptedText()
    lifted_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_reason = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["officer", "offender"], condition=models.Q(lifted_at__isnull=True), name="one_live_bar_a_pair"
            ),
            models.CheckConstraint(
                name="a_lifted_bar_has_author_and_moment", condition=both_or_neither("lifted_by", "lifted_at")
            ),
        ]


class BulkWork(Authored):
    """Something long that the worker does row by row, and its officer may leave and come back to.

    `items` are what it is done to, in order; `done` of them have been seen to; `problems` say which could not be, and why.
    `notes` are what somebody wrote for them, emptied when it has ended.
    """

    kind = models.CharField(max_length=40)
    items = models.JSONField(default=list)
    notes = EncryptedJSON(null=True)
    done = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
