"""What of a request goes out: to the practitioner and, in the same words, to whoever decides (P67). Nothing shows who or where she is.

What might, a name or an address, is left to be told by word of mouth; everything else passes the leak guard.
"""

from collections.abc import Callable
from datetime import date

from victimcontact.casework import protection
from victimcontact.casework import request_steps as steps
from victimcontact.casework.documents import reports as files
from victimcontact.casework.documents.layout import Facts, Part, Report, Section
from victimcontact.records.models import Case, Request, RequestStep
from victimcontact.scheme.condition_inputs import Input, inputs_of
from victimcontact.scheme.conditions import CATALOGUE, OFFICIAL_CODES
from victimcontact.scheme.leaks import Hit, Piece
from victimcontact.scheme.requests import RequestEvent as Event
from victimcontact.scheme.words.document import Paragraph

BY_MOUTH = "Told by word of mouth, never in writing."
AGREES, NO_ANSWER = "The practitioner agrees.", "The practitioner has not answered."
ANSWERS = (Event.SUPPORT, Event.ADAPT, Event.DECLINE)


def sheet(request: Request, *, on: date) -> Report:
    """A request as it goes out, as a document to print; with the practitioner's view once there is one."""
    version = steps.latest(request)
    content = version.content
    kind = CATALOGUE[request.condition]
    sections = [
        Section("The person it is about", (Facts((("Known as", _known_as(request.case)),)),)),
        Section("What is asked for", (Facts(_rows(request)), Paragraph(content["wording"]))),
        Section("Why it is necessary", _told(content["why_necessary"])),
        Section("Why it is proportionate", _told(content["why_proportionate"])),
        Section("What else would help", _told(content["fallback"])),
    ]
    if steps.last(request, Event.SEND) is not None:
        sections.append(Section("The view of the practitioner", tuple(map(Paragraph, view_of(request)))))
    return Report(
        code="RQ",
        title=f"Condition asked for: {kind.title}",
        reference=request.reference,
        version=version.number,
        made_on=on,
        sections=tuple(sections),
        handling="For the practitioner and for whoever decides. Not for the offender.",
    )


def pdf(request: Request, *, on: date) -> bytes:
    """The same as a tagged PDF. Raises `typesetting.CannotBeTypeset`."""
    return files.pdf(sheet(request, on=on))


def text_of(request: Request) -> str:
    """Every word of a request that somebody typed and that goes out, for the leak guard."""
    content = steps.latest(request).content
    words = [content[name] for name in ("wording", "why_necessary", "why_proportionate", "fallback")]
    said = [content["inputs"].get(each.name, "") for each in inputs_of(request.condition) if not each.apart]
    return "\n".join([*words, *said])


def hits_in(request: Request) -> tuple[Hit, ...]:
    """What of it would give the victim away."""
    return protection.hits_in(request.case, text_of(request))


def marker(case: Case) -> Callable[[str], tuple[Piece, ...]]:
    """A function that marks what gives her away in a text."""
    return protection.marker(case)


def view_of(request: Request) -> tuple[str, ...]:
    """What the practitioner thinks of it, in their own words; the newest answer, and what they would have instead."""
    answer, sent = steps.last(request, *ANSWERS), steps.last(request, Event.SEND)
    answered = answer is not None and sent is not None and answer.number > sent.number
    return tuple(_view(answer)) if answer is not None and answered else (NO_ANSWER,)


def _view(answer: RequestStep) -> list[str]:
    said = [str(answer.note or "")]
    if answer.event == Event.SUPPORT:
        said = [AGREES, *said]
    if answer.wording:
        said.append(f"Instead: {answer.wording}")
    return [line for line in said if line]


def _rows(request: Request) -> tuple[tuple[str, str], ...]:
    kind, inputs = CATALOGUE[request.condition], steps.latest(request).content["inputs"]
    codes = ", ".join(OFFICIAL_CODES.get(request.condition, ()))
    rows = [("Kind", kind.title), *([("Code of the licence service", codes)] if codes else [])]
    if request.zone:
        rows.append(("Zone", f"Zone {request.zone.number}. The map goes by itself."))
    return (*rows, *(_row(each, inputs[each.name]) for each in inputs_of(request.condition) if each.name in inputs))


def _row(wanted: Input, said: str) -> tuple[str, str]:
    if wanted.apart:
        return wanted.label, BY_MOUTH
    return wanted.label, dict(wanted.options).get(said, said)


def _told(text: str) -> tuple[Part, ...]:
    return (Paragraph(text or "Nothing has been said about this."),)


def _known_as(case: Case) -> str:
    numbers = dict(case.sentence.offender.identifiers.order_by("pk").values_list("kind", "value"))
    return str(numbers.get("crn") or numbers.get("prison_number") or case.sentence.offender.reference)
