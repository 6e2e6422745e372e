"""The licence service's own wording of a condition: read from its policy, filled in with what a request says (P57, P73).

The policy is no part of the program: an operator takes it in from a file. Which of its versions holds depends on when the
licence starts. Source: create-and-vary-a-licence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from victimcontact.scheme.switches import Law

NEWER, OLDER = "4.0", "3.0"
OPEN = "[…]"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_JOINED_BY = {"OR": " or ", "AND": " and "}


@dataclass(frozen=True, slots=True)
class PolicyInput:
    """Something the wording leaves open. `default` stands where nothing is said, `before` goes before what is said."""

    name: str
    before: str = ""
    default: str = ""
    joined_by: str = ""
    lower: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PolicyCondition:
    """One condition of a policy. `text` has its placeholders in words, `template` by the names of the inputs; empty without inputs."""

    code: str
    category: str
    text: str
    template: str = ""
    needs_input: bool = False
    inputs: tuple[PolicyInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy on licence conditions in one version."""

    version: str
    conditions: tuple[PolicyCondition, ...]


def version_for(licence_starts_on: date, law: Law) -> str:
    """The version of the policy for a licence that starts on this day: the newer one from SW-PROG on (P73)."""
    return NEWER if law.in_force("SW-PROG", licence_starts_on) else OLDER


def filled(condition: PolicyCondition, said: Mapping[str, Sequence[str]]) -> str:
    """The wording with what is said filled in, by the policy's own names; what is still to be said stands as `[…]`."""
    inputs = {each.name: each for each in condition.inputs}

    def value(found: re.Match[str]) -> str:
        return _value(inputs.get(found[1]) or PolicyInput(found[1]), said.get(found[1], ()))

    whole = _PLACEHOLDER.sub(value, condition.template or condition.text)
    return re.sub(r"\s+([.,])", r"\1", " ".join(whole.split()))


def _value(wanted: PolicyInput, said: Sequence[str]) -> str:
    words = [word.strip() for word in said if word.strip()]
    if not words:
        return wanted.default or ("" if wanted.optional else OPEN)
    joined = _joined(words, _JOINED_BY.get(wanted.joined_by, ", "))
    return wanted.before + (joined.lower() if wanted.lower else joined)


def _joined(words: Sequence[str], last: str) -> str:
    return ", ".join(words[:-1]) + last + words[-1] if len(words) > 1 else words[0]
