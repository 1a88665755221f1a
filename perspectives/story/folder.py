"""A story's folder: which of its files are articles and perspectives, each read once a change.

Symbolic links are followed, wherever they lead: they are the user's own, and an article or a
perspective shared by two stories is one file. Hidden files are left out, among them the locks and
backups of editors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

import msgspec

from perspectives import sources
from perspectives.errors import ArticleError, StoryError
from perspectives.model import Article, Diagnostic

PERSPECTIVES = "perspectives"
"""The folder, inside a story's, that holds one file for each perspective."""

ALONE = ".sidelong"
"""What is added to the name of an article that is a story by itself, for the name of the folder
that holds its perspectives: what is filed from it drags no other file of its folder in."""

T = TypeVar("T")
Stamp: TypeAlias = tuple[int, int, int]
ArticleReading: TypeAlias = tuple[tuple[Article, ...], tuple[Diagnostic, ...]]


class Reading(msgspec.Struct, Generic[T], frozen=True):
    """What came of reading a file, and what the file system said of the file just before."""

    stamp: Stamp | None
    content: T


def read_changed(
    paths: Iterable[Path], read: Callable[[Path], T], before: Mapping[Path, Reading[T]]
) -> dict[Path, Reading[T]]:
    """Read files, and take over from an earlier reading those that have not changed since."""
    readings = {}
    for path in paths:
        stamp, earlier = _stamp(path), before.get(path)
        if earlier is None or stamp is None or stamp != earlier.stamp:
            earlier = Reading(stamp, read(path))
        readings[path] = earlier
    return readings


def are_unchanged(paths: Iterable[Path], before: Mapping[Path, Reading[T]]) -> bool:
    """Tell whether these are the files that were read before, none of them changed since."""
    return {path: _stamp(path) for path in paths} == {
        path: reading.stamp for path, reading in before.items() if reading.stamp is not None
    }


def _stamp(path: Path) -> Stamp | None:
    # A size, a time in nanoseconds and an inode tell two savings of a file apart unless one writes
    # as many bytes into the same inode within a tick of the clock (4 ms): faster than any editor.
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def is_story(folder: Path) -> bool:
    """Tell whether a folder has been made a story: it holds an article, and `PERSPECTIVES`."""
    try:
        return (folder / PERSPECTIVES).is_dir() and bool(articles_of(folder))
    except OSError:
        return False


def locate(path: Path) -> tuple[Path, list[Path]]:
    """Return a story's folder and its articles, in order, for a path that a user names.

    A folder's articles stand in the order of their names. A path that is an article opens the
    story in whose folder it lies, with this article first. Where no perspectives lie beside it, or
    it has had some of its own, it is a story by itself, whose folder need not be there yet. Raises
    `StoryError` where there is no article.
    """
    try:
        if path.is_dir():
            articles = articles_of(path)
            if not articles:
                raise StoryError(f"{path}: there is no article here; put one in as article.txt")
            return path, articles
        if not path.exists():
            raise StoryError(f"{path}: there is no folder and no article of this name")
        if sources.reader_for(path) is None:
            known = ", ".join(sources.READERS)
            raise StoryError(f"{path}: this is no story: open a folder or an article ({known})")
        folder, own = path.parent, path.with_name(path.name + ALONE)
        if own.is_dir() or not (folder / PERSPECTIVES).is_dir():
            return own, [path]
        siblings = articles_of(folder)
    except OSError as error:
        raise StoryError(f"{path}: cannot be opened: {error.strerror}") from None
    return folder, [path, *(other for other in siblings if other.name != path.name)]


def is_alone(folder: Path) -> bool:
    """Tell whether a story's folder is that of an article read alone, as `locate` has it."""
    return folder.name.endswith(ALONE)


def articles_of(folder: Path) -> list[Path]:
    """Return the files of a folder that may be articles, by name; raises `OSError`."""
    return _files(folder, sources.READERS)


def perspective_files(folder: Path) -> tuple[list[Path], tuple[Diagnostic, ...]]:
    """Return the perspective files of a story's folder, by name, and why they cannot be listed."""
    path = folder / PERSPECTIVES
    try:
        return _files(path, (".yaml", ".yml")), ()
    except FileNotFoundError:
        return [], ()
    except OSError as error:
        reason = f"cannot be listed: {error.strerror}; it is to be a folder of YAML files"
        return [], (Diagnostic(path=path, code="perspectives", message=reason),)


def _files(folder: Path, endings: Iterable[str]) -> list[Path]:
    wanted = frozenset(endings)
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in wanted and not path.name.startswith(".")
    )


def read_articles(path: Path) -> ArticleReading:
    """Read the articles of a file; where there are none, why is its only problem."""
    try:
        return sources.read_all(path)
    except ArticleError as error:
        problem = Diagnostic(path=error.path, line=error.line, code="article", message=error.reason)
        return (), (problem,)
