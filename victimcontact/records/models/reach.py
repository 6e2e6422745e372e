"""Whether what must be told has reached everybody, and what stops the sending of what must not go."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class Reach(Row):
    """Where a telling stands on its way to its member, as `scheme.reach` derived it. Written by its reconcile alone.

    `next_step` is what happens at `next_at` when the member has not been reached by then.
    """

    telling = models.OneToOneField("records.Telling", on_delete=models.PROTECT, related_name="reach")
    state = models.CharField(max_length=20)
    since = models.DateTimeField()
    next_step = models.CharField(max_length=20, default="")
    next_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "reaches"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["next_at"], name="clocks_of_reach", condition=models.Q(next_at__isnull=False)),
            models.Index(fields=["state"], name="states_of_reach"),
        ]


class ReachStep(Row):
    """One move of a telling on its way: a state reached, or a step taken because the member had not been."""

    telling = models.ForeignKey("records.Telling", on_delete=models.PROTECT, related_name="reach_steps")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    note = models.CharField(max_length=200, default="")


class Partner(Authored):
    """Another organisation's program that may ask the release gate. Only the digest of its key is kept."""

    reference = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    key_digest = models.BinaryField(max_length=32, unique=True)
    ended_at = models.DateTimeField(null=True)


class ReleaseGate(Authored):
    """A stage that will become public: has everyone who must know been reached? `publish_at` is when it is to be public."""

    reference = models.CharField(max_length=20, unique=True)
    fact = models.ForeignKey("records.Fact", on_delete=models.PROTECT, related_name="gates")
    publish_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)


class GateAnswer(Row):
    """What a gate answered, when and to whom: yes or no, never who."""

    gate = models.ForeignKey(ReleaseGate, on_delete=models.PROTECT, related_name="answers")
    at = models.DateTimeField()
    reached = models.BooleanField()
    asked_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+", null=True)


class AgreedHour(Authored):
    """Members of one sentence are told of one fact within one hour, each their own way (B14). Nothing of it goes before.

    `press_risk` is what officers have to know of the press; no member reads it.
    """

    fact = models.ForeignKey("records.Fact", on_delete=models.PROTECT, related_name="agreed_hours")
    tell_at = models.DateTimeField()
    press_risk = EncryptedText(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["fact"], condition=models.Q(ended_at__isnull=True), name="one_agreed_hour_a_fact"
            ),
        ]


class Brake(Row):
    """Sending stopped by itself: too many at once, a contradiction, a repeat, or a changed rule (B2). A person decides."""

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=60, default="")
    began_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)
    usual = models.PositiveIntegerField(default=0)
    decided = models.CharField(max_length=5, default="", choices=[("", "open"), ("go", "go"), ("stop", "stop")])
    decided_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    reason = EncryptedText(null=True)

    @property
    def holds(self) -> bool:
        """Whether what is under it stays where it is: nobody has let it go."""
        return self.decided != "go"

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["kind", "code"], condition=models.Q(decided=""), name="one_open_brake_a_kind_and_stage"
            ),
            models.CheckConstraint(
                name="a_decided_brake_has_author_and_moment", condition=both_or_neither("decided_by", "decided_at")
            ),
        ]


class Correction(Authored):
    """Something wrong was sent (B17): what went wrong, who was told, what was put right, and when it was closed.

    It stands for all the members who had heard of one fact (each one's own part is `Telling.correction`), or for one message that
    was wrong in itself: to the wrong person or place, or with what it should not hold.
    """

    reference = models.CharField(max_length=20, unique=True)
    fact = models.OneToOneField("records.Fact", on_delete=models.PROTECT, related_name="correction", null=True)
    message = models.OneToOneField("records.Message", on_delete=models.PROTECT, related_name="correction", null=True)
    what_went_wrong = EncryptedText()
    members = models.PositiveIntegerField(default=0)
    manager_seen_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    manager_seen_at = models.DateTimeField(null=True)
    lesson = EncryptedText(null=True)
    closed_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_seen_correction_has_author_and_moment",
                condition=both_or_neither("manager_seen_by", "manager_seen_at"),
            ),
            models.CheckConstraint(
                name="a_closed_correction_has_author_and_moment", condition=both_or_neither("closed_by", "closed_at")
            ),
            models.CheckConstraint(
                name="a_correction_is_of_a_fact_or_of_a_message",
                condition=models.Q(fact__isnull=False, message__isnull=True)
                | models.Q(fact__isnull=True, message__isnull=False),
            ),
        ]
