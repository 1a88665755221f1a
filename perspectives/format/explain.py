"""What a person did who wrote YAML that cannot be parsed, told in that person's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import yaml

from perspectives.format.faults import Fault
from perspectives.format.keys import owner
from perspectives.format.nodes import Scalar
from perspectives.messages import counted, shown
from perspectives.text.lines import Lines

if TYPE_CHECKING:
    from yaml.error import Mark


_LOOKED_AT = 400
"""How many characters of a line are looked at to tell what its writer meant."""
_LINE = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>[^\s:\"'\[\]{}][^:\"'\[\]{}]*?)[ ]*:(?:[ ]+|$))?(?P<value>.*)"
)
_ENTRY_INSIDE = re.compile(r"^[ ]*(?:-[ ]+|(?:-[ ]+)?[a-z]+:[ ]|[a-z]+:$)", re.MULTILINE)


class Context(msgspec.Struct, frozen=True):
    """The text that was read, and how far."""

    lines: Lines
    shift: int
    """What added to an offset of the parser's makes it one of the text's."""
    start: int
    """Where the parser began; nothing before is to blame."""
    latest: Scalar | None
    """The last scalar that was read."""
    flow: int | None
    """Where the innermost collection begins, if it stands in brackets."""

    def offset(self, mark: Mark | None) -> int:
        """Return an offset of the parser's as one in the text."""
        index = mark.index + self.shift if mark else self.start
        return min(max(index, self.start), len(self.lines.text))


class Spot:
    """Where the parser gave up, and what stands there."""

    def __init__(self, error: yaml.MarkedYAMLError, context: Context) -> None:
        self.lines = context.lines
        self.latest = context.latest
        self.problem = error.problem or ""
        self.reading = error.context or ""
        """What the parser was reading, in its words."""
        self.at = context.offset(error.problem_mark)
        """The offset of the problem."""
        self.since = context.offset(error.context_mark or error.problem_mark)
        """The offset at which began what the parser was reading."""
        self.bracket = context.flow
        if "flow" in self.reading and self.bracket is None:
            self.bracket = self.since

    @cached_property
    def line(self) -> int:
        """The number of the line that the problem is in, from 0."""
        return self.lines.number(self.at)

    @cached_property
    def parts(self) -> re.Match[str]:
        """The line with the problem as indentation, dashes, key and value."""
        return self.parts_of(self.line)

    def parts_of(self, line: int) -> re.Match[str]:
        """Return a line, by its number from 0, as indentation, dashes, key and value."""
        match = _LINE.match(self.lines.line(line, _LOOKED_AT))
        assert match  # Each of its parts may be empty.
        return match

    @cached_property
    def value_at(self) -> int:
        """The offset at which the value on the line with the problem begins."""
        return self.lines.start(self.line) + self.parts.start("value")

    @property
    def is_in_value(self) -> bool:
        """Whether the problem is in the value of a key or in an item of a list."""
        return bool(self.parts["key"] or self.parts["dashes"]) and self.value_at <= self.at

    def quoted(self) -> str:
        """Return how to write the value in quotes."""
        before = f"{shown(self.parts['key'])}:" if self.parts["key"] else "-"
        value = self.parts["value"]
        if not re.search(r"[\"\\]", value):
            return f'{before} "…"'
        if "'" not in value:
            return f"{before} '…'"
        return f"{before} >- and the text on the next line, indented"


def explain(error: yaml.MarkedYAMLError, context: Context) -> Fault:
    """Return an error of the parser's as a fault of the text."""
    spot = Spot(error, context)
    for rule in _RULES:
        if fault := rule(spot):
            return fault
    return Fault(spot.at, "syntax", f"this is no YAML: {spot.problem}")


def _tab(spot: Spot) -> Fault | None:
    line = spot.lines.line(spot.line, _LOOKED_AT)
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indentation:
        return None
    offset = spot.lines.start(spot.line) + indentation.index("\t")
    return Fault(offset, "tab", "a tab indents this line; YAML wants spaces")


def _unclosed_quotation(spot: Spot) -> Fault | None:
    message = "this quotation mark is never closed; put one at the end of the value"
    if "quoted scalar" in spot.reading and "unexpected" in spot.problem:
        return Fault(spot.since, "unclosed-quotation", message)
    latest = spot.latest
    if latest is None or latest.style not in ("'", '"'):
        return None
    first, last = spot.lines.number(latest.start), spot.lines.number(latest.end)
    if first == last or last != spot.line:
        return None
    inside = spot.lines.text[spot.lines.start(first + 1) : latest.end]
    if _ENTRY_INSIDE.search(inside):
        return Fault(latest.start, "unclosed-quotation", message)
    return None


