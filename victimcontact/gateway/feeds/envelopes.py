"""What messages are wrapped in: nothing, a notification of SNS, a message of SQS, several of them, one a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# Far more than a queue allows (256 KB); beyond it the file is not one of messages.
LONGEST = 20_000_000


class Unreadable(Exception):
    """The text is not JSON, or holds no message. Says where, never what stands there."""


@dataclass(frozen=True)
class Enclosed:
    """One message taken out of what it was wrapped in.

    `raw` is the message as it came, `body` its content (empty where that could not be read), `attributes` what the
    envelope says about it, `sent_text` when the envelope says it was published.
    """

    raw: str
    body: Mapping[str, Any]
    attributes: Mapping[str, str] = field(default_factory=dict)
    sent_text: str = ""


def enclosed(text: str) -> Iterator[Enclosed]:
    """The messages of a text, one after another. Raises `Unreadable`."""
    if len(text) > LONGEST:
        raise Unreadable("it is too long to be messages of a feed")
    for raw, value in _values(text):
        if not isinstance(value, dict):
            raise Unreadable("it holds something that is no message")
        yield _opened(raw, value)


def _values(text: str) -> Iterator[tuple[str, Any]]:
    """The top-level values: the text as one, the members of a list, what `receive-message` answers, or one a line."""
    try:
        whole = parsed(text)
    except Unreadable:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        yield from ((line, parsed(line)) for line in lines)
        return
    several = whole.get("Messages") if isinstance(whole, dict) else whole
    if isinstance(several, list):
        yield from ((json.dumps(value, ensure_ascii=False), value) for value in several)
    else:
        yield text, whole


def parsed(text: str) -> Any:
    """The JSON value of a text. Raises `Unreadable` with the place, which holds nothing personal."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise Unreadable(f"it is not JSON (line {problem.lineno}, column {problem.colno})") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def _opened(raw: str, value: dict[str, Any], attributes: Mapping[str, str] | None = None, sent: str = "") -> Enclosed:
    """Take a message out of its envelope, and out of the one within (SQS around SNS)."""
    attributes = {**_attributes(value), **(attributes or {})}
    inner = value.get("Message", value.get("Body"))
    if isinstance(inner, str):
        try:
            content = parsed(inner)
        except Unreadable:
            content = None
        sent = sent or str(value.get("Timestamp") or "")
        return _opened(raw, content if isinstance(content, dict) else {}, attributes, sent)
    only_attributes = bool(value) and all(_is_attribute(each) for each in value.values())
    return Enclosed(raw, {} if only_attributes else value, attributes, sent)


def _attributes(value: Mapping[str, Any]) -> dict[str, str]:
    """The attributes of an envelope, written as `Type`/`Value` (SNS) or `DataType`/`StringValue` (SQS, Common Platform)."""
    found = value.get("MessageAttributes", value)
    pairs = found.items() if isinstance(found, dict) else ()
    return {str(name): str(each.get("Value", each.get("StringValue"))) for name, each in pairs if _is_attribute(each)}


def _is_attribute(value: Any) -> bool:
    return isinstance(value, dict) and (
        {"Type", "Value"} <= value.keys() or {"DataType", "StringValue"} <= value.keys()
    )
