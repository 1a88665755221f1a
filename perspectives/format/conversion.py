"""A tree of YAML nodes -> a perspective, with every error and what is valid kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from perspectives.format.composer import Tree
from perspectives.format.dates import date_fault
from perspectives.format.faults import Fault
from perspectives.format.keys import NOUNS, Key, keys, owner
from perspectives.format.nodes import Broken, Content, Mapping, Node, Scalar, Sequence, resolved
from perspectives.messages import LIMIT, Nearest, shown
from perspectives.model import Actor, Perspective, Severity, Statement

MAX_TEXT = 100_000
"""The longest text under a key, in characters: some forty pages."""
NO_NAME = "(no name)"
"""The name of an actor whose file gives none; its statements are shown all the same."""

_ITEM: dict[type[msgspec.Struct], str] = {Actor: "- name: …", Statement: "- quote: …"}
_PLAIN_ITEM = re.compile(r"\w[\w .-]*")
_HASH_WORD = re.compile(r"[ \t]+#[^\s#]")


class StatementNodes(msgspec.Struct, frozen=True):
    """Where a statement stands."""

    node: Mapping
    index: int
    """Among the items of its list, those counted that are no statements."""
    answers: tuple[Node, ...]


class ActorNodes(msgspec.Struct, frozen=True):
    """Where an actor and the actor's statements stand."""

    node: Mapping
    index: int
    """Among the items of its list, those counted that are no actors."""
    statements: tuple[StatementNodes, ...]


class Conversion(msgspec.Struct, frozen=True):
    """What came of a tree."""

    perspective: Perspective | None
    actors: tuple[ActorNodes, ...]
    """As many as the perspective has, in the same order."""
    faults: list[Fault]


def convert(tree: Tree, text: str, id: str) -> Conversion:
    """Return the perspective in a tree that was composed from a text.

    A perspective that lacks its name is called by its `id`. What is wrong is left out.
    """
    return _Converter(tree, text).convert(id)


def text_fault(key: Key, text: str) -> tuple[str, str] | None:
    """Return what is wrong with a text under a key, whatever else the file says: a code, a message.

    None where nothing is.
    """
    if key.choices and text not in key.choices:
        hint = Nearest(key.choices).hint(text[:LIMIT].lower())
        message = f"{key.name} is one of {', '.join(key.choices)}, not {shown(text)}{hint}"
        return "wrong-choice", message
    if key.is_required and not any(map(str.isalnum, text)):
        return "empty", f"{key.name} holds no word"
    if key.name == "date" and (fault := date_fault(text)):
        return "bad-date", fault
    return None


