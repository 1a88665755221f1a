"""Files read as articles: one module a format, chosen by the file's ending.

A format's reader takes a path and returns the `Article` with the problems that did not stop it. It
raises `ArticleError`, one line, where no article came of it. `Article.text` is what a person reads;
all offsets count its characters.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from perspectives.errors import ArticleError
from perspectives.model import Article, Diagnostic

Reader: TypeAlias = Callable[[Path], tuple[Article, tuple[Diagnostic, ...]]]

READERS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "page",
    ".htm": "page",
    ".epub": "book",
}
"""For each ending, in lower case, the module here whose `read` reads a file of that format.

It is imported once such a file is read: most readers open one format.
"""


def reader_for(path: Path) -> Reader | None:
    """Return what reads a file with this ending, or None where no format has it."""
    name = READERS.get(path.suffix.lower())
    if name is None:
        return None
    reader: Reader = import_module(f"{__name__}.{name}").read
    return reader


def read(path: Path) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a file as an article, in the format that its ending names.

    Raises `ArticleError` where no format has the ending, and where no article came of the file.
    """
    reader = reader_for(path)
    if not path.exists():
        raise ArticleError(path, "there is no such file")
    if reader is None:
        raise ArticleError(path, f"an article is a file whose name ends in {', '.join(READERS)}")
    return reader(path)


def read_all(path: Path) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """Read all the articles of a file, such as the chapters of a book; most files hold one.

    Raises `ArticleError` as `read` does.
    """
    if READERS.get(path.suffix.lower()) == "book" and path.exists():
        from perspectives.sources.book import read_chapters

        return read_chapters(path)
    article, problems = read(path)
    return (article,), problems
