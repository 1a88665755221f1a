"""What each stretch of a YAML line is, worked out line by line from what the line before left open.

A line's meaning depends on the lines above: inside `>-` a colon is only a colon. So each line hands
on a state, and states are kept: only the lines that are shown, and those above that an edit may
have changed, are ever looked at. What YAML would refuse is coloured as what it was meant to be.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Part(Enum):
    """What a stretch of a line is; what is none of these is text."""

    KEY = auto()
    MARK = auto()
    """Dashes, colons, brackets, quotation marks, `>-`: what holds the text together."""
    COMMENT = auto()
    NAME = auto()
    """An anchor, an alias or a tag."""


class Token(NamedTuple):
    """A half-open stretch of a line that is one thing."""

    start: int
    end: int
    part: Part


class Inside(NamedTuple):
    """What is open where a line begins: it goes on in lines that are indented deep enough."""

    indent: int
    """The column that its lines stand behind; -1 where they may begin anywhere."""
    is_block: bool = False
    """Whether it is a `|` or `>` block, in which # begins no comment."""
    quote: str = ""
    """The quotation mark that closes it."""
    depth: int = 0
    """How many brackets are open."""


_INDENT = re.compile(r"[ \t]*")
_DASHES = re.compile(r"(?:-(?:[ \t]+|$))*")
# A key is short: a longer one is not looked for, however hostile a line is.
_KEY = re.compile(
    r"""("[^"]{0,80}"|'[^']{0,80}'|[^\s#'"\[\]{},&*!|>%@`:-][^:#\[\]{}"]{0,80}?)[ ]?(:)(?=\s|$)"""
)
_HEADER = re.compile(r"[|>][-+0-9]*(?=\s|$)")
_NAME = re.compile(r"[&*!]\S*")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_CLOSED = {"'": re.compile(r"(?:[^']|'')*'(?!')"), '"': re.compile(r'(?:[^"\\]|\\.)*"')}
_FLOW = re.compile(
    r"""
    (?P<key>(?<![^\s\[\]{},])[^\s#'"\[\]{},&*!:]{1,80})[ ]?(?P<colon>:)(?=\s|$)
    | ([\[{]) | ([\]}]) | (,) | (?<![^\s\[\]{},:])(["']) | ((?:^|(?<=\s))\#)
    """,
    re.VERBOSE,
)


class Highlighter:
    """The states of a document's lines, kept as long as no edit may have changed them."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines, a list that may change; `splice` is told each time."""
        self._lines = lines
        self._states: list[Inside | None] = [None]
        """The state at the start of each line; those up to `_known` are right."""
        self._known = 0
        self._edited = 0
        """From this line on, each state is what the line before it makes of the state before."""

    def splice(self, row: int, removed: int, added: int) -> None:
        """Take note that so many lines from a row gave way to so many others."""
        if row + removed < len(self._states):
            self._states[row + 1 : row + removed] = [None] * (added - 1)
            self._edited = max(self._edited + added - removed, row + added)
        else:
            del self._states[row + 1 :]
            self._edited = len(self._states)
        self._known = min(self._known, row)

    def tokens(self, row: int) -> list[Token]:
        """Return what stands in a line, in its order; text is left out."""
        while self._known < row:
            self._advance()
        tokens, _ = read_line(self._lines[row], self._states[row])
        return tokens

    def is_inside(self, row: int) -> bool:
        """Say whether a line goes on with a text or a list that began above it."""
        self.tokens(row)
        state = self._states[row]
        return state is not None and goes_on(self._lines[row], state)

    def _advance(self) -> None:
        row = self._known
        _, state = read_line(self._lines[row], self._states[row])
        row += 1
        if row == len(self._states):
            self._states.append(state)
        elif self._states[row] == state and row >= self._edited:
            # From here on everything is as it was before the edits.
            row = len(self._states) - 1
            self._edited = 0
        else:
            self._states[row] = state
            # What stands below was worked out from the state that gave way.
            self._edited = max(self._edited, row + 1)
        self._known = row


def read_line(line: str, state: Inside | None) -> tuple[list[Token], Inside | None]:
    """Return what stands in a line, and what it leaves open.

    `state` is what the line before left open: None, where this one begins something new.
    """
    reader = _Reader(line)
    return list(reader.read(state)), reader.left


