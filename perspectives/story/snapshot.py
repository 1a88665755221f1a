"""A story as it is at one moment, and all that screens and commands ask of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from perspectives.model import Article, Diagnostic
from perspectives.story.entries import Entry, Side
from perspectives.story.memory import Memory
from perspectives.text.spans import Intervals

if TYPE_CHECKING:
    from perspectives.drafting import DraftStatement
    from perspectives.drafting.naming import Named
    from perspectives.drafting.quotations import Quotation
    from perspectives.format.file import PerspectiveFile
    from perspectives.model import Passage, Statement
    from perspectives.story.passages import ArticlePassages


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
    """What the next snapshot takes over; asked by nobody outside of this package."""

    @property
    def is_loaded(self) -> bool:
        """Whether the perspectives have been read too, and not only the articles."""
        return self.memory.collation is not None

    def article(self, id: str) -> Article | None:
        """Return the article of this id."""
        return next((article for article in self.articles if article.id == id), None)

    def article_of(self, entry: Entry) -> Article | None:
        """Return the article in which a statement was looked for; None where it was in several."""
        return None if entry.article is None else self.article(entry.article)

    def perspective(self, id: str) -> Side | None:
        """Return the perspective of this id."""
        return next((side for side in self.perspectives if side.id == id), None)

    @property
    def files(self) -> tuple[PerspectiveFile, ...]:
        """The perspective files, by name, as they were read last; none before it is loaded.

        They may be broken, or of an id that is taken, where `perspectives` shows something else.
        """
        return tuple(reading.content for reading in self.memory.files.values())

    def file(self, path: Path) -> PerspectiveFile | None:
        """Return the one of the perspective files that has this path."""
        reading = self.memory.files.get(path)
        return reading.content if reading else None

    def statement(self, id: str) -> Entry | None:
        """Return the statement of this id."""
        index = self._indices.get(id)
        return None if index is None else self.statements[index]

    def find(self, statement: Statement) -> tuple[str | None, Passage]:
        """Return in which article a statement stands, by its id, and its passage there.

        No file need have the statement. One that names an article is looked for in that one, any
        other in all; the id is None where there are several and none comes near. The story has to
        be loaded.
        """
        # Not at the top: an article is painted before the matchers are imported.
        from perspectives.story.passages import find

        return find(statement, self._passages)

    def find_letters(self, statement: Statement) -> Iterator[str]:
        """Yield the parts of the articles with a statement's letters, however they part the words.

        Articles are chosen as by `find`.
        """
        from perspectives.story.passages import find_letters

        return find_letters(statement, self._passages)

    @cached_property
    def filed(self) -> tuple[Entry, ...]:
        """The statements that are in a file, and not only proposed, in article order."""
        return tuple(entry for entry in self.statements if entry.draft is None)

    @cached_property
    def proposed(self) -> tuple[Entry, ...]:
        """The statements that are proposed, in article order."""
        return tuple(entry for entry in self.statements if entry.draft is not None)

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
        passages = self._passages.get(article) if self.is_loaded else None
        return passages.quotations if passages else ()

    def drafts(self, article: str) -> tuple[DraftStatement, ...]:
        """Return what an article's own words say was said, in order, filed or not.

        None before the story is loaded. The first time takes some 2 ms for a thousand words, and
        then none until it changes.
        """
        # Not at the top: an article is painted before anybody asks.
        from perspectives.story.passages import names_of

        passages = self._passages.get(article) if self.is_loaded else None
        its = self.article(article)
        return passages.drafts(its, names_of(self.files)) if passages and its else ()

    def named_near(self, article: str, offset: int) -> list[str]:
        """Return the names of who is named in an article, the nearest to an offset first.

        Actors of the files have the names that they have there. The first time takes as long as
        `drafts` does, and then none.
        """
        its = self.article(article)
        if its is not None and article not in self._named:
            # Not at the top: an article is painted before anybody asks.
            from perspectives.drafting.naming import named
            from perspectives.story.passages import names_of

            self._named[article] = named(
                its.text, language=its.language, actors=names_of(self.files)
            )
        found = self._named.get(article, ())
        return [one.name for one in sorted(found, key=lambda one: one.distance(offset))]

    def unclaimed(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations in an article that no statement covers, in order."""
        quotations = self.quotations(article)
        if quotations and article not in self._unclaimed:
            # Not at the top: an article is painted before there are any.
            from perspectives.drafting.unclaimed import unclaimed

            spans = [span for entry in self.found_in(article) for span in entry.passage.spans]
            self._unclaimed[article] = unclaimed(quotations, spans)
        return self._unclaimed.get(article, ())

    @property
    def _passages(self) -> Mapping[str, ArticlePassages]:
        if self.memory.collation is None:
            raise ValueError("the story has to be loaded first")
        return self.memory.collation.passages

    @cached_property
    def _unclaimed(self) -> dict[str, tuple[Quotation, ...]]:
        return {}

    @cached_property
    def _named(self) -> dict[str, tuple[Named, ...]]:
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
