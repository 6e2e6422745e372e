"""Documents that came: kept closed, never changed, under a reference of ours and no name of theirs."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored

MOST_BYTES = 10_000_000
KINDS = ("statement", "decision_summary", "letter", "other")
FORMS = ("pdf", "docx", "jpg", "png")


class ReceivedDocument(Authored):
    """A file that was received in a case: what it is, the day it came, and its bytes: as they came, a photograph drawn anew.

    `with_note`: the member sent it with a message in their own pages.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="received_documents")
    kind = models.CharField(max_length=20)
    received_on = models.DateField()
    note = EncryptedText(null=True)
    form = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    content = EncryptedText()
    scanned = models.BooleanField()
    with_note = models.ForeignKey("records.Note", on_delete=models.PROTECT, related_name="documents", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="a_received_document_is_of_a_kind", condition=models.Q(kind__in=KINDS)),
            models.CheckConstraint(name="a_received_document_is_of_a_known_form", condition=models.Q(form__in=FORMS)),
            models.CheckConstraint(
                name="a_received_document_is_neither_empty_nor_too_large",
                condition=models.Q(size__range=(1, MOST_BYTES)),
            ),
        ]


class DocumentDecision(Authored):
    """What an officer decided of a document that a member sent and no virus scanner looked at. Until then nobody opens it.

    `text` is how it was checked where it was let in, and what its member was told where it was refused.
    """

    document = models.OneToOneField("records.ReceivedDocument", on_delete=models.PROTECT, related_name="decision")
    let_in = models.BooleanField()
    text = EncryptedText()