def goes_on(line: str, state: Inside) -> bool:
    """Say whether a line goes on with what the line before left open."""
    body = line.lstrip(" \t")
    if not body:
        return True
    if len(line) - len(body) <= state.indent:
        return bool(state.depth) and body[0] in "]}"
    return body[0] != "#" or state.is_block or bool(state.quote or state.depth)


class _Reader:
    """One line, read from left to right."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0
        self.left: Inside | None = None

    def read(self, state: Inside | None) -> Iterator[Token]:
        indent = self._skip(_INDENT)
        if state is None or not goes_on(self.line, state):
            yield from self._entry(indent)
        elif state.is_block or not self.line.strip():
            self.left = state
        elif state.quote:
            yield from self._quoted(state)
        elif state.depth:
            yield from self._flow(state.indent, state.depth)
        else:
            yield from self._plain(state.indent)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        if match := pattern.match(self.line, self.at):
            self.at = match.end()
        return self.at

    def _entry(self, indent: int) -> Iterator[Token]:
        """Read dashes, a key and its value."""
        owner = indent - 1
        self._skip(_DASHES)
        for column in range(indent, self.at):
            if self.line[column] == "-":
                yield Token(column, column + 1, Part.MARK)
                owner = column
        if key := _KEY.match(self.line, self.at):
            yield Token(*key.span(1), Part.KEY)
            yield Token(*key.span(2), Part.MARK)
            owner = self.at
            self.at = key.end()
        yield from self._value(owner, indent)

    def _value(self, owner: int, indent: int) -> Iterator[Token]:
        """Read a value, of which further lines stand behind a column."""
        self._skip(_INDENT)
        while name := _NAME.match(self.line, self.at):
            yield Token(*name.span(), Part.NAME)
            self.at = name.end()
            self._skip(_INDENT)
        first = self.line[self.at : self.at + 1]
        if header := _HEADER.match(self.line, self.at):
            yield Token(*header.span(), Part.MARK)
            self.at = header.end()
            yield from self._comment()
            self.left = Inside(owner, is_block=True)
        elif first in _CLOSED:
            yield Token(self.at, self.at + 1, Part.MARK)
            self.at += 1
            yield from self._quoted(Inside(owner, quote=first))
        elif first in ("[", "{"):
            yield from self._flow(owner, 0)
        elif first in ("", "#"):
            yield from self._comment()
        elif owner < indent:
            # As it may be half a key, the lines below it are looked at on their own.
            yield from self._comment()
        else:
            yield from self._plain(owner)

    def _plain(self, owner: int) -> Iterator[Token]:
        """Read text without quotation marks."""
        self.left = Inside(owner)
        yield from self._comment()

    def _comment(self) -> Iterator[Token]:
        """Find the comment that a line ends with."""
        if comment := _COMMENT.search(self.line, self.at):
            yield Token(comment.start(), len(self.line), Part.COMMENT)

    def _quoted(self, state: Inside) -> Iterator[Token]:
        """Read on to the closing quotation mark, and what stands behind it."""
        closed = _CLOSED[state.quote].match(self.line, self.at)
        if closed is None:
            self.left = state
            return
        self.at = closed.end()
        yield Token(self.at - 1, self.at, Part.MARK)
        self.left = None
        if state.depth:
            yield from self._flow(state.indent, state.depth)
        else:
            yield from self._comment()

    def _flow(self, owner: int, depth: int) -> Iterator[Token]:
        """Read what stands in brackets, of which so many are open."""
        while found := _FLOW.search(self.line, self.at):
            key, _, opened, closed, _, quote, comment = found.groups()
            self.at = found.end()
            if comment:
                yield Token(found.start(), len(self.line), Part.COMMENT)
                break
            if key:
                yield Token(*found.span("key"), Part.KEY)
                yield Token(*found.span("colon"), Part.MARK)
                continue
            yield Token(*found.span(), Part.MARK)
            depth += bool(opened) - bool(closed)
            if quote:
                yield from self._quoted(Inside(owner, quote=quote, depth=depth))
                return
            if depth <= 0:
                yield from self._comment()
                return
        self.left = Inside(owner, depth=depth)
