"""A change to a perspective file as splices of its text."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.editing.rewriting import blocks, flows
from perspectives.editing.rewriting.changes import (
    Change,
    DeleteActor,
    DeleteStatement,
    InsertActor,
    InsertStatement,
    SetKeys,
    Value,
    default,
)
from perspectives.editing.rewriting.layout import Layout, RefusalError, Splice
from perspectives.editing.rewriting.style import Style, spans_of
from perspectives.editing.rewriting.values import is_left_out, replace_value
from perspectives.editing.rewriting.writing import Item, Writer, indented
from perspectives.format.file import PerspectiveFile, value_of
from perspectives.format.keys import keys
from perspectives.format.nodes import Alias, Mapping, Node, Scalar, Sequence, resolved
from perspectives.model import Actor, Span, Statement


class Plan:
    """How a change, whose place the file has, is made in its text."""

    def __init__(self, file: PerspectiveFile, root: Mapping, change: Change) -> None:
        self.layout = Layout(file)
        self.file = file
        self.change = change
        self.path: list[Node] = [root]
        """The nodes from the root to what is changed, or to what something new comes into."""
        self.style = Style(self.layout, file, *_place(change))

    @property
    def changed(self) -> Span:
        """The offsets of what is changed, or of what something new comes into, with its lines."""
        node = self.path[-1]
        return node.start, self.layout.end(self.layout.last_line(node))

    def splices(self) -> list[Splice]:
        """Return what has to be put in the place of what; raises `RefusalError`."""
        change = self.change
        root = self.path[0]
        assert isinstance(root, Mapping)
        if isinstance(change, InsertActor):
            before = [actor.index for actor in self.file.actors[: change.index]]
            return self._insert(root, "actors", _behind(before), change.actor)
        if isinstance(change, InsertStatement):
            number = change.actor
            actor = self._enter(root, "actors", self.file.actors[number].index)
            statements = self.file.actors[number].statements[: change.index]
            before = [statement.index for statement in statements]
            return self._insert(actor, "statements", _behind(before), change.statement)
        if isinstance(change, DeleteActor):
            index = self.file.actors[change.index].index
            self._enter(root, "actors", index)
            return self._remove_actor(root, index)
        number, *rest = change.place
        actor = self._enter(root, "actors", self.file.actors[number].index)
        if isinstance(change, DeleteStatement):
            index = self.file.actors[number].statements[rest[0]].index
            self._enter(actor, "statements", index)
            return self._remove(actor, index)
        if not rest:
            return self._set(actor, Actor, change)
        index = self.file.actors[number].statements[rest[0]].index
        return self._set(self._enter(actor, "statements", index), Statement, change)

    def shared(self) -> Scalar | Sequence | Mapping | None:
        """Return a node that is read elsewhere too, if what is changed is in one or has one."""
        inside = [] if isinstance(self.change, InsertActor | InsertStatement) else self.path[-1:]
        for node in (*self.path, *_all_in(inside)):
            if isinstance(node, Scalar | Sequence | Mapping) and node.anchor in self.file.aliased:
                return node
        return None

    def _enter(self, owner: Mapping, name: str, index: int) -> Mapping:
        """Return the mapping that is an item of the list under a key, if it stands right there."""
        sequence = self._own(value_of(owner, name))
        assert isinstance(sequence, Sequence)
        item = self._own(sequence.items[index])
        assert isinstance(item, Mapping)
        self.path += [sequence, item]
        return item

    def _own(self, node: Node | None) -> Node | None:
        if isinstance(node, Alias):
            name = self.layout.text[node.start : node.end]
            reason = f"{name} stands here for lines elsewhere; write them out here first"
            raise RefusalError(node.start, reason)
        return node

    # Something new in a list.

    def _insert(
        self, owner: Mapping, name: str, index: int, thing: Actor | Statement
    ) -> list[Splice]:
        at = _pair(owner, name)
        if at is None:
            return self._insert_list(owner, name, thing)
        key, value = owner.pairs[at]
        self._own(value)
        if isinstance(value, Sequence):
            self.path.append(value)
            if not value.is_flow:
                return [self._insert_item(owner, key, value, index, thing)]
            if value.items or owner.is_flow or self.layout.text[value.start : value.end] != "[]":
                text = Writer(self.style).flow_item(thing)
                return flows.insert(self.layout, value, index, text)
        elif not is_left_out(value):
            reason = f"{name} is no list here; make it one by hand first"
            raise RefusalError(value.start, reason)
        behind_colon = self.layout.value_start(key)
        if behind_colon is None:
            raise RefusalError(key.start, f"no colon stands behind {name}; write it by hand")
        if owner.is_flow:
            text = f" {Writer(self.style).flow_items(thing)}"
            return [Splice(behind_colon, behind_colon, text)]
        item = self._insert_item(owner, key, None, 0, thing)
        end = max(value.end, behind_colon)
        return [item] if is_left_out(value) else [Splice(behind_colon, end, ""), item]

    def _insert_item(
        self,
        owner: Mapping,
        key: Node,
        sequence: Sequence | None,
        index: int,
        thing: Actor | Statement,
    ) -> Splice:
        number = blocks.item_line(self.layout, key, sequence, index)
        lines = self._item_lines(owner, sequence, number, thing)
        blanks = self.style.blank_lines(sequence, index) if sequence else 0
        return blocks.insert_item(self.layout, number, index, lines, blanks)

    def _item_lines(
        self, owner: Mapping, sequence: Sequence | None, number: int, thing: Actor | Statement
    ) -> list[str]:
        """Return the lines of an item that is to stand before a line, in a list of an owner's."""
        name = "actors" if isinstance(thing, Actor) else "statements"
        dash = self.layout.dash(sequence, 0) if sequence else None
        if dash is None:
            column = self.layout.key_column(owner) + self.style.list_offset(name)
        else:
            column = self.layout.column(dash)
        if isinstance(self.change, InsertActor) and self.change.lines:
            return indented(self.change.lines, column)
        spaces = self.style.dash_spaces(sequence or self.style.list_sample(name))
        item = Item(column, column + 1 + spaces)
        may_be_blocks = self.layout.may_follow_block(number, item.keys + 1)
        return item.lines(Writer(self.style, blocks=may_be_blocks).item(thing, item.keys))

    def _insert_list(self, owner: Mapping, name: str, thing: Actor | Statement) -> list[Splice]:
        """Put a list of one thing under a key that is not there yet, behind all others."""
        quote = self.style.key_quote(owner)
        last = len(owner.pairs)
        if owner.is_flow:
            text = f"{quote}{name}{quote}: {Writer(self.style).flow_items(thing)}"
            return flows.insert(self.layout, owner, last, text)
        number = blocks.pair_line(self.layout, owner, last - 1)
        head = indented([f"{quote}{name}{quote}:"], self.layout.key_column(owner))
        lines = self._item_lines(owner, None, number, thing)
        return [blocks.insert_lines(self.layout, number, [*head, *lines])]

    # Something less in a list.

    def _remove(self, actor: Mapping, index: int) -> list[Splice]:
        at = _pair(actor, "statements")
        assert at is not None
        sequence = actor.pairs[at][1]
        assert isinstance(sequence, Sequence)
        if len(sequence.items) > 1:
            if sequence.is_flow:
                return flows.remove(self.layout, sequence, index)
            return [blocks.remove_items(self.layout, sequence, index)]
        if len(actor.pairs) == 1:
            raise RefusalError(actor.start, "nothing would be left of the actor; name it first")
        if actor.is_flow:
            return flows.remove(self.layout, actor, at)
        return blocks.remove_pairs(self.layout, actor, [at])

    def _remove_actor(self, root: Mapping, index: int) -> list[Splice]:
        at = _pair(root, "actors")
        assert at is not None
        key, sequence = root.pairs[at]
        assert isinstance(sequence, Sequence)
        if sequence.is_flow:
            return flows.remove(self.layout, sequence, index)
        if len(sequence.items) > 1:
            return [blocks.remove_items(self.layout, sequence, index)]
        return blocks.remove_all_items(self.layout, key, sequence)

    # The keys of a mapping.

    def _set(
        self, mapping: Mapping, struct: type[Actor | Statement], change: SetKeys
    ) -> list[Splice]:
        splices: list[Splice] = []
        taken: list[int] = []
        added: dict[str, Value] = {}
        for name in keys(struct):
            if name not in change.values:
                continue
            at, value = _pair(mapping, name), change.values[name]
            if not value:
                taken += [
                    index for index in range(len(mapping.pairs)) if _name(mapping, index) == name
                ]
            elif at is not None:
                splices += replace_value(self.style, mapping, at, value)
            elif value != default(struct, name):
                added[name] = value
        if taken and len(taken) == len(mapping.pairs) and not added:
            raise RefusalError(mapping.start, "nothing would be left here")
        order = list(keys(struct))
        if mapping.is_flow:
            return splices + self._set_in_braces(mapping, order, taken, added)
        for name, value in added.items():
            splices.append(self._add_pair(mapping, order, name, value, taken))
        return splices + blocks.remove_pairs(self.layout, mapping, taken)

    def _add_pair(
        self, mapping: Mapping, order: list[str], name: str, value: Value, taken: list[int]
    ) -> Splice:
        column = self.layout.key_column(mapping)
        quote = self.style.key_quote(mapping)
        before = _before(mapping, order, name, taken)
        if before is not None:
            # It may come to stand above what stands below a pair that is taken out.
            below = [blocks.pair_line(self.layout, mapping, index) for index in (before, *taken)]
            may_be_blocks = all(self.layout.may_follow_block(line, column + 1) for line in below)
            writer = Writer(self.style, blocks=may_be_blocks)
            lines = indented(writer.pair(name, value, column, quote), column)
            return blocks.insert_lines(self.layout, below[0], lines)
        start = mapping.pairs[0][0].start
        lines = Writer(self.style, blocks=False).pair(name, value, column, quote)
        line_end = self.layout.line_end(self.layout.number(start) + 1)
        between = line_end + " " * column
        return Splice(start, start, "".join(line + between for line in lines))

    def _set_in_braces(
        self, mapping: Mapping, order: list[str], taken: list[int], added: dict[str, Value]
    ) -> list[Splice]:
        quote = self.style.key_quote(mapping)
        writer = Writer(self.style)
        comma = f",{self.style.spacing(mapping).between}"
        pairs = {name: writer.flow_pair(name, value, quote) for name, value in added.items()}
        runs = list(_runs(taken))
        splices = []
        if runs and pairs:
            start, count = runs.pop(0)
            spans = spans_of(mapping)[start : start + count]
            splices.append(Splice(spans[0][0], spans[-1][1], comma.join(pairs.values())))
            pairs = {}
        places: dict[int, list[str]] = {}
        for name, pair in pairs.items():
            before = _before(mapping, order, name, taken)
            places.setdefault(0 if before is None else before + 1, []).append(pair)
        for place, texts in places.items():
            splices += flows.insert(self.layout, mapping, place, comma.join(texts))
        for start, count in runs:
            splices += flows.remove(self.layout, mapping, start, count)
        return splices


