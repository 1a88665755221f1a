"""A story as a whole, in snapshots: its articles, its perspectives, where each statement stands.

`begin` reads the articles, which is all that a screen needs to paint a page; `load` adds what the
perspectives say, and takes over from an earlier snapshot whatever has not changed since. Nothing in
a snapshot changes afterwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from perspectives.errors import StoryError
from perspectives.model import Article, Diagnostic
from perspectives.story.entries import Entry, Side, Tie
from perspectives.story.folder import (
    ArticleReading,
    Reading,
    locate,
    perspective_files,
    read_article,
    read_changed,
)
from perspectives.text.spans import Intervals

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.format.file import PerspectiveFile
    from perspectives.story.linking import Collation

__all__ = ["Entry", "Side", "Story", "Tie", "begin", "load"]


class Memory(msgspec.Struct, frozen=True):
    """What a load leaves for the next one."""

    articles: dict[Path, Reading[ArticleReading]] = {}
    files: dict[Path, Reading[PerspectiveFile]] = {}
    shown: dict[Path, PerspectiveFile] = {}
    """Each file as it was when it was last whole, or as it is where it never was."""
    collation: Collation | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A snapshot of a story. All offsets count characters of an article's text."""

    folder: Path
    articles: tuple[Article, ...]
    """Never empty. The first is the one to open: the one that was asked for, else by file name."""
    perspectives: tuple[Side, ...] = ()
    """In the order of their first passages; those without any come last, by file name."""
    statements: tuple[Entry, ...] = ()
    """In article order; a missing one stands beside its neighbour in the file."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the files. What is doubtful besides: `perspectives.checking.check`."""
    broken: tuple[Diagnostic, ...] = ()
    """For each file that cannot be read as a whole: why. Its last good version is shown."""
    memory: Memory = Memory()

    def article(self, id: str) -> Article | None:
        """Return the article of this id."""
        return next((article for article in self.articles if article.id == id), None)

    def perspective(self, id: str) -> Side | None:
        """Return the perspective of this id."""
        return next((side for side in self.perspectives if side.id == id), None)

    def statement(self, id: str) -> Entry | None:
        """Return the statement of this id."""
        index = self._indices.get(id)
        return None if index is None else self.statements[index]

    def found_in(self, article: str) -> tuple[Entry, ...]:
        """Return the statements that have a passage in an article, in article order."""
        return self._found.get(article, ())

    def at(self, article: str, offset: int) -> tuple[Entry, ...]:
        """Return the statements whose passages cover an offset of an article, innermost first."""
        if article not in self._spans:
            return ()
        found = self._found[article]
        covering = (found[index] for index in self._spans[article].at(offset))
        return tuple(sorted(covering, key=_extent))

    def after(self, article: str, offset: int) -> Entry | None:
        """Return the first statement whose passage begins behind an offset of an article."""
        found = self.found_in(article)
        index = bisect_right(found, offset, key=_start)
        return found[index] if index < len(found) else None

    def before(self, article: str, offset: int) -> Entry | None:
        """Return the last statement whose passage begins before an offset of an article."""
        found = self.found_in(article)
        index = bisect_left(found, offset, key=_start)
        return found[index - 1] if index else None

    def next(self, id: str) -> Entry | None:
        """Return the statement found after this one, in this article or the next."""
        following = self.statements[self._indices[id] + 1 :]
        return next((entry for entry in following if entry.passage.spans), None)

    def previous(self, id: str) -> Entry | None:
        """Return the statement found before this one, in this article or the one before."""
        preceding = reversed(self.statements[: self._indices[id]])
        return next((entry for entry in preceding if entry.passage.spans), None)

    def quotations(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations in an article, in order; none before the story is loaded.

        The first time takes some 0.1 s for a megabyte of text, and then none until it changes.
        """
        collation = self.memory.collation
        passages = collation.passages.get(article) if collation else None
        return passages.quotations if passages else ()

    def unclaimed(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations in an article that no statement covers, in order."""
        if article not in self._unclaimed:
            # Not at the top: an article is painted before anybody asks.
            from perspectives.drafting.unclaimed import unclaimed

            spans = [span for entry in self.found_in(article) for span in entry.passage.spans]
            self._unclaimed[article] = unclaimed(self.quotations(article), spans)
        return self._unclaimed[article]

    @cached_property
    def _unclaimed(self) -> dict[str, tuple[Quotation, ...]]:
        return {}

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {entry.id: index for index, entry in enumerate(self.statements)}

    @cached_property
    def _found(self) -> dict[str, tuple[Entry, ...]]:
        found = [entry for entry in self.statements if entry.passage.spans]
        return {
            article: tuple(entries)
            for article, entries in groupby(found, key=lambda entry: entry.article)
            if article
        }

    @cached_property
    def _spans(self) -> dict[str, Intervals]:
        return {
            article: Intervals(
                (span, index) for index, entry in enumerate(found) for span in entry.passage.spans
            )
            for article, found in self._found.items()
        }


def _start(entry: Entry) -> int:
    return entry.passage.spans[0][0]


def _extent(entry: Entry) -> int:
    return entry.passage.spans[-1][1] - entry.passage.spans[0][0]


def begin(path: Path, previous: Story | None = None) -> Story:
    """Return a story as far as its articles: what can be shown while `load` is at work.

    `path` is a story's folder, or one of its articles, which then comes first. An article that has
    not changed since `previous` is taken from it, and so is one that cannot be read any more.
    Raises `StoryError` where there is no article to show.
    """
    folder, paths = locate(path)
    readings = read_changed(paths, read_article, previous.memory.articles if previous else {})
    contents = {path_: reading.content for path_, reading in readings.items()}
    problems = [problem for _, its_problems in contents.values() for problem in its_problems]
    known = {article.path: article for article in previous.articles} if previous else {}
    shown = ((path_, article or known.get(path_)) for path_, (article, _) in contents.items())
    articles, repeated = _by_id(((path_, one) for path_, one in shown if one), "article")
    if not articles:
        raise StoryError(f"{problems[0].path}: {problems[0].message}")
    return Story(
        folder=folder,
        articles=tuple(articles),
        problems=(*problems, *repeated),
        broken=tuple(faults[0] for article, faults in contents.values() if article is None),
        memory=Memory(articles=readings),
    )


def load(path: Path, previous: Story | None = None, *, relating: bool = True) -> Story:
    """Return a story with its perspectives, every statement looked for and related.

    What has not changed since `previous` is taken from it: a file is read again only when it
    changed, a statement looked for again only when its words or its article's did. A file that
    cannot be read as a whole any more stays as it was before. Where nothing has changed, this is
    `previous` itself. Without `relating`, only the ties made by hand need be there, which saves
    half of the time. Raises `StoryError` where there is no article to show.
    """
    memory = previous.memory if previous else Memory()
    story = begin(path, previous)
    # Not at the top: the article is painted before YAML and the matchers are imported.
    from perspectives.format.file import read
    from perspectives.story.linking import collate

    paths, problems = perspective_files(story.folder)
    readings = read_changed(paths, read, memory.files)
    if previous and _is_complete(previous, relating) and _is_same(story, readings, previous):
        return previous
    contents = {path_: reading.content for path_, reading in readings.items()}
    shown = {path_: _last_good(file, memory.shown.get(path_)) for path_, file in contents.items()}
    files, repeated = _by_id(shown.items(), "perspective")
    collation = collate(story.articles, files, memory.collation, relating=relating)
    return msgspec.structs.replace(
        story,
        perspectives=collation.perspectives,
        statements=collation.statements,
        problems=(
            *story.problems,
            *problems,
            *(problem for file in files for problem in contents[file.path].problems),
            *repeated,
            *collation.problems,
        ),
        broken=(*story.broken, *(file.damage for file in contents.values() if file.damage)),
        memory=Memory(story.memory.articles, readings, shown, collation),
    )


def problems_with(story: Story, file: PerspectiveFile) -> tuple[Diagnostic, ...]:
    """Return what would be wrong between the files of a story if one of them were as given."""
    # Not at the top: an article is painted before YAML and the matchers are imported.
    from perspectives.story.linking import collate

    shown = {**story.memory.shown, file.path: file}
    files, _ = _by_id(shown.items(), "perspective")
    return collate(story.articles, files, story.memory.collation, relating=False).problems


def _last_good(file: PerspectiveFile, before: PerspectiveFile | None) -> PerspectiveFile:
    return before if file.damage and before and not before.damage else file


def _is_complete(story: Story, relating: bool) -> bool:
    collation = story.memory.collation
    return collation is not None and (not relating or collation.is_related)


def _is_same(story: Story, files: dict[Path, Reading[PerspectiveFile]], previous: Story) -> bool:
    """Return whether articles and files are those of an earlier load, and none was read again."""
    articles, before = story.memory.articles, previous.memory
    return _contents(articles) == _contents(before.articles) and _contents(files) == _contents(
        before.files
    )


def _contents(readings: dict[Path, Reading[T]]) -> list[tuple[Path, int]]:
    return [(path, id(reading.content)) for path, reading in readings.items()]


N = TypeVar("N", Article, "PerspectiveFile")
T = TypeVar("T")


def _by_id(named: Iterable[tuple[Path, N]], what: str) -> tuple[list[N], list[Diagnostic]]:
    """Return what is the first of its id, and what is wrong with the rest."""
    first: dict[str, tuple[Path, N]] = {}
    problems = []
    for path, one in named:
        owner, other = first.setdefault(one.id, (path, one))
        if other is not one:
            message = f"{owner.name} is the {what} {one.id} already; rename one of the two"
            problems.append(Diagnostic(path=path, code=f"duplicate-{what}", message=message))
    return [one for _, one in first.values()], problems
