"""Statements and actors written out, in blocks or in brackets, in the style of a file."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from perspectives.editing.rewriting.changes import Value, written_keys
from perspectives.editing.rewriting.scalars import inline, written
from perspectives.editing.rewriting.style import Spacing, Style
from perspectives.format.nodes import Mapping, Sequence
from perspectives.model import Actor, Statement


class Item(msgspec.Struct, frozen=True):
    """Where the lines of a list's item come: the columns of its dash and of its keys."""

    dash: int
    keys: int

    def lines(self, lines: Iterable[str]) -> list[str]:
        """Return the lines of a mapping as those of an item."""
        first, *rest = lines
        dash = " " * self.dash + "-" + " " * (self.keys - self.dash - 1)
        return [dash + first, *indented(rest, self.keys)]


def indented(lines: Iterable[str], column: int) -> list[str]:
    """Return lines with spaces before them, except before those that are empty."""
    return [" " * column + line if line else line for line in lines]


class Writer:
    """Writes things as a style has them. `blocks` says whether texts may stand on lines below."""

    def __init__(self, style: Style, *, blocks: bool = True) -> None:
        self.style = style
        self.blocks = blocks

    # In blocks: lines, to be indented by the column that their keys come to.

    def pair(self, key: str, value: Value, column: int, quote: str = "") -> list[str]:
        """Return the lines of a key and its value, for a key that comes to a column."""
        name = f"{quote}{key}{quote}"
        if isinstance(value, tuple):
            return self._texts_pair(key, name, value)
        scalar = written(
            key,
            value,
            self.style.manner(key),
            column,
            folded=self.style.folded,
            blocks=self.blocks,
        )
        return [f"{name}: {scalar.head}", *indented(scalar.lines, scalar.offset)]

    def _texts_pair(self, key: str, name: str, texts: tuple[str, ...]) -> list[str]:
        sample = self.style.list_sample(key)
        if sample is None or sample.is_flow:
            return [f"{name}: {self.texts(key, texts, None)}"]
        dash = " " * self.style.list_offset(key) + "- "
        return [
            f"{name}:",
            *(dash + inline(key, text, self.style.item_quote(key)) for text in texts),
        ]

    def item(self, thing: Actor | Statement, column: int) -> list[str]:
        """Return the lines of an actor or a statement whose keys come to a column."""
        if isinstance(thing, Actor):
            return self.actor(thing, column)
        return self.statement(thing, column)

    def statement(self, statement: Statement, column: int) -> list[str]:
        """Return the lines of a statement whose keys come to a column."""
        sample = next(iter(self.style.statements), None)
        if sample is not None and sample.is_flow:
            return [self.flow(statement, sample if self._is_short(sample) else None)]
        return self._pairs(statement, column, self.style.key_quote(sample))

    def actor(self, actor: Actor, column: int) -> list[str]:
        """Return the lines of an actor, with the statements, whose keys come to a column."""
        sample = self.style.actors[0].node if self.style.actors else None
        if sample is not None and sample.is_flow:
            return [self.flow(actor, sample if self._is_short(sample) else None)]
        quote = self.style.key_quote(sample)
        lines = self._pairs(actor, column, quote)
        if actor.statements:
            lines += [f"{quote}statements{quote}:", *self.statements(actor.statements, column)]
        return lines

    def statements(self, statements: Iterable[Statement], column: int) -> list[str]:
        """Return the lines of an actor's statements, below a key that comes to a column."""
        sample = self.style.list_sample("statements")
        offset = self.style.list_offset("statements")
        spaces = self.style.dash_spaces(sample)
        item = Item(offset, offset + 1 + spaces)
        blanks = [""] * self.style.blank_lines(sample, 1)
        lines: list[str] = []
        for statement in statements:
            lines += blanks if lines else []
            lines += item.lines(self.statement(statement, column + item.keys))
        return lines

    def _pairs(self, thing: Actor | Statement, column: int, quote: str) -> list[str]:
        pairs = written_keys(thing).items()
        return [line for key, value in pairs for line in self.pair(key, value, column, quote)]

    def _is_short(self, sample: Mapping) -> bool:
        layout = self.style.layout
        return layout.number(sample.start) == layout.number(sample.end)

    # In brackets.

    def flow_pair(self, key: str, value: Value, quote: str = "") -> str:
        """Return a key and its value as they stand in braces."""
        if isinstance(value, tuple):
            sample = self.style.list_sample(key)
            text = self.texts(key, value, sample)
        else:
            text = inline(key, value, self._quote(key), in_flow=True)
        return f"{quote}{key}{quote}: {text}"

    def texts(self, key: str, texts: Iterable[str], sample: Sequence | None) -> str:
        """Return a list of texts in brackets."""
        items = [inline(key, text, self.style.item_quote(key), in_flow=True) for text in texts]
        return _enclosed("[]", items, self.style.spacing(sample))

    def flow_item(self, thing: Actor | Statement) -> str:
        """Return an actor or a statement in braces, as its neighbours are if they are too."""
        actors = (actor.node for actor in self.style.actors)
        neighbours = actors if isinstance(thing, Actor) else iter(self.style.statements)
        return self.flow(thing, next((node for node in neighbours if node.is_flow), None))

    def flow_items(self, thing: Actor | Statement) -> str:
        """Return a list in brackets of one thing."""
        name = "actors" if isinstance(thing, Actor) else "statements"
        spacing = self.style.spacing(self.style.list_sample(name))
        return _enclosed("[]", [self.flow_item(thing)], spacing)

    def flow(self, thing: Actor | Statement, sample: Mapping | None) -> str:
        """Return a statement or an actor in braces, with white space as a sample of its sort."""
        quote = self.style.key_quote(sample)
        pairs = [self.flow_pair(key, value, quote) for key, value in written_keys(thing).items()]
        if isinstance(thing, Actor) and thing.statements:
            pairs.append(f"{quote}statements{quote}: {self.flow_statements(thing.statements)}")
        return _enclosed("{}", pairs, self.style.spacing(sample))

    def flow_statements(self, statements: Iterable[Statement]) -> str:
        """Return statements in brackets."""
        sample = next((node for node in self.style.statements if node.is_flow), None)
        items = [self.flow(statement, sample) for statement in statements]
        return _enclosed("[]", items, self.style.spacing(self.style.list_sample("statements")))

    def _quote(self, key: str) -> str:
        manner = self.style.manner(key)
        return "" if manner.is_block else manner.style


def _enclosed(brackets: str, items: Iterable[str], spacing: Spacing) -> str:
    inside = f",{spacing.between}".join(items)
    return f"{brackets[0]}{spacing.opening}{inside}{spacing.closing}{brackets[1]}"