def _place(change: Change) -> tuple[int, int]:
    """Return the actor and the statement that a change is about, or near."""
    if isinstance(change, InsertActor | DeleteActor):
        return change.index, 0
    if isinstance(change, InsertStatement):
        return change.actor, change.index
    return change.place[0], change.place[-1] if len(change.place) == 2 else 0


def _behind(before: list[int]) -> int:
    return before[-1] + 1 if before else 0


def _pair(mapping: Mapping, name: str) -> int | None:
    """Return the index of the first pair that has a key."""
    indices = range(len(mapping.pairs))
    return next((index for index in indices if _name(mapping, index) == name), None)


def _name(mapping: Mapping, index: int) -> str | None:
    key = resolved(mapping.pairs[index][0])
    return key.value if isinstance(key, Scalar) else None


def _before(mapping: Mapping, order: list[str], name: str, taken: list[int]) -> int | None:
    """Return the index of the pair that one with a new key is to follow, if any."""
    places = [_pair(mapping, key) for key in order[: order.index(name)]]
    return next((at for at in reversed(places) if at is not None and at not in taken), None)


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where indices begin that follow one another, and how many they are."""
    rest = sorted(indices)
    while rest:
        count = 1
        while count < len(rest) and rest[count] == rest[0] + count:
            count += 1
        yield rest[0], count
        rest = rest[count:]


def _all_in(nodes: list[Node]) -> Iterator[Node]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += [one for pair in node.pairs for one in pair]
