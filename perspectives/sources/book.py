"""A book (EPUB) as articles: one for each chapter, in the order in which they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from perspectives.errors import ArticleError
from perspectives.model import Article, Diagnostic, Span, Styled, file_id
from perspectives.sources import gutenberg

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from perspectives.sources.composing import Composer
    from perspectives.sources.container import Container

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml"})
_NCX = "application/x-dtbncx+xml"
_FEWEST_CHAPTERS = 3
"""How many entries a level of a table of contents has at least, if chapters are what it lists."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")


class Entry(NamedTuple):
    """A line of a book's table of contents."""

    title: str
    depth: int
    file: str
    fragment: str

    @property
    def anchor(self) -> str:
        """The name of the place that it leads to."""
        return f"{self.file}#{self.fragment}" if self.fragment else self.file


class Package(NamedTuple):
    """What a book's package document says (EPUB, section 5)."""

    fields: dict[str, str]
    spine: list[str]
    table: list[Entry]


class Chapter(NamedTuple):
    """A chapter: its title, and where in the book's text it begins and ends."""

    title: str
    start: int
    end: int


class Bound(NamedTuple):
    """A book that was read: its text as a whole, and its chapters in it."""

    article: Article
    chapters: list[Chapter]
    problems: tuple[Diagnostic, ...]


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a whole book as one article; raises `ArticleError` where it cannot be read."""
    book = _bound(path)
    return book.article, book.problems


def read_chapters(path: Path) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """Read each chapter of a book as an article; its outlet is the book.

    A chapter's id is the book's with its number. Raises `ArticleError` where it cannot be read.
    """
    book = _bound(path)
    width = len(str(len(book.chapters)))
    chapters = (
        replace(
            _cut(book.article, chapter.start, chapter.end),
            id=f"{book.article.id}-{number:0{width}}",
            title=chapter.title or book.article.title,
            outlet=book.article.title,
        )
        for number, chapter in enumerate(book.chapters, 1)
    )
    return tuple(chapters), book.problems


def _bound(path: Path) -> Bound:
    # Not at the top: most articles are no books.
    from perspectives.sources.composing import Composer
    from perspectives.sources.container import opened

    composer = Composer()
    with opened(path) as container:
        package = _package(container, path)
        problems = tuple(_composed(composer, container, package, path))
    text, styles = composer.compose()
    if not text:
        raise ArticleError(path, problems[0].message if problems else "this book has no text")
    article = Article(id=file_id(path), path=path, text=text, styles=styles)
    start, end = _without_licence(text)
    starts = _starts(package, composer.anchors, start, end)
    return Bound(
        replace(_cut(article, start, end), **package.fields),
        [
            Chapter(title, here - start, there - start)
            for (here, title), (there, _) in pairwise([*starts, (end, "")])
        ],
        problems,
    )


def _composed(
    composer: Composer, container: Container, package: Package, path: Path
) -> Iterator[Diagnostic]:
    """Put a book's pages into a composer, and yield what is wrong with those that it lacks."""
    from perspectives.sources.markup import Markup

    for file in package.spine:
        composer.part()
        composer.anchor(file)
        anchors = {entry.fragment: entry.anchor for entry in package.table if entry.file == file}
        try:
            Markup(composer, anchors).walk(container.page(file))
        except ArticleError as error:
            yield Diagnostic(path=path, code="article", message=error.reason)


def _without_licence(text: str) -> Span:
    book = gutenberg.book(text)
    return (book.start, book.start + len(book.body.rstrip())) if book else (0, len(text))


def _cut(article: Article, start: int, end: int) -> Article:
    """Return an article of which only text[start:end] is left."""
    text = article.text[start:end].rstrip()
    styles = tuple(
        Styled(one.start - start, one.end - start, one.style)
        for one in article.styles
        if start <= one.start and one.end <= start + len(text)
    )
    return replace(article, text=text, styles=styles)


def _starts(
    package: Package, anchors: Mapping[str, int], start: int, end: int
) -> list[tuple[int, str]]:
    """Return where each chapter of text[start:end] begins, and its title."""
    if package.table:
        titles = {
            anchors.get(entry.anchor, anchors.get(entry.file, end)): entry.title
            for entry in _chapters(package.table)
        }
    else:
        titles = {anchors.get(file, end): "" for file in package.spine}
    inside = sorted((max(here, start), title) for here, title in titles.items() if here < end)
    # Of what begins at one place, such as what has no text, only the last is there.
    starts = dict(inside)
    # What comes before the first chapter is read as well.
    return [*({start: ""} | starts).items()]