class _Converter:
    def __init__(self, tree: Tree, text: str) -> None:
        self.tree = tree
        self.text = text
        self.faults: list[Fault] = []
        self.told: set[tuple[int, str]] = set()
        self.ids: set[str] = set()
        self.nearest_key = {struct: Nearest(keys(struct)) for struct in NOUNS}

    def convert(self, id: str) -> Conversion:
        root = self.tree.root
        if isinstance(root, Mapping):
            values = self._values(root, Perspective)
            if values:
                actors = values.pop("actors", ())
                values.setdefault("perspective", id)
                perspective = Perspective(actors=tuple(actor for actor, _ in actors), **values)
                nodes = tuple(nodes for _, nodes in actors)
                return Conversion(perspective, nodes, self.faults)
        else:
            self._no_mapping(root)
        return Conversion(None, (), self.faults)

    def _no_mapping(self, root: Node | None) -> None:
        if isinstance(root, Sequence):
            message = "a list stands where `perspective:` and `actors:` are expected"
            self._fault(root, "shape", message)
        elif isinstance(root, Scalar) and root.value:
            message = (
                f"text stands where `perspective:` and `actors:` are expected: {shown(root.value)}"
            )
            self._fault(root, "shape", message)
        elif not self.tree.faults:
            message = "there is nothing in this file; expected `perspective:` and `actors:`"
            self._tell(Fault(0, "empty-file", message))

    def _fault(self, node: Node, code: str, message: str) -> None:
        self._tell(Fault(node.start, code, message))

    def _tell(self, fault: Fault) -> None:
        # What an alias names is read as often as it is named, and told once.
        if (fault.offset, fault.message) not in self.told:
            self.told.add((fault.offset, fault.message))
            self.faults.append(fault)

    def _values(self, node: Mapping, struct: type[msgspec.Struct]) -> dict[str, Any]:
        """Return what stands under a mapping's keys, valid values only."""
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key_node, value_node in node.pairs:
            key = self._key(resolved(key_node), struct)
            if key is None:
                continue
            if key.name in seen:
                message = f"{key.name} stands here a second time; the first one is kept"
                self._fault(key_node, "duplicate-key", message)
                continue
            seen.add(key.name)
            value = self._value(key, resolved(value_node))
            if value is not None:
                values[key.name] = value
        if not node.is_damaged:
            for key in keys(struct).values():
                if key.is_required and key.name not in seen:
                    self._missing(node, struct, key)
        return values

    def _missing(self, node: Mapping, struct: type[msgspec.Struct], key: Key) -> None:
        example = (
            f"{key.name}: …"
            if key.struct is None
            else f"{key.name}: and below it {_ITEM[key.struct]}"
        )
        message = f"{_a(NOUNS[struct])} needs {key.name}; write {example}"
        self._fault(node, "missing-key", message)

    def _key(self, node: Node, struct: type[msgspec.Struct]) -> Key | None:
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Scalar):
            self._fault(node, "key-shape", "a key is a word, no list and no mapping")
            return None
        name = node.value
        if key := keys(struct).get(name):
            return key
        if name == "<<":
            message = "merge keys (<<) are no part of the format; write the keys out"
            self._fault(node, "merge-key", message)
            return None
        noun = NOUNS[struct]
        message = f"{shown(name)} is no key of {_a(noun)}"
        if other := owner(name):
            message += f"; it belongs to {_a(other)}"
        else:
            hint = self.nearest_key[struct].hint(name[:LIMIT].lower())
            message += hint or f"; the keys are {', '.join(keys(struct))}"
        self._fault(node, "unknown-key", message)
        return None

    def _value(self, key: Key, node: Content) -> Any:
        """Return the value of a key as the model has it, or None where there is no valid one."""
        if isinstance(node, Broken):
            return None
        if isinstance(node, Scalar) and not node.value and not node.style:
            if key.is_required:
                self._empty(key, node)
            return None
        if key.struct is Actor:
            return list(self._actors(key, node))
        if key.struct is Statement:
            return list(self._statements(key, node))
        if key.is_list:
            return self._texts(key, node)
        text = self._text(key.name, node)
        if text is None or not self._is_valid(key, text, node):
            return None
        return text

    def _empty(self, key: Key, node: Scalar) -> None:
        if _HASH_WORD.match(self.text, node.end):
            message = f"# begins a comment; put the value in quotes: {key.name}: '#…'"
            self._fault(node, "needs-quotes", message)
        else:
            self._fault(node, "empty", f"{key.name} is empty; write its value behind the colon")

    def _is_valid(self, key: Key, text: str, node: Node) -> bool:
        if fault := text_fault(key, text):
            self._fault(node, *fault)
            return False
        if key.name == "id":
            if text in self.ids:
                message = f"the id {shown(text)} is taken in this file; an id names one statement"
                self._fault(node, "duplicate-id", message)
                return False
            self.ids.add(text)
        return True

    def _text(self, name: str, node: Content) -> str | None:
        """Return a scalar's text; what YAML made of an unquoted text is told as such."""
        if isinstance(node, Scalar):
            return self._scalar(name, node)
        if isinstance(node, Broken):
            return None
        if isinstance(node, Mapping):
            mark, what = "{", "a mapping"
        else:
            mark, what = "[", "a list"
        if node.is_flow:
            message = f"{name} is a text, and {mark} begins {what}; put the text in quotes"
        else:
            message = f"{name} is a text, and here stands {what}; put the text in quotes"
        self._fault(node, "shape", message)
        return None

    def _scalar(self, name: str, node: Scalar) -> str | None:
        if len(node.value) > MAX_TEXT:
            message = (
                f"{name} is longer than {MAX_TEXT:,} characters; is a quotation mark unclosed?"
            )
            self._fault(node, "too-large", message)
            return None
        if node.anchor and node.anchor not in self.tree.aliased:
            message = (
                f"&{shown(node.anchor)} is an anchor to YAML, and left out of the text;"
                " put the value in quotes"
            )
            self._warn(node.start, message)
        if name == "quote" and not node.style and (eaten := _HASH_WORD.match(self.text, node.end)):
            message = "# begins a comment, and the rest is left out; put the value in quotes"
            self._warn(eaten.end() - 2, message)
        return node.value.rstrip("\n") if node.style in ("|", ">") else node.value

    def _warn(self, offset: int, message: str) -> None:
        self._tell(Fault(offset, "needs-quotes", message, Severity.WARNING))

    def _texts(self, key: Key, node: Node) -> list[tuple[str, Node]] | None:
        if isinstance(node, Scalar):
            value = shown(node.value)
            example = value if _PLAIN_ITEM.fullmatch(value) else "…"
            self._fault(node, "shape", f"{key.name} is a list; write {key.name}: [{example}]")
            return None
        if not isinstance(node, Sequence):
            message = f"{key.name} is a list of texts; write {key.name}: […]"
            self._fault(node, "shape", message)
            return None
        texts: list[tuple[str, Node]] = []
        for item in node.items:
            text = self._text(f"an item of {key.name}", resolved(item))
            if text is not None and not text:
                message = f"an item of {key.name} is empty; take it out"
                self._fault(resolved(item), "empty", message)
            elif text is not None:
                texts.append((text, item))
        return texts

    def _mappings(self, key: Key, node: Node, example: str) -> Iterator[tuple[int, Mapping]]:
        """Yield the mappings in a list, with their indices, and tell what else is in it."""
        if not isinstance(node, Sequence):
            self._fault(
                node, "shape", f"{key.name} is a list; begin each of its items with {example}"
            )
            return
        for index, item in enumerate(map(resolved, node.items)):
            if isinstance(item, Mapping):
                yield index, item
            elif not isinstance(item, Broken):
                self._fault(item, "shape", f"an item of {key.name} begins with {example}")

    def _actors(self, key: Key, node: Node) -> Iterator[tuple[Actor, ActorNodes]]:
        for index, item in self._mappings(key, node, _ITEM[Actor]):
            values = self._values(item, Actor)
            if not values:
                continue
            statements = values.pop("statements", ())
            aliases = tuple(text for text, _ in values.pop("aliases", ()))
            values.setdefault("name", NO_NAME)
            actor = Actor(aliases=aliases, statements=tuple(one for one, _ in statements), **values)
            yield actor, ActorNodes(item, index, tuple(nodes for _, nodes in statements))

    def _statements(self, key: Key, node: Node) -> Iterator[tuple[Statement, StatementNodes]]:
        for index, item in self._mappings(key, node, _ITEM[Statement]):
            values = self._values(item, Statement)
            answers = values.pop("answers", ())
            if "quote" in values:
                statement = Statement(answers=tuple(text for text, _ in answers), **values)
                yield statement, StatementNodes(item, index, tuple(node for _, node in answers))


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
