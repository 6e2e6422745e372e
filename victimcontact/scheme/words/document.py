"""What a document to a victim is made of: frozen blocks of words with named fields.

A field stands in braces, as in ``{release_month}``, and is named as `scheme.disclosure` names what may be told. Its
name says what it is: ``…_month`` is a month, ``…_on`` and ``…_by`` are days, ``has_…`` and ``is_…`` are true or false.

A block may hang on conditions. ``name`` holds when the field is given and neither empty nor false; ``name:value`` holds
when the field is exactly that value (``has_conditions:no``, ``level:annual``). A block is used when every condition in
`when` holds and none in `unless` does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

FIELD = re.compile(r"\{([a-z_]+)\}")
ALWAYS: frozenset[str] = frozenset()
# What can be said to come next in a letter that is not about one stage.
NEXT_STEPS = frozenset({"coming", "release_month", "parole_eligible_month", "next_review_month", "next_milestone"})


def these(*conditions: str) -> frozenset[str]:
    """The conditions of a block, written short."""
    return frozenset(conditions)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a letter."""

    text: str
    when: frozenset[str] = ALWAYS
    unless: frozenset[str] = ALWAYS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of whole sentences."""

    text: str
    when: frozenset[str] = ALWAYS
    unless: frozenset[str] = ALWAYS


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list with fixed items."""

    items: tuple[str, ...]
    when: frozenset[str] = ALWAYS
    unless: frozenset[str] = ALWAYS


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with one item for each text in a field that holds several, such as the conditions about the victim."""

    field: str
    when: frozenset[str] = ALWAYS
    unless: frozenset[str] = ALWAYS


Block = Heading | Paragraph | Bullets | Listed


@dataclass(frozen=True, slots=True)
class StageWords:
    """What we say about one key stage, in the letter L07 and in the victim's timeline alike."""

    code: str
    title: str
    happened: tuple[Block, ...]
    meaning: tuple[Block, ...]
    following: tuple[Block, ...]
    asking: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a document: the stage, outcome or reason it is about."""

    code: str
    title: str
    body: tuple[Block, ...]
    timeline: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one language. `body` comes first, then the body of the variant asked for, then `ending`.

    `decides` marks a letter about a decision: it must say what the decision means (P54) and what happens next (P115).
    `closes` marks a letter after which we write no more: it must say how to come back (R90). `urgent` changes the nudge
    and nothing else. `names_offender` is false where even the one line with the name would be too much. `never_without`: a
    letter that would say none of these fields says nothing, and is refused.
    `sign_off` stands in place of the frame's where somebody else than the officer signs.
    `read_by_welsh_speaker` is about the Welsh text only and stays false until somebody who speaks it
    has read it.
    """

    code: str
    language: str
    title: str
    body: tuple[Block, ...]
    timeline: str
    variants: tuple[Variant, ...] = ()
    ending: tuple[Block, ...] = ()
    decides: bool = False
    closes: bool = False
    urgent: bool = False
    names_offender: bool = True
    never_without: frozenset[str] = ALWAYS
    sign_off: tuple[str, ...] = ()
    read_by_welsh_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every letter in one language: opening lines, footer, the nudge."""

    language: str
    subject: str
    header: tuple[Paragraph, ...]
    salutation: str
    opening: tuple[Block, ...]
    sign_off: tuple[str, ...]
    footer: tuple[Block, ...]
    text_message: str
    email: str
    urgent_text_message: str
    urgent_email: str


def texts(block: Block) -> tuple[str, ...]:
    """The texts of a block as written, with the braces still in them."""
    if isinstance(block, Listed):
        return (f"{{{block.field}}}",)
    return block.items if isinstance(block, Bullets) else (block.text,)


def asked_in(text: str) -> frozenset[str]:
    """The names of the fields a text asks for."""
    return frozenset(FIELD.findall(text))


def asked_by(block: Block) -> frozenset[str]:
    """The names of the fields a block prints."""
    return frozenset().union(*(asked_in(text) for text in texts(block)))


def looked_at(block: Block) -> frozenset[str]:
    """The names of the fields a block's conditions look at."""
    return frozenset(condition.partition(":")[0] for condition in block.when | block.unless)


def needed(blocks: Iterable[Block]) -> frozenset[str]:
    """The fields without which these blocks can never be composed: those printed by blocks that hang on nothing."""
    return frozenset().union(*(asked_by(block) for block in blocks if not block.when and not block.unless))


def named(blocks: Iterable[Block]) -> frozenset[str]:
    """Every field these blocks print or look at."""
    return frozenset().union(*(asked_by(block) | looked_at(block) for block in blocks))


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands between the parts of a letter about a stage, and the line it leaves in the timeline."""

    meaning: Heading
    following: Heading
    asking: Heading
    wrote: str

    def variants(
        self, stages: Iterable[StageWords], *, urgent: frozenset[str] = ALWAYS, closing: tuple[Block, ...] = ()
    ) -> tuple[Variant, ...]:
        """A variant for each stage: what happened, what it means, what comes next, what may be asked (P54, P115).

        `urgent` are the codes of those that cannot wait; `closing` comes after the last part of each.
        """
        return tuple(
            Variant(
                code=stage.code,
                title=stage.title,
                body=(*self._parts(stage), *closing),
                timeline=self.wrote.format(stage.title),
                urgent=stage.code in urgent,
            )
            for stage in stages
        )

    def _parts(self, stage: StageWords) -> tuple[Block, ...]:
        asking = (self.asking, *stage.asking) if stage.asking else ()
        return (*stage.happened, self.meaning, *stage.meaning, self.following, *stage.following, *asking)