def _chapters(table: list[Entry]) -> Iterator[Entry]:
    """Yield the entries of a table of contents that begin a chapter.

    That is whatever begins a file; and of places inside a file, those on the level of the table
    that lists chapters, and not their sections.
    """
    counts = Counter(entry.depth for entry in table)
    level = min(
        (depth for depth, count in counts.items() if count >= _FEWEST_CHAPTERS), default=max(counts)
    )
    seen = set()
    for entry in table:
        if entry.file not in seen or entry.depth <= level:
            yield entry
        seen.add(entry.file)


def _package(container: Container, path: Path) -> Package:
    """Return what a book says of itself; raises `ArticleError` where it says nothing of use."""
    from perspectives.sources.container import resolved

    root = container.xml(CONTAINER).find(".//rootfile")
    name = root.get("full-path") if root is not None else None
    if not name:
        raise ArticleError(path, "the book does not say which file in it lists its pages")
    package = container.xml(name)
    items = {item.get("id"): item for item in package.iterfind("manifest/item")}
    spine = []
    for reference in package.iterfind("spine/itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and _is_read(reference, item):
            spine.append(resolved(name, item.get("href", ""))[0])
    if not spine:
        raise ArticleError(path, "the book lists no pages in the order of reading")
    if protected := _protected(container).intersection(spine):
        raise ArticleError(path, f"the book is protected against reading (DRM): {min(protected)!r}")
    return Package(_fields(package), [*dict.fromkeys(spine)], _table(container, name, items))


def _is_read(reference: Element, item: Element) -> bool:
    is_table = "nav" in (item.get("properties") or "").split()
    in_order = reference.get("linear") != "no"
    return in_order and not is_table and item.get("media-type") in _PAGES


def _protected(container: Container) -> set[str]:
    if ENCRYPTION not in container:
        return set()
    references = container.xml(ENCRYPTION).iterfind(".//CipherReference")
    return {reference.get("URI", "") for reference in references}


def _fields(package: Element) -> dict[str, str]:
    def said(tag: str) -> list[str]:
        elements = package.iterfind(f"metadata/{tag}")
        return [words for element in elements if (words := _words(element))]

    dates = [match[0] for date in said("date") if (match := _DATE.match(date))]
    fields = {
        "title": "".join(said("title")[:1]),
        "author": ", ".join(said("creator")),
        "outlet": "".join(said("publisher")[:1]),
        "date": "".join(dates[:1]),
        "language": "".join(said("language")[:1]).split("-")[0].lower(),
    }
    return {key: value for key, value in fields.items() if value}


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _table(container: Container, package: str, items: Mapping[str | None, Element]) -> list[Entry]:
    """Return a book's table of contents, in its newer or its older form; empty without one."""
    from perspectives.sources.container import resolved

    for item in items.values():
        is_new = "nav" in (item.get("properties") or "").split()
        if not is_new and item.get("media-type") != _NCX:
            continue
        name, _ = resolved(package, item.get("href", ""))
        try:
            root = container.xml(name)
        except ArticleError:
            # A book can be read without its table.
            continue
        found = _new_entries(root) if is_new else _old_entries(root)
        table = [Entry(title, depth, *resolved(name, to)) for title, depth, to in found]
        if table:
            return table
    return []


def _new_entries(root: Element) -> Iterator[tuple[str, int, str]]:
    lists = root.iterfind(".//nav")
    table = next((nav for nav in lists if "toc" in nav.attrib.values()), None)
    for link in table.iterfind(".//a") if table is not None else ():
        depth = sum(1 for above in link.iterancestors("ol"))
        yield _words(link), depth, link.get("href", "")


def _old_entries(root: Element) -> Iterator[tuple[str, int, str]]:
    for point in root.iterfind(".//navMap//navPoint"):
        label, content = point.find("navLabel"), point.find("content")
        if label is not None and content is not None:
            depth = 1 + sum(1 for above in point.iterancestors("navPoint"))
            yield _words(label), depth, content.get("src", "")
