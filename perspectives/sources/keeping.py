"""What is no file of the reader's, kept as a story, so that it can be read and filed from again.

A page from the web stays when it is gone from the web. It lies in a folder of its own, which is a
story's: what is said in it is filed beside it.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

from perspectives import sources
from perspectives.errors import AddressError, ArticleError, StoryError
from perspectives.sources.address import Fetched
from perspectives.sources.decoding import decode

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ENDINGS = {"application/epub+zip": ".epub", "text/markdown": ".md", "text/plain": ".txt"}

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|main|article|section|div|h1|p)\b",
    re.IGNORECASE,
)
"""How a page begins."""

_LOCAL_FILE = b"PK\x03\x04"
"""What a ZIP archive begins with, and so a book."""

_NO_NAME = re.compile(r"[^a-z0-9]+")


def folder_of(address: str, pages: Path) -> Path:
    """Return the folder, of those in `pages`, in which the page of an address is kept.

    Raises `AddressError` where it is no address at all.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise AddressError(address, f"this is no address: {error}") from None
    if any("\ud800" <= character <= "\udfff" for character in address):
        raise AddressError(address, "this is no address: it holds a byte that is no UTF-8")
    words = f"{parts.hostname or ''}-{unquote(parts.path)}".lower()
    return pages / f"{_NO_NAME.sub('-', words).strip('-')[:60]}-{_hash(address.encode())}"


def keep_page(address: str, fetched: Fetched, pages: Path) -> Path:
    """Keep what was fetched from an address as a story in `pages`; return its folder.

    Raises `AddressError` where there is no article in it, and then keeps nothing.
    """
    ending = ending_of(fetched.content, fetched.kind)
    if ending is None:
        raise AddressError(address, f"this is no article, but {fetched.kind}")
    content = fetched.content
    if ending != ".epub":
        content = _with_its_address(content, fetched, ending)
    try:
        return _keep(folder_of(address, pages), f"article{ending}", content)
    except ArticleError as error:
        raise AddressError(address, error.reason) from None


def keep_text(content: bytes, pages: Path) -> Path:
    """Keep words that came from another program as a story in `pages`; return its folder.

    The same words are the same story. Raises `StoryError` where there is no article in them.
    """
    if not content.strip():
        raise StoryError("nothing came in from the other program")
    folder = pages / f"input-{_hash(content)}"
    try:
        return folder if folder.exists() else _keep(folder, f"article{ending_of(content)}", content)
    except ArticleError as error:
        raise StoryError(f"what came in cannot be read: {error.reason}") from None


def ending_of(content: bytes, kind: str = "") -> str | None:
    """Return the ending of files of a media type; None for those of which no article can be made.

    Where the type says nothing, the first bytes tell.
    """
    if content.startswith(_LOCAL_FILE) and kind in ("", "application/octet-stream"):
        return ".epub"
    if kind in _PAGES or (kind in ("", "text/plain") and _MARKUP.match(content)):
        return ".html"
    if kind in _ENDINGS:
        return _ENDINGS[kind]
    return ".txt" if kind == "" or kind.startswith("text/") else None


def _with_its_address(content: bytes, fetched: Fetched, ending: str) -> bytes:
    """Return a page as a file that says where it came from, in UTF-8, with a mark that says so.

    The address stands where browsers put it when they save a page; of a text in its front matter.
    """
    decoded = decode(content, fetched.encoding)
    if decoded is None:
        return content
    if ending == ".html":
        url = escape(fetched.url).replace("--", "%2D%2D")
        head = f"<!-- saved from url=({len(url):04}){url} -->\n"
    else:
        quoted = fetched.url.replace("'", "''")
        head = "" if decoded.text.startswith("---\n") else f"---\nurl: '{quoted}'\n---\n"
    return (head + decoded.text).encode("utf-8-sig", "replace")


def _keep(folder: Path, name: str, content: bytes) -> Path:
    """Make a story of one article, as a whole or not at all.

    Raises `ArticleError` where the article cannot be read, and `StoryError` where nothing can be
    written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=folder.parent, prefix="."))
        try:
            (made / name).write_bytes(content)
            sources.read_all(made / name)
            made.rename(folder)
        finally:
            rmtree(made, ignore_errors=True)
    except OSError as error:
        if folder.is_dir():
            # Another Sidelong kept the same in between.
            return folder
        raise StoryError(f"{folder}: the page cannot be kept: {error.strerror}") from None
    return folder


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]
