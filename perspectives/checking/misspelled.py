"""Keys of a perspective file that are misspelled by one letter, and the file with them mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
from rapidfuzz import distance

from perspectives.format.faults import Fault
from perspectives.format.file import PerspectiveFile, parse
from perspectives.format.keys import keys, owner
from perspectives.format.nodes import Alias, Mapping, Node, Scalar, Sequence
from perspectives.messages import shown
from perspectives.model import Perspective

_FEWEST_LETTERS = 3
"""A shorter word is no misspelling for sure: `it` is as near to `id` as `is` and `in` are."""


class Misspelling(msgspec.Struct, frozen=True):
    """A key that is not known, and the one that it was meant to be."""

    start: int
    """Where its letters begin in the file's text; a quotation mark is none."""
    written: str
    meant: str

    @property
    def fault(self) -> Fault:
        """What was wrong, as it is told once it is mended."""
        return Fault(self.start, "unknown-key", f"{shown(self.written)} became {self.meant}")


def misspellings(file: PerspectiveFile) -> list[Misspelling]:
    """Return the keys of a file that are misspelled by one letter, in the order of the file.

    One letter is one too many, one that lacks, another one, or two neighbours swapped. Only what
    has one certain answer: one known key is that near, it does not stand there, and nothing else
    could be meant to be it. What is read in several places (`&here`, `*here`) is left alone.
    """
    return [] if file.root is None else list(_in_mapping(file, file.root, Perspective))


def mended(file: PerspectiveFile, found: list[Misspelling]) -> str | None:
    """Return a file's text with its misspelled keys mended.

    None where it would not be read as the same, but for these keys.
    """
    parts, copied = [], 0
    for one in found:
        parts += [file.text[copied : one.start], one.meant]
        copied = one.start + len(one.written)
    text = "".join([*parts, file.text[copied:]])
    meant = {one.start: one.meant for one in found}
    after = parse(file.path, text)
    is_same = after.root is not None and _said(after.root, {}) == _said(file.root, meant)
    return text if is_same and not after.damage else None


def _in_mapping(
    file: PerspectiveFile, node: Mapping, struct: type[msgspec.Struct]
) -> Iterator[Misspelling]:
    if node.anchor in file.aliased:
        return
    found = _in_keys(file, node, struct)
    for index, (key, value) in enumerate(node.pairs):
        if index in found:
            yield found[index]
        written = key.value if isinstance(key, Scalar) else ""
        known = keys(struct).get(found[index].meant if index in found else written)
        if known and known.struct and isinstance(value, Sequence):
            yield from _in_items(file, value, known.struct)


def _in_items(
    file: PerspectiveFile, node: Sequence, struct: type[msgspec.Struct]
) -> Iterator[Misspelling]:
    if node.anchor in file.aliased:
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield from _in_mapping(file, item, struct)


def _in_keys(
    file: PerspectiveFile, node: Mapping, struct: type[msgspec.Struct]
) -> dict[int, Misspelling]:
    """Return a mapping's misspelled keys by their number among its keys."""
    there = {key.value for key, _ in node.pairs if isinstance(key, Scalar)}
    found = {}
    for index, (key, _) in enumerate(node.pairs):
        if not isinstance(key, Scalar) or key.anchor or owner(key.value):
            continue
        meant = _meant(key.value, struct)
        start = key.start + len(key.style)
        is_plain = file.text[start : key.end - len(key.style)] == key.value
        if meant and meant not in there and is_plain:
            found[index] = Misspelling(start, key.value, meant)
    claims = Counter(one.meant for one in found.values())
    return {index: one for index, one in found.items() if claims[one.meant] == 1}


def _meant(name: str, struct: type[msgspec.Struct]) -> str | None:
    """Return the only known key that is one letter from a name."""
    if len(name) < _FEWEST_LETTERS:
        return None
    near = [key for key in keys(struct) if distance.OSA.distance(name, key, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def _said(node: Node | None, meant: dict[int, str]) -> object:
    """Return all that a node says, but for where it stands, with keys as they are meant to be."""
    if isinstance(node, Scalar):
        return node.value, node.style, node.anchor
    if isinstance(node, Sequence):
        return [_said(item, meant) for item in node.items], node.is_flow, node.anchor
    if isinstance(node, Mapping):
        pairs = [
            (_said(_as_meant(key, meant), meant), _said(value, meant)) for key, value in node.pairs
        ]
        return pairs, node.is_flow, node.anchor
    return "*", getattr(node.named, "anchor", None) if isinstance(node, Alias) else None


def _as_meant(key: Node, meant: dict[int, str]) -> Node:
    if isinstance(key, Scalar) and (name := meant.get(key.start + len(key.style))):
        return msgspec.structs.replace(key, value=name)
    return key
