"""`victimcontact explain …`: a question in, an answer with its reasons out. No web framework is loaded here."""

import argparse
import importlib
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from victimcontact.gateway.explain.reading import NotKnown, Unreadable, parse
from victimcontact.scheme.calendar import BeyondHorizon

ANSWERED, BAD_INPUT, NO_ANSWER_YET = 0, 2, 3
_PRINTED = {
    "stages": "the register of key stages",
    "moves": "the moves of cases, reviews, requests and reports, each with what must be true first",
}


class _Parser(argparse.ArgumentParser):
    """argparse prints several lines and leaves; `explain` promises one clear line."""

    def error(self, message: str) -> NoReturn:
        raise Unreadable(f"{message} ('victimcontact explain --help' shows how to ask)")


def main(argv: Sequence[str]) -> int:
    """Answers the question in `argv` (what follows `explain`) on standard output; returns the exit status.

    0 answered; 2 the input cannot be read; 3 the rules cannot answer this yet: one line on standard error.
    """
    try:
        _print(_answer(_parser().parse_args(argv)))
    except Unreadable as error:
        return _complain(str(error), BAD_INPUT)
    except NotKnown as error:
        return _complain(str(error), NO_ANSWER_YET)
    except BeyondHorizon as error:
        return _complain(f"the bank holidays of that time are not known: {error}", NO_ANSWER_YET)
    except SystemExit as help_was_shown:
        return int(help_was_shown.code or ANSWERED)
    return ANSWERED


def _parser() -> _Parser:
    parser = _Parser(
        prog="victimcontact explain",
        description="Ask the rules of the scheme a question. The answer is JSON, with its reasons.",
        epilog="Exit status: 0 answered, 2 the input cannot be read, 3 the rules cannot answer this yet.",
    )
    questions = parser.add_subparsers(dest="question", metavar="QUESTION", required=True)
    eligibility = _question(questions, "eligibility", "may this victim be in the scheme, and on which route?")
    eligibility.add_argument("--offences", metavar="FILE", help="list of offence codes (CSV) for offence.code")
    _question(questions, "duties", "what is owed in a case, by when, and on what authority?")
    _question(questions, "telling", "what may one member be told about one key stage?")
    for name, title in _PRINTED.items():
        printed = questions.add_parser(name, help=title, description=title)
        printed.add_argument("--json", action="store_true", help="as JSON instead of a table")
    return parser


def _question(questions: "argparse._SubParsersAction[_Parser]", name: str, title: str) -> argparse.ArgumentParser:
    parser = questions.add_parser(name, help=title, description=title)
    parser.add_argument("file", metavar="FILE", help="the question as JSON; - for standard input")
    return parser


def _answer(asked: argparse.Namespace) -> str:
    module = _answering(asked.question)
    if asked.question in _PRINTED:
        return str(module.main(asked.json))
    document = parse(_read(asked.file))
    if asked.question == "eligibility" and asked.offences is not None:
        answer = module.answer(document, module.code_list(_read(asked.offences)))
    else:
        answer = module.answer(document)
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _answering(question: str) -> ModuleType:
    """The module that answers, imported only when asked: a question pays for no other question's rules."""
    return importlib.import_module(f"{__package__}.{question}")


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file}: found bytes that are not UTF-8; accepted: text in UTF-8") from error


def _print(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _stop_writing()


def _stop_writing() -> None:
    """Whoever was reading has seen enough (`| head`): the interpreter must find nothing left to say to them either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _complain(message: str, status: int) -> int:
    print(f"victimcontact explain: {message}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
