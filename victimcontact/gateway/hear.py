"""`victimcontact hear FILE…`: messages of other systems, taken in from files as they came."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from victimcontact.casework import access, feeds
from victimcontact.gateway.feeds import bodies, envelopes
from victimcontact.gateway.feeds.envelopes import Enclosed, Unreadable

ABOUT = """\
Take in messages that other systems have sent: domain events of the prison and probation systems, as JSON, bare or in the
envelopes of SNS and SQS. A file holds one message, a list of them, what `receive-message` answers, or one message a line.

For each message one line says what came of it: recorded, repeat, nothing to do, or waiting for a person. A message that
came before changes nothing. What is recorded is held for a while (FEED_HOLD_MINUTES, 60 unless set) before a letter is
drafted, and each letter waits for an officer's approval.
"""


def main(argv: Sequence[str]) -> int:
    """Hear every file; 0 when all could be read, 1 when one could not (the others are heard all the same)."""
    parser = argparse.ArgumentParser(
        "victimcontact hear", description=ABOUT, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file of messages; - reads standard input")
    return max(_hear_file(name) for name in parser.parse_args(argv).files)


def _hear_file(name: str) -> int:
    """Hear the messages of one file. What was read before a part that cannot be read stays heard."""
    try:
        for line in _heard(_text_of(name)):
            print(f"{name}: {line}")
    except (Unreadable, OSError, UnicodeDecodeError) as problem:
        print(f"{name}: cannot be read: {_why(problem)}", file=sys.stderr)
        return 1
    return 0


def _heard(text: str) -> Iterator[str]:
    found = False
    for enclosed in envelopes.enclosed(text):
        found = True
        yield outcome_of(enclosed)
    if not found:
        raise Unreadable("it holds no message")


def outcome_of(enclosed: Enclosed) -> str:
    """Hear one message; what came of it, in words without anything personal."""
    try:
        message = feeds.hear(incoming=bodies.read(enclosed), raw=enclosed.raw, by=access.program(), now=timezone.now())
    except feeds.AlreadyHeard as repeat:
        return f"repeat (came before as {repeat.reference})"
    said = {
        "heard": f"recorded ({message.stage.replace('_', ' ')}, {message.reference})"
        if message.stage
        else f"recorded (takes back what came before, {message.reference})",
        "waiting": f"waiting for a person ({message.why.rstrip('.')}; {message.reference})",
    }
    return said.get(message.standing, f"nothing to do ({message.why.rstrip('.')})")


def _text_of(name: str) -> str:
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return raw.decode("utf-8-sig")


def _why(problem: Exception) -> str:
    """Why a file cannot be read, without what stands in it."""
    if isinstance(problem, OSError):
        return (problem.strerror or "it cannot be opened").lower()
    return "it is not UTF-8 text" if isinstance(problem, UnicodeDecodeError) else str(problem)
