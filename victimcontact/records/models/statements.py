"""A victim's own words for a decision maker, and the wish that the offender does not see them."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row


class Statement(Authored):
    """A victim's statement for a review. Its words are versions; how it is to be given can change without them.

    `continues` is the statement it was begun from, at an earlier review; that one stays as it is.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="statements")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=10, choices=[("parole", "parole"), ("tribunal", "tribunal")])
    state = models.CharField(max_length=20)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("cy", "cy")])
    maker = models.CharField(max_length=30)
    authority = EncryptedText(null=True)
    presentation = models.CharField(max_length=40, default="")
    support_person = EncryptedText(null=True)
    child_assisted = models.BooleanField(default=False)
    continues = models.ForeignKey("self", on_delete=models.PROTECT, related_name="continued_by", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case", "review"],
                condition=~models.Q(state__in=["withdrawn", "taking_back", "asked_back", "taken_back"]),
                name="one_live_statement_a_review",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class StatementVersion(Authored):
    """The words as somebody saved them, each answer closed by itself."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    hurt = EncryptedText()
    now = EncryptedText()
    if_released = EncryptedText()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["statement", "number"], name="one_statement_version_a_number"),
        ]


class StatementTyping(Row):
    """One answer while it is being typed. `stamp` counts every change of the answer, so that two windows do not overwrite each other.

    `text` is what was typed and not saved yet; only the member sees it. Nothing of it stays once the answer is saved.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="typing")
    part = models.CharField(max_length=20)
    stamp = models.PositiveIntegerField(default=1)
    text = EncryptedText(null=True)
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["statement", "part"], name="one_typing_a_part"),
        ]


class StatementStep(Authored):
    """A statement moved on, or something about it was settled: who, when, on which words, how."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="steps")
    event = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    how = models.CharField(max_length=40, default="")
    note = EncryptedText(null=True)


class StatementUse(Authored):
    """A statement went to somebody: exactly these words, in exactly these bytes, or within a bundle that keeps its own.

    `apart`: not for the prisoner's dossier.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="uses")
    recipient = models.CharField(max_length=30)
    apart = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64)
    content = EncryptedText(null=True)
    bundle = models.ForeignKey("records.Bundle", on_delete=models.PROTECT, related_name="uses", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_use_keeps_its_bytes_or_names_its_bundle",
                condition=models.Q(content__isnull=True) ^ models.Q(bundle__isnull=True),
            ),
        ]


class Withholding(Authored):
    """A victim wants the prisoner not to see their words in a review, and what is said for it (R01-B).

    The wish and the choice for a refusal are facts; this row is the application that follows from them.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="withholdings")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="withholdings")
    state = models.CharField(max_length=20)
    answer = models.CharField(max_length=20, default="")
    harm = models.CharField(max_length=30, default="")
    material = EncryptedText(null=True)
    harm_feared = EncryptedText(null=True)
    why_nothing_less = EncryptedText(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case", "review"],
                condition=~models.Q(state__in=["given_up"]),
                name="one_live_withholding_a_review",
            ),
            models.CheckConstraint(
                name="an_answered_withholding_has_its_answer",
                condition=models.Q(state="answered") ^ models.Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class WithholdingStep(Authored):
    """A withholding moved on: who, when, and what was said."""

    withholding = models.ForeignKey(Withholding, on_delete=models.PROTECT, related_name="steps")
    event = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    note = EncryptedText(null=True)
