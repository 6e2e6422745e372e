"""Rows about received documents that break what the database holds true."""

from collections.abc import Callable, Mapping
from typing import Any

from tests import builders
from victimcontact.casework.access import program
from victimcontact.records.models import ReceivedDocument


def document(**values: Any) -> ReceivedDocument:
    frame = {
        "reference": "RD-TEST", "kind": "letter", "received_on": builders.TODAY, "form": "pdf", "size": 1,
        "content": "", "scanned": False,
    }  # fmt: skip
    return ReceivedDocument.objects.create(
        case=builders.referred(), made_by=program(), made_at=builders.NOW, **(frame | values)
    )


BREAKING: Mapping[str, Callable[[], Any]] = {
    "a_received_document_is_of_a_kind": lambda: document(kind="joke"),
    "a_received_document_is_of_a_known_form": lambda: document(form="exe"),
    "a_received_document_is_neither_empty_nor_too_large": lambda: document(size=10_000_001),
}
