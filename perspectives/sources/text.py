"""Plain text as an article: with YAML front matter, as an e-mail, or as a book of Gutenberg's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from perspectives.errors import ArticleError
from perspectives.model import Article, Diagnostic, Severity, file_id
from perspectives.sources import frontmatter
from perspectives.sources.decoding import decode
from perspectives.sources.files import read_bytes

if TYPE_CHECKING:
    from perspectives.sources.gutenberg import Book
    from perspectives.sources.letter import Letter

_DECLARED = re.compile(rb"(?:coding|charset)[ \t]*[:=][ \t]*\"?([A-Za-z][\w.:-]*)", re.IGNORECASE)
"""How a text names its encoding: for an editor, in the head of an e-mail, or of a book."""

_TOP = 4096
"""How far into a text, in bytes, its encoding is named."""


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a text file as an article, and say what was doubtful about it.

    Raises `ArticleError` where the file cannot be read as text.
    """
    text, doubts = characters(read_bytes(path), path)
    fields, body, problems = frontmatter.split(text, path)
    start = len(text) - len(body)
    if not fields and (found := _unmarked(text)):
        fields, body, start = found
    line = text.count("\n", 0, start) + 1
    article = Article(id=file_id(path), text=body, path=path, line=line)
    return replace(article, **fields), (*doubts, *problems)


def _unmarked(text: str) -> Letter | Book | None:
    """Return what an e-mail, or a book of Gutenberg's, says about itself, its text, and where."""
    # Not at the top: what has front matter is neither.
    from perspectives.sources.gutenberg import book
    from perspectives.sources.letter import letter

    return letter(text) or book(text)


def characters(content: bytes, path: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    r"""Return what a text file's bytes say, with every line end as \n, and if that was a guess.

    Raises `ArticleError` where they are no text.
    """
    declared = _DECLARED.search(content, 0, _TOP)
    decoded = decode(content, declared[1].decode() if declared else None)
    if decoded is None:
        zero = content.find(b"\0")
        reason = "it holds NUL bytes" if zero >= 0 else "no encoding makes letters of it"
        line = content.count(b"\n", 0, max(zero, 0)) + 1
        raise ArticleError(path, f"this is no text: {reason}", line)
    if not decoded.is_guess:
        return decoded.text, ()
    message = (
        f"its encoding is nowhere declared, and was taken for {decoded.encoding};"
        f" if letters are wrong, save it as UTF-8, for instance with iconv -f LATIN1 -t UTF-8"
    )
    doubt = Diagnostic(path=path, severity=Severity.WARNING, code="encoding", message=message)
    return decoded.text, (doubt,)
