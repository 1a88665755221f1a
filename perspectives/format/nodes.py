"""The nodes of a YAML text: what stands in it, as text, with offsets in characters."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A text as it stands in the file, without its quotation marks and escapes."""

    value: str
    style: str
    """What it is quoted by, one of `'`, `"`, `|` and `>`; empty for a plain scalar."""
    start: int
    end: int
    anchor: str | None = None


class Sequence(msgspec.Struct):
    """A list."""

    start: int
    end: int
    is_flow: bool
    items: list[Node] = []
    anchor: str | None = None


class Mapping(msgspec.Struct):
    """Keys and their values, in the order of the file."""

    start: int
    end: int
    is_flow: bool
    pairs: list[tuple[Node, Node]] = []
    is_damaged: bool = False
    """Whether an error, which has been told, took something out of it."""
    anchor: str | None = None


class Broken(msgspec.Struct, frozen=True, gc=False):
    """What stands where an error, which has been told, left nothing to read."""

    start: int
    end: int


class Alias(msgspec.Struct, frozen=True):
    """A name that stands for a node, which was read elsewhere."""

    start: int
    end: int
    named: Content


Content: TypeAlias = Scalar | Sequence | Mapping | Broken
Node: TypeAlias = Content | Alias


def resolved(node: Node) -> Content:
    """Return what a node stands for: itself, unless it is an alias."""
    return node.named if isinstance(node, Alias) else node
