"""The editor of a report: its sections as questions, with blocks that can be added and taken away."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from victimcontact.design import fields, forms
from victimcontact.design.forms import Difference, Problem
from victimcontact.design.language import lower_first
from victimcontact.staff.pages.report_blocks import Block, Repeated, count_of, stored

BELOW = _("Something in the parts below needs another look")


class Editor(forms.VersionedForm):
    """The questions of one report. `saved` is the content as it stands; what was posted goes before it."""

    document: ClassVar[str]
    repeats: ClassVar[tuple[Repeated, ...]] = ()
    lines: ClassVar[tuple[str, ...]] = ()
    voids = fields.Confirm(
        label=_("I know that saving ends the approval: they must read it and approve it again"),
        missing=_("Tick the box: they must approve it again"),
    )

    def __init__(
        self, posted: QueryDict | None, *, saved: Mapping[str, Any], version: int, on: date, voids: bool = False
    ) -> None:
        known = {name: saved[name] for name in self.base_fields if name in saved}
        for name in self.lines:
            known[name] = "\n".join(known[name])
        super().__init__(posted, version=version, on=on, initial=known)
        if not voids:
            del self.fields["voids"]
        self.saved = saved
        self.blocks = {each.name: self._blocks(each, posted, on) for each in self.repeats}

    def clean(self) -> dict[str, Any] | None:
        """Check the blocks too; their own errors are listed one by one."""
        cleaned = super().clean()
        if not all(block.is_valid() for blocks in self.blocks.values() for block in blocks):
            self.add_error(None, BELOW)
        return cleaned

    def problems(self) -> list[Problem]:
        """Answer the lines of the error summary, those of the blocks with the name of their block."""
        made = [problem for problem in super().problems() if problem.text != str(BELOW)]
        for repeated, number, block in self.numbered():
            for problem in block.problems():
                made.append(Problem(f"{repeated.one} {number}: {lower_first(problem.text)}", problem.href))
        return made

    def differences(self) -> list[Difference]:
        """Answer what differs from what is saved; of blocks, all of a kind together."""
        made = super().differences()
        for each in self.repeats:
            saved = "\n".join(_in_words(each, block) for block in self.saved.get(each.name, ()))
            typed = "\n".join(_in_words(each, _typed(block)) for block in self.blocks[each.name])
            if saved != typed:
                made.append(Difference(str(each.title), saved, typed))
        return made

    def hidden(self) -> SafeString:
        """Render what travels unseen: the version, and how many blocks of each kind there are."""
        counts = [(f"{name}-count", len(blocks)) for name, blocks in self.blocks.items()]
        return super().hidden() + format_html_join("", '<input type="hidden" name="{}" value="{}">', counts)

    def quiet(self) -> None:
        """Show what was typed without judging it: only a button to add or to take away was pressed.

        The version stays the one the page was opened with, so that saving still notices what somebody else saved meanwhile.
        """
        for form in (self, *(block for blocks in self.blocks.values() for block in blocks)):
            form.errors.clear()
        self.overtaken = False
        opened_with = str(self.data.get("version", ""))
        self.current = int(opened_with) if opened_with.isdecimal() else 0

    def numbered(self) -> list[tuple[Repeated, int, Block]]:
        """Every block with its kind and number."""
        return [
            (each, number, block) for each in self.repeats for number, block in enumerate(self.blocks[each.name], 1)
        ]

    def content(self) -> dict[str, Any]:
        """Answer what the report is to keep."""
        plain = {name: stored(value) for name, value in self.cleaned_data.items() if name not in ("version", "voids")}
        for name in self.lines:
            plain[name] = [line.strip() for line in plain[name].splitlines() if line.strip()]
        filled = {
            name: [block.content() for block in blocks if block.has_changed()] for name, blocks in self.blocks.items()
        }
        return {**plain, **filled}

    def _blocks(self, repeated: Repeated, posted: QueryDict | None, on: date) -> list[Block]:
        count = len(self.saved.get(repeated.name, ())) if posted is None else count_of(posted, repeated.name)
        return [self._block(repeated, number, posted, on) for number in range(count)]

    def _block(self, repeated: Repeated, number: int, posted: QueryDict | None, on: date) -> Block:
        initial = None if posted is not None else repeated.form.answers(self.saved[repeated.name][number])
        return repeated.form(
            posted,
            prefix=f"{repeated.name}-{number}",
            on=on,
            initial=initial,
            empty_permitted=True,
            use_required_attribute=False,
        )


def _typed(block: Block) -> dict[str, Any]:
    return {name: block[name].value() for name in block.fields}


def _in_words(repeated: Repeated, block: Mapping[str, Any]) -> str:
    """One block on one line, the same whether it was stored or is just typed."""
    return " / ".join(_word(block.get(name)) for name in repeated.form.base_fields if _word(block.get(name)))


def _word(value: Any) -> str:
    """A value as it can be compared: three boxes of a day as the day."""
    if isinstance(value, tuple):
        return "-".join(part.zfill(2) for part in reversed(value)) if any(value) else ""
    return " ".join(str(value or "").split())
