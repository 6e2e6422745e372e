"""What a member asks for about what we hold of them: a copy, or that something is put right."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither

DATA_REQUEST_KINDS = ("copy", "correction")
OUTCOMES = ("", "released", "corrected", "refused")


class DataRequest(Authored):
    """Such a request, and how it ended. `pdf` (as Base64) and `data` (JSON) are the copy that was released, exactly as it was."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=12)
    text = EncryptedText(null=True)
    due_on = models.DateField()
    outcome = models.CharField(max_length=12, default="")
    answer = EncryptedText(null=True)
    pdf = EncryptedText(null=True)
    data = EncryptedText(null=True)
    ended_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="a_data_request_is_of_a_kind", condition=models.Q(kind__in=DATA_REQUEST_KINDS)),
            models.CheckConstraint(
                name="a_data_request_ends_in_an_outcome",
                condition=models.Q(outcome__in=OUTCOMES)
                & (
                    models.Q(outcome="", ended_at__isnull=True)
                    | (~models.Q(outcome="") & models.Q(ended_at__isnull=False))
                ),
            ),
            models.CheckConstraint(
                name="an_ended_data_request_has_who_and_when", condition=both_or_neither("ended_by", "ended_at")
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(kind="copy", ended_at__isnull=True),
                name="one_open_copy_a_case",
            ),
        ]
