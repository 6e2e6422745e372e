"""Dated facts, what was told of them, and what is owed because of them."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class FactSource(models.TextChoices):
    HAND = "hand"
    FEED = "feed"
    PORTAL = "portal"
    REFERRAL = "referral"
    PROGRAM = "program"


class Fact(Authored):
    """Something that happened, on the day we learned it. Never edited; a wrong one is withdrawn.

    A fact of the sentence counts for every case of that sentence; a fact of a case for that case alone. `kind` and the dates
    are what the ledger needs; `details` are closed, because they can hold where the offender is.
    """

    sentence = models.ForeignKey("records.Sentence", on_delete=models.PROTECT, related_name="facts", null=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="facts", null=True)
    kind = models.CharField(max_length=60)
    on = models.DateField()
    data = models.JSONField(default=dict)
    details = EncryptedJSON(null=True)
    source = models.CharField(max_length=10, choices=FactSource.choices)
    feed_message = models.ForeignKey("records.FeedMessage", on_delete=models.PROTECT, related_name="facts", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_fact_is_of_a_sentence_or_of_a_case",
                condition=models.Q(sentence__isnull=True) ^ models.Q(case__isnull=True),
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["sentence", "kind"]),
            models.Index(fields=["case", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class FactWithdrawal(Authored):
    """A fact was recorded wrongly: by whom it was taken back, when and why."""

    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="withdrawal")
    reason = EncryptedText()


class Telling(Authored):
    """What one member may be told of one stage, as the gate answered. Letters and the portal read this row only.

    What somebody leaves out of it for a time is not in `told` meanwhile (`Omission`); `look_again_on` is when it is looked at again.
    `hold_until` is empty once the row has been taken up; `stuck` says why no letter could be drafted then. `correction` says
    that a letter had gone when its fact was taken back, and whether that has been put right with the member.
    """

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="tellings")
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="tellings")
    code = models.CharField(max_length=60)
    happened_on = models.DateField()
    decision = models.CharField(max_length=20)
    told = EncryptedJSON()
    withheld = models.JSONField(default=dict)
    document = models.CharField(max_length=4, default="")
    contact_by = models.DateField(null=True)
    letter_by = models.DateField(null=True)
    rules = models.JSONField(default=list)
    source_of_rule = models.CharField(max_length=200, default="")
    hold_until = models.DateTimeField(null=True)
    settled = models.CharField(
        max_length=10, default="", choices=[("", "open"), ("tell", "tell"), ("withhold", "withhold")]
    )
    settled_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)
    settled_reason = EncryptedText(null=True)
    look_again_on = models.DateField(null=True)
    stuck = models.CharField(max_length=40, default="")
    correction = models.CharField(
        max_length=10, default="", choices=[("", "none"), ("needed", "needed"), ("made", "made")]
    )
    ended_at = models.DateTimeField(null=True)
    brake = models.ForeignKey("records.Brake", on_delete=models.PROTECT, related_name="tellings", null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["hold_until"], name="held_tellings", condition=models.Q(hold_until__isnull=False)),
            models.Index(fields=["code", "made_at"], name="tellings_of_a_stage"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "fact"], name="one_telling_a_case_and_fact"),
            models.CheckConstraint(
                name="a_settled_telling_has_author_and_moment", condition=both_or_neither("settled_by", "settled_at")
            ),
        ]


class Omission(Authored):
    """Something of a telling that may be told and that somebody left out of it for a time: who, why, until when.

    `item` is the register's name of the field. `values` is what was told of it; while it is left out, the telling does not hold it.
    """

    telling = models.ForeignKey(Telling, on_delete=models.PROTECT, related_name="omissions")
    item = models.CharField(max_length=60)
    values = EncryptedJSON()
    reason = EncryptedText()
    look_again_on = models.DateField()
    ended_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["telling", "item"],
                name="one_live_omission_an_item",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="an_ended_omission_has_author_and_moment", condition=both_or_neither("ended_by", "ended_at")
            ),
        ]


class Duty(Row):
    """What is owed in a case, as `scheme.duties.owed` derived it. Written by reconcile alone."""

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="duties")
    key = models.CharField(max_length=200)
    rule = models.CharField(max_length=6)
    what = models.CharField(max_length=60)
    about = models.CharField(max_length=60, default="")
    owed_by = models.CharField(max_length=40)
    opens_on = models.DateField(null=True)
    due_on = models.DateField()
    last_on = models.DateField()
    standing = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    text = models.TextField()
    blocked_by = models.CharField(max_length=6, default="")
    kept_by = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="+", null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    arose_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "duties"
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["case", "key"], name="one_row_a_duty")]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["case", "due_on"]),
            models.Index(
                fields=["due_on", "case"],
                name="live_duties",
                condition=models.Q(standing__in=["open", "late", "blocked", "not_open_yet"]),
            ),
            # Of a case's duties few are live; lists and boards read only those.
            models.Index(
                fields=["case"],
                name="live_duties_of_a_case",
                condition=models.Q(standing__in=["open", "late", "blocked", "not_open_yet"]),
            ),
        ]


class DutyChange(Row):
    """A duty changed its standing or its date: the ledger's own history."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    was = models.CharField(max_length=20, default="")
    became = models.CharField(max_length=20)
    due_on = models.DateField()


class NightlyRun(Row):
    """One run of the nightly reconcile."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    cases = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list)


class LawSetting(Authored):
    """A manager entered a commencement date or a local period; the newest row for a name holds."""

    name = models.CharField(max_length=20)
    value = models.JSONField(null=True)
    reason = models.CharField(max_length=300)
