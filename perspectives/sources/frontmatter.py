"""YAML front matter: what an article's first lines, between two lines of `---`, say about it."""

import re
from pathlib import Path

from perspectives.format.nodes import Mapping, Node, Scalar, Sequence, resolved
from perspectives.model import Diagnostic
from perspectives.text.lines import Lines

KEYS = frozenset({"title", "author", "outlet", "date", "url", "language"})
"""The keys that say something about an article; others belong to other programs and are left."""

MAX_CHARACTERS = 16 * 1024
"""How far into a text its front matter may reach."""

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# What YAML does not allow in a text (YAML 1.1, section 5.1), and what is no character. Not compiled
# before it is needed: most articles are on screen without.
_NOT_YAML = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"


_PLAIN = re.compile(r"([a-z]{1,20}): +(\w(?:[\w ,.;'’“”‘()/!?–—-]|:(?=[\w/]))*)")
"""A line with a key and a value in which no sign means anything to YAML."""


def split(text: str, path: Path) -> tuple[dict[str, str], str, tuple[Diagnostic, ...]]:
    """Take the front matter off a text.

    Returns the fields that an article knows, the text below the front matter, character for
    character, and what was wrong. Every value stays the string that was written: `2022-01` is no
    date and `NO` no boolean. Lines of dashes with no pairs of key and value between them, or only
    with faulty ones that an article does not know, are rules across the page; then the text is
    returned whole.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), MAX_CHARACTERS) if opening else None
    if opening is None or closing is None:
        return {}, text, ()
    if (plain := _plain(text[opening.end() : closing.start()])) is not None:
        return {key: plain[key] for key in KEYS & plain.keys()}, text[closing.end() :], ()
    # Not at the top: YAML is slow to import, and most texts have no use for it.
    from perspectives.format.composer import compose

    # In the place of the opening line a comment, so that offsets are those of the text.
    block = "#" * (opening.end() - 1) + text[opening.end() - 1 : closing.start()]
    block = re.sub(_NOT_YAML, "\N{REPLACEMENT CHARACTER}", block)
    lines = Lines(block)
    tree = compose(block, lines)
    if not isinstance(tree.root, Mapping) or not tree.root.pairs:
        return {}, text, ()
    values = {key.value: _words(value) for key, value in tree.root.pairs if isinstance(key, Scalar)}
    if tree.faults and not values.keys() & KEYS:
        return {}, text, ()
    fields = {key: values[key] for key in KEYS & values.keys() if values[key]}
    problems = tuple(fault.diagnostic(path, lines) for fault in tree.faults)
    return fields, text[closing.end() :], problems


def _plain(block: str) -> dict[str, str] | None:
    """Return the pairs of a block that is read without YAML: the article is sooner on screen."""
    lines = [_PLAIN.fullmatch(line) for line in block.removesuffix("\n").split("\n")]
    pairs = {line[1]: line[2].strip() for line in lines if line}
    return pairs if len(pairs) == len(lines) else None


def _words(value: Node) -> str:
    """Return a value as one string; the members of a list, such as two authors, with commas."""
    value = resolved(value)
    members = map(resolved, value.items) if isinstance(value, Sequence) else [value]
    return ", ".join(member.value.strip() for member in members if isinstance(member, Scalar))
