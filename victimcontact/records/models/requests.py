"""Requests for licence or discharge conditions on their way to a decision, and the licence policies that word them."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class Request(Authored):
    """A licence or discharge condition the victim asks for. What is asked stands in its versions, how it went in its steps."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="requests")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="requests", null=True)
    zone = models.ForeignKey("records.Zone", on_delete=models.PROTECT, related_name="requests", null=True)
    condition = models.CharField(max_length=30)
    state = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference


class RequestVersion(Authored):
    """What is asked for as it stood: kind, inputs, wording, both reasons, what else would help; with its hash."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = EncryptedJSON()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["request", "number"], name="one_request_version_a_number"),
        ]


class RequestStep(Authored):
    """A request moved on: by what, to where, on which words, and why. `fact` is what the ledger counts from, where there is one.

    `who` is whom it went to or who answered, `how` the way; `wording` what they would have instead, `explanation` what the victim is
    told of the reason.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=30)
    state = models.CharField(max_length=30)
    content_hash = models.CharField(max_length=64)
    who = EncryptedText(null=True)
    how = models.CharField(max_length=60, default="")
    note = EncryptedText(null=True)
    wording = EncryptedText(null=True)
    explanation = EncryptedText(null=True)
    fact = models.ForeignKey("records.Fact", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["request", "number"], name="one_request_step_a_number"),
        ]


class RequestCopy(Authored):
    """The sheet of a request exactly as it went at a step. `content_hash` is the SHA-256 of the file itself."""

    step = models.OneToOneField(RequestStep, on_delete=models.PROTECT, related_name="copy")
    content = EncryptedText()
    content_hash = models.CharField(max_length=64)

    @property
    def case(self) -> Any:
        """The case it hangs on, by which it is reached."""
        return self.step.request.case


class RequestMail(Authored):
    """A copy on its way by our own mail: as an attachment that the password opens, which is told by telephone."""

    reference = models.CharField(max_length=20, unique=True)
    copy = models.OneToOneField(RequestCopy, on_delete=models.PROTECT, related_name="mail")
    address = EncryptedText()
    password = EncryptedText()
    state = models.CharField(max_length=20)
    handed_over_at = models.DateTimeField(null=True)

    @property
    def case(self) -> Any:
        """The case it hangs on, by which it is reached."""
        return self.copy.case


class RequestAlert(Row):
    """Something about a request that cannot wait: it stands until an officer says whom they told."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=30)
    licence_starts_on = models.DateField(null=True)
    raised_at = models.DateTimeField()
    answered_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answer = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["request", "kind", "licence_starts_on"],
                name="one_alert_of_a_kind_for_a_start_of_the_licence",
            ),
            models.CheckConstraint(
                name="an_answered_alert_has_author_and_moment", condition=both_or_neither("answered_by", "answered_at")
            ),
        ]

    @property
    def case(self) -> Any:
        """The case it hangs on, by which it is reached."""
        return self.request.case


class LicencePolicy(Authored):
    """The licence service's policy in one version, as an operator took it in."""

    version = models.CharField(max_length=10, unique=True)

    class Meta:
        verbose_name_plural = "licence policies"

    def __str__(self) -> str:
        return self.version


class PolicyCondition(Row):
    """One condition of a policy in its official words."""

    policy = models.ForeignKey(LicencePolicy, on_delete=models.PROTECT, related_name="conditions")
    code = models.CharField(max_length=60)
    category = models.CharField(max_length=200)
    text = models.TextField()
    template = models.TextField(default="")
    needs_input = models.BooleanField()
    inputs = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["policy", "code"], name="one_condition_a_code_and_policy"),
        ]
