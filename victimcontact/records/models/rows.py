"""What every row of ours has."""

import uuid

from django.db import models


class Row(models.Model):
    """A row with a key that is known before it is inserted (encrypted fields are bound to it)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Authored(Row):
    """A row that somebody made at a moment."""

    made_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


def both_or_neither(*names: str) -> models.Q:
    """A condition: these columns are all filled or all empty."""
    filled = models.Q(**{f"{name}__isnull": False for name in names})
    empty = models.Q(**{f"{name}__isnull": True for name in names})
    return filled | empty
