"""What the last line of the screen says: the one place that decides who has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.lines import (
    FILE_ANSWER,
    FILING_HINTS,
    FILTER_HINTS,
    HINTS,
    REVIEW_HINTS,
    SHOW_ALL,
    Told,
    hints,
    relation,
)

if TYPE_CHECKING:
    from tui.reader.filtering import Filtering
    from tui.reader.openfile import OpenFile
    from tui.reader.part import Reader
    from tui.reader.review import Review
    from tui.reader.search import Search
    from tui.reader.selection import Selection
    from tui.reader.trail import Trail


class Status:
    """Asks, in this order, who has something to say; the first one has the line.

    1. The search, whose matches the keys walk while there are any.
    2. The selection: the unclaimed quotation that is pointed at.
    3. The relation that is walked.
    4. The review: the proposal that is current, or how many statements are marked.
    5. What the current statement is related to.

    Before them stands the filter, and alone while it is typed.
    """

    def __init__(
        self,
        reader: Reader,
        filtering: Filtering,
        search: Search,
        selection: Selection,
        review: Review,
        trail: Trail,
        file: OpenFile,
    ) -> None:
        self._reader = reader
        self._filtering = filtering
        self._search = search
        self._selection = selection
        self._review = review
        self._trail = trail
        self._file = file

    @property
    def told(self) -> tuple[Told, ...]:
        """What the line tells, on the right."""
        if self._filtering.is_typed:
            return self._filtering.told
        walked = self._relation if self._trail.origin and not self._review.marked else ()
        told = self._search.told or self._selection.told or walked
        told = told or self._review.told or self._relation
        filtered = self._filtering.told
        return (*filtered, Told("   "), *told) if filtered and told else filtered or told

    @property
    def hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that it names, on the left; none beside a file's panel, which names its own."""
        if self._file.is_on_screen:
            return ()
        if self._filtering.is_typed:
            return FILTER_HINTS
        story, current = self._reader.story, self._reader.current
        named = HINTS
        if current is not None and current.draft is not None:
            named = REVIEW_HINTS
        elif current is not None and any(tie.draft for tie in current.related):
            named = (FILE_ANSWER, *HINTS)
        elif story.is_loaded and not story.statements:
            named = FILING_HINTS
        if self._filtering.is_on:
            named = (*named, SHOW_ALL)
        return tuple(hints(named, self._reader.keys))

    @property
    def _relation(self) -> tuple[Told, ...]:
        reader = self._reader
        if reader.current is None:
            return ()
        return tuple(relation(reader.remaining, reader.badges, reader.current, self._trail.origin))