def _unclosed_bracket(spot: Spot) -> Fault | None:
    if "flow" not in spot.reading or spot.bracket is None:
        return None
    line = spot.lines.number(spot.bracket)
    rest = spot.lines.text[spot.bracket : spot.lines.start(line + 1)]
    closing = {"[": "]", "{": "}"}.get(rest[:1])
    if closing is None:
        return None
    if closing in rest and line == spot.line:
        message = f"expected a comma or {closing} here; put an item that holds such marks in quotes"
        return Fault(spot.at, "bracket", message)
    message = f"this {rest[0]} is never closed; close it with {closing}, or put the value in quotes"
    return Fault(spot.bracket, "unclosed-bracket", message)


def _escape(spot: Spot) -> Fault | None:
    if "escape" not in spot.problem and "hexdecimal" not in spot.problem:
        return None
    message = "a backslash in double quotes begins an escape; write \\\\ or use single quotes"
    return Fault(spot.at, "escape", message)


def _after_quotation(spot: Spot) -> Fault | None:
    latest = spot.latest
    if latest is None or latest.style not in ("'", '"') or not spot.is_in_value:
        return None
    between = spot.lines.text[latest.end : spot.at]
    if latest.end > spot.at or between.strip() or "\n" in between:
        return None
    if latest.style == "'":
        way_out = "write every ' inside the value twice"
    else:
        way_out = "put the whole value in single quotes"
    message = f"the text goes on behind the closing quotation mark; {way_out}"
    return Fault(spot.at, "after-quotation", message)


_MEANINGS = {
    "@": "YAML reserves it",
    "`": "YAML reserves it",
    "%": "YAML reserves it",
    "&": "it names an anchor",
    "*": "it names an alias",
    "!": "it begins a tag",
    "|": "it begins a block of lines",
    ">": "it begins a block of lines",
    "[": "it begins a list",
    "{": "it begins a mapping",
    "- ": "it begins a list",
    "? ": "it begins a key",
    ": ": "it ends a key",
    "}": "it ends a mapping",
    "]": "it ends a list",
    ",": "it parts the items of a list",
}


def _first_character(spot: Spot) -> Fault | None:
    if not spot.is_in_value:
        return None
    value = spot.parts["value"] + " "
    for mark in (value[:1], value[:2]):
        if mark in _MEANINGS:
            message = (
                f"a value cannot begin with {mark.strip()} ({_MEANINGS[mark]});"
                f" put it in quotes: {spot.quoted()}"
            )
            return Fault(spot.value_at, "needs-quotes", message)
    return None


def _colon_in_value(spot: Spot) -> Fault | None:
    if "mapping values" not in spot.problem or not spot.is_in_value:
        return None
    if not spot.parts["key"]:
        return None
    message = f"a colon and a space stand inside the value; put it in quotes: {spot.quoted()}"
    return Fault(spot.at, "needs-quotes", message)


def _missing_colon(spot: Spot) -> Fault | None:
    if "could not find expected ':'" in spot.problem:
        line = spot.lines.number(spot.since)
    elif "mapping values" in spot.problem:
        line = next((n for n in range(spot.line - 1, -1, -1) if _has_content(spot, n)), -1)
        if line < 0 or spot.parts_of(line)["key"]:
            return None
    else:
        return None
    parts = spot.parts_of(line)
    offset = spot.lines.start(line) + parts.start("value")
    word, colon, _ = parts["value"].partition(":")
    if colon:
        message = f"a space is missing behind the colon: {shown(word)}: …"
        return Fault(offset + len(word), "missing-space", message)
    word = parts["value"].split(" ")[0]
    if owner(word):
        return Fault(offset, "missing-colon", f"a colon is missing behind {word}: {word}: …")
    message = (
        "this line is no `key: value`; where it goes on with the text above, indent it further"
    )
    return Fault(offset, "no-key", message)


def _has_content(spot: Spot, line: int) -> bool:
    body = spot.lines.line(line, _LOOKED_AT).strip()
    return bool(body) and not body.startswith("#")


def _indentation(spot: Spot) -> Fault | None:
    parts = spot.parts
    indent = len(parts["indent"])
    body = spot.lines.line(spot.line, _LOOKED_AT).strip()
    first = spot.lines.start(spot.line) + indent
    if re.match(r"-[^\s-]", body) and spot.at == first:
        return Fault(first, "missing-space", "a space is missing behind the dash: - …")
    if not (parts["key"] or parts["dashes"] or body == "-") or spot.at > first + len(body):
        return None
    if spot.at != first and "mapping values" not in spot.problem:
        return None
    spaces = counted(indent, "space")
    message = (
        f"this line is indented by {spaces}, which fits no line above it;"
        " keys of one block and dashes of one list stand below one another"
    )
    return Fault(first, "indentation", message)


_RULES: tuple[Callable[[Spot], Fault | None], ...] = (
    _tab,
    _escape,
    _unclosed_quotation,
    _unclosed_bracket,
    _after_quotation,
    _first_character,
    _colon_in_value,
    _missing_colon,
    _indentation,
)
