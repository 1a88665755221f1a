"""HTML as text with styles: what a browser would show of it, without its looks.

Nothing that a page names is loaded: no picture, no script, no style sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

from perspectives.model import Style, Styled
from perspectives.sources.composing import LINE, Composer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STYLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Style.HEADING),
    **dict.fromkeys(("b", "strong"), Style.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.EMPHASIS),
    **dict.fromkeys(("code", "pre", "kbd", "samp", "tt"), Style.CODE),
    "blockquote": Style.QUOTE,
    "a": Style.LINK,
}

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "main", "nav", "p", "pre", "section", "summary", "table",
})  # fmt: skip
_LINES = frozenset({"caption", "li", "tr"})
_LISTS = frozenset({"ol", "ul"})
_CELLS = frozenset({"td", "th"})

_UNREAD = frozenset({
    "audio", "canvas", "embed", "head", "iframe", "input", "map", "noscript", "object", "rp", "rt",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements of which nobody reads a word, with all that is inside them."""

_BETWEEN_CELLS = " · "
_BULLET, _INDENT, _DEEPEST = "• ", "  ", 8

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""What only says where a line may end or may not."""


class Markup:
    """A walk through the elements of a page, which puts their words into a composer."""

    def __init__(self, composer: Composer, anchors: Mapping[str, str] | None = None) -> None:
        """Walk for a composer.

        Where an element has one of the ids in `anchors`, the composer is given its name as one.
        """
        self._composer = composer
        self._anchors = anchors or {}
        # For each list that is open the number of its last item, or None where it has bullets.
        self._lists: list[int | None] = []

    def walk(self, root: Element) -> None:
        """Add all that can be read in an element, what it is itself included."""
        # Not at the top: most articles are no pages.
        from lxml.etree import iterwalk

        walk = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                self._start(element)
                if element.tag == "pre":
                    self._composer.verbatim(_clean("".join(element.itertext())))
                    walk.skip_subtree()
                elif _is_unread(element):
                    walk.skip_subtree()
                else:
                    self._composer.text(_clean(element.text))
                continue
            if event == "end":
                self._end(element)
            if element is not root:
                self._composer.text(_clean(element.tail))

    def _start(self, element: Element) -> None:
        tag, composer = element.tag, self._composer
        self._part(tag)
        if tag in _LISTS:
            self._lists.append(_first(element) - 1 if tag == "ol" else None)
        elif tag == "li":
            composer.label(self._label())
        elif tag == "br":
            composer.line_end()
        elif tag in _CELLS and not composer.begins_part:
            composer.text(_BETWEEN_CELLS)
        if tag in _STYLES:
            composer.begin(_STYLES[tag])
        if (id := element.get("id")) and id in self._anchors:
            composer.anchor(self._anchors[id])

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _STYLES:
            self._composer.end(_STYLES[tag])
        if tag in _LISTS:
            self._lists.pop()
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS or (tag in _LISTS and len(self._lists) == 0):
            self._composer.part()
        elif tag in _LINES or tag in _LISTS:
            self._composer.part(LINE)

    def _label(self) -> str:
        """Return what stands before the next item of the innermost list."""
        if not self._lists or self._lists[-1] is None:
            label = _BULLET
        else:
            self._lists[-1] += 1
            label = f"{self._lists[-1]}. "
        return _INDENT * min(len(self._lists) - 1, _DEEPEST) + label


def _is_unread(element: Element) -> bool:
    return element.tag in _UNREAD or element.get("hidden") is not None


def _clean(words: str | None) -> str:
    """Return words as they are read: composed, and without what only tells where a line may end."""
    return normalize("NFC", words.translate(_UNSEEN)) if words else ""


def _first(element: Element) -> int:
    """Return the number with which an ordered list begins."""
    start = element.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def parsed(page: str) -> Element | None:
    """Return the root of an HTML page, whole or broken; None where it has no elements at all."""
    from lxml import etree

    # Otherwise a page is cut off where its elements stand 256 deep; and what it says of its
    # encoding is no longer true.
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
    return etree.fromstring(page.encode(errors="replace"), parser)


def composed(page: str) -> tuple[str, tuple[Styled, ...]]:
    """Return the words of an HTML page, or of a piece of one, and their styles."""
    composer = Composer()
    if (root := parsed(page)) is not None:
        Markup(composer).walk(root)
    return composer.compose()


def headline(text: str, styles: tuple[Styled, ...]) -> str | None:
    """Return the heading that a text begins with, if it begins with any."""
    first = next((one for one in styles if one.start == 0 and one.style is Style.HEADING), None)
    return text[: first.end] if first else None
