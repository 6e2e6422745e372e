"""Guests of one case: who of a hospital may come to it until when, and what they told us."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither


class GuestAccess(Authored):
    """Somebody of a hospital may come to one case until a day. Longer is another row, so that each has its author and reason.

    A sign-in opens one case and no other: whoever has to do with its password has to do with that case.

    One that ended by itself is `settled` once somebody has told the managers, or let them in again.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="guest_accesses")
    account = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="guest_accesses")
    last_on = models.DateField()
    ended_why = models.CharField(max_length=20, default="")
    ended_reason = EncryptedText(null=True)
    ended_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["account"],
                name="one_live_access_a_guest",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_ended_access_has_author_moment_and_cause",
                condition=both_or_neither("ended_by", "ended_at")
                & (
                    models.Q(ended_at__isnull=True, ended_why="")
                    | (models.Q(ended_at__isnull=False) & ~models.Q(ended_why=""))
                ),
            ),
            models.CheckConstraint(
                name="a_settled_access_has_author_and_moment", condition=both_or_neither("settled_by", "settled_at")
            ),
        ]


class HospitalNote(Authored):
    """What somebody of a hospital tells us: they have given the victim a notice, they have not and why, or something is coming.

    `notice` is the code of the stage or the kind of the fact it is about, `duty` the key of the check that waited for it, `on` the day of
    the notice, or that for which something is expected.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="hospital_notes")
    said = models.CharField(max_length=20)
    notice = models.CharField(max_length=60)
    duty = models.CharField(max_length=200, default="")
    on = models.DateField(null=True)
    text = EncryptedText(null=True)
    read_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_read_hospital_note_has_reader_and_moment", condition=both_or_neither("read_by", "read_at")
            ),
        ]
