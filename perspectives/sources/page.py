"""A page of the web as an article: what was written for readers, without what stands around it.

What is the article and what is furniture (menus, adverts, comments) is found by trafilatura; of its
text nothing is dropped. Nothing that a page names is loaded.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from html import unescape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from perspectives.errors import ArticleError
from perspectives.model import Article, Diagnostic, file_id
from perspectives.sources.files import MAX_PAGE_BYTES, read_bytes
from perspectives.sources.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from trafilatura.settings import Document

INSTALL = "pip install 'sidelong[web]'"
"""What brings all that pages and addresses take."""

_TAGS = {
    "head": "h2", "quote": "blockquote", "item": "li", "lb": "br", "row": "tr", "cell": "td",
    "ref": "a", "del": "s",
}  # fmt: skip
"""The names of trafilatura's elements (those of the Text Encoding Initiative) in HTML."""

_EMPHASES = {"#b": "b", "#i": "i", "#t": "code"}

_PARTS = ("p", "head", "item", "cell", "quote")
"""The elements in which words stand."""

_STRAY_FROM = 100
"""A page may hold a NUL, which browsers pass over, in so many bytes; else it is something else."""

_MANY, _TOO_MANY = 8_000, 50_000
"""Elements in a page: with more than the first, trafilatura leaves out the comparisons whose time
grows with their square; with more than the second, all that stands on the page is the article."""

_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4,}\)(https?://\S+) -->")
_TOP = 4096
"""How far into a page, in characters, browsers say from where they saved it."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a saved page as an article.

    Raises `ArticleError` where the file cannot be read, where there are no words in it, and where
    what reads pages is not installed.
    """
    content = read_bytes(path, MAX_PAGE_BYTES)
    if content.count(b"\0") * _STRAY_FROM < len(content):
        content = content.replace(b"\0", b"")
    page, doubts = characters(content, path)
    # Not at the top: they are slow to import, and only a page needs them.
    from perspectives.sources.composing import Composer
    from perspectives.sources.markup import Markup, parsed

    root = parsed(page)
    if root is None:
        raise ArticleError(path, "there is no text in this page")
    url = _saved_from(page)
    found = _extracted(page, root, url, path)
    composer = Composer()
    if found is not None:
        Markup(composer).walk(_as_html(found.body))
    if not composer.length:
        # Rather all that stands on a page than nothing.
        Markup(composer).walk(root)
    text, styles = composer.compose()
    if not text:
        raise ArticleError(path, "there is no text in this page")
    article = Article(id=file_id(path), text=text, styles=styles, path=path)
    return replace(article, **_fields(found, root, url)), doubts


def _extracted(page: str, root: Element, url: str | None, path: Path) -> Document | None:
    """Return what trafilatura makes of a page, with the emphasis of its words as well."""
    elements = sum(1 for _ in islice(root.iter(), _TOO_MANY + 1))
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ModuleNotFoundError:
        raise ArticleError(path, f"to read pages takes more: {INSTALL}") from None
    import logging

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        # What they have to say is for programmers, and would be written across the screen.
        logging.getLogger(name).addHandler(logging.NullHandler())
    if elements > _TOO_MANY:
        return None
    extract = partial(bare_extraction, page, include_comments=False, fast=elements > _MANY)
    found = extract(url=url, with_metadata=True)
    # To keep emphasis changes what is found. So the words are those of the first time, and only
    # parts that are the same have the emphasis of the second.
    emphatic = extract(include_formatting=True, include_links=True)
    if not isinstance(found, Document):
        return None
    if isinstance(emphatic, Document):
        _emphasise(found.body, emphatic.body)
    return found


def _emphasise(body: Element, emphatic: Element) -> None:
    """Give the parts of a body the inner marks of the same parts of another."""
    twins = {_words(part): part for part in emphatic.iter(*_PARTS) if len(part)}
    for part in body.iter(*_PARTS):
        twin = twins.get(_words(part))
        if twin is not None and not len(part):
            part.text = twin.text
            part.extend(deepcopy(child) for child in twin)


def _words(part: Element) -> str:
    return " ".join("".join(map(str, part.itertext())).split())


def _as_html(body: Element) -> Element:
    for element in body.iter():
        look = element.get("rend", "")
        if element.tag == "hi":
            element.tag = _EMPHASES.get(look, "span")
        elif element.tag == "list":
            element.tag = "ol" if look == "ol" else "ul"
        elif element.tag in _TAGS:
            element.tag = _TAGS[element.tag]
    return body


def _fields(found: Document | None, root: Element, url: str | None) -> dict[str, str]:
    """Return what a page says of its article, as far as it says it."""
    fields = {"title": root.findtext(".//title"), "language": _language(root), "url": url}
    if found is not None:
        fields |= {
            "title": found.title,
            "author": found.author,
            "outlet": found.sitename or found.hostname,
            "date": found.date,
            "url": url or found.url,
        }
    return {key: " ".join(value.split()) for key, value in fields.items() if value}


def _saved_from(page: str) -> str | None:
    """Return the address from which a browser saved a page, if it says so."""
    match = _SAVED_FROM.search(page, 0, _TOP)
    return unescape(match[1]) if match else None


def _language(root: Element) -> str | None:
    match = _LANGUAGE.match(root.get("lang") or "")
    return match[0].lower() if match else None
