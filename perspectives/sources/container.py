"""What is packed in a book's file (EPUB, section 4: the open container format), in bounded memory.

Only what the container itself holds is ever read, and nothing is unpacked onto the disk: a path
that leads out of it names nothing.
"""

from __future__ import annotations

import os
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from perspectives import files
from perspectives.errors import ArticleError
from perspectives.sources.decoding import decode
from perspectives.sources.markup import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_BOOK_BYTES = 300_000_000
"""The largest book opened, most of which is pictures, which are not read."""

MAX_UNPACKED = 60_000_000
"""In bytes, how much of a book's text is unpacked in all."""

_FAILURES = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError,
    RuntimeError, ValueError, OSError, UnicodeDecodeError,
)  # fmt: skip
"""What `zipfile` raises where a file is broken, packed in an unusual way, or encrypted."""

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARED = re.compile(rb"""encoding\s*=\s*["']([A-Za-z][\w.:-]*)""")


@contextmanager
def opened(path: Path) -> Iterator[Container]:
    """Open a book, for as long as it is read; raises `ArticleError` where it cannot be."""
    try:
        with files.opened(path) as file:
            yield Container(path, file)
    except OSError as error:
        raise ArticleError(path, f"cannot be read: {error.strerror}") from None


class Container:
    """The files that a book is packed of, by name."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Read the list of what is in a book; raises `ArticleError` where there is none."""
        self._path = path
        self._left = MAX_UNPACKED
        if file.seek(0, os.SEEK_END) > MAX_BOOK_BYTES:
            most = f"up to {MAX_BOOK_BYTES / 1e6:,.0f} MB are read"
            raise ArticleError(path, f"this is too large for a book: {most}")
        try:
            self._zip = zipfile.ZipFile(file)
        except _FAILURES:
            raise ArticleError(path, "this is no EPUB, or it is damaged") from None
        self._names = frozenset(self._zip.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises `ArticleError` where it is missing, broken or too much."""
        if name not in self._names:
            raise ArticleError(self._path, f"the book names {name!r}, which is not in it")
        try:
            with self._zip.open(name) as file:
                content = file.read(self._left + 1)
        except _FAILURES:
            raise ArticleError(self._path, f"{name!r} in it is damaged or encrypted") from None
        self._left -= len(content)
        if self._left < 0:
            message = f"more than {MAX_UNPACKED / 1e6:,.0f} MB of text are packed in it"
            raise ArticleError(self._path, message)
        return content

    def xml(self, name: str) -> Element:
        """Return the root of an XML file; raises `ArticleError` where it is none."""
        root = _strict(self.read(name), recover=True)
        if root is None:
            raise ArticleError(self._path, f"{name!r} in it is no XML")
        return root

    def page(self, name: str) -> Element:
        """Return the root of a page, as XML if it is any, else as HTML.

        Raises `ArticleError` as `read` does, and where there is no page in the file.
        """
        content = self.read(name)
        declared = _DECLARED.search(content, 0, 1024)
        decoded = decode(content, declared[1].decode() if declared else None)
        text = decoded.text if decoded else ""
        # XML knows but five of the names that HTML has for characters.
        as_xml = _ENTITY.sub(_character, text).encode(errors="replace")
        root = _strict(as_xml, recover=False)
        root = parsed(text) if root is None else root
        if root is None:
            raise ArticleError(self._path, f"{name!r} in it is no page")
        return root


def _strict(content: bytes, *, recover: bool) -> Element | None:
    from lxml import etree

    # No entity is expanded, and nothing fetched: neither a file nor an address that a book names.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=recover,
        encoding=None if recover else "utf-8",
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter() if root is not None else ():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def _character(name: re.Match[str]) -> str:
    return name[0] if name[1] in _OF_XML else html5.get(name[1], name[0])


def resolved(base: str, reference: str) -> tuple[str, str]:
    """Return the file and the fragment that a reference inside the file `base` names."""
    path, _, fragment = reference.partition("#")
    folder = posixpath.dirname(base)
    file = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else base
    return file, unquote(fragment)
