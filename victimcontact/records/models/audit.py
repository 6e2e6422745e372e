"""Who looked at or changed what. Rows are only ever added (database triggers refuse the rest)."""

from typing import Any, ClassVar

from django.db import models


class AuditEntry(models.Model):
    """One look or change. No foreign keys, so that it never blocks anything and outlives everything."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=10)
    what = models.CharField(max_length=120)
    case_reference = models.CharField(max_length=20, default="")
    subject = models.CharField(max_length=80, default="")
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["case_reference", "at"]),
            models.Index(fields=["actor", "at"]),
            models.Index(fields=["at"]),
        ]


class AuditSeal(models.Model):
    """The hash chain over the entries, sealed by a job. `position` is the order of the chain.

    Entries are numbered when they are written and seen when their transaction ends, so a number may come into the chain after
    a higher one.
    """

    entry_id = models.BigIntegerField(primary_key=True)
    position = models.BigIntegerField(unique=True)
    digest = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()
