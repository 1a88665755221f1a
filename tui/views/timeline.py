"""Statements in time: lanes that are walked, and a window of time that is moved and zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from perspectives.story.threads import thread
from perspectives.views.extents import Extent
from perspectives.views.timeline import timeline
from tui.drawing.lines import Told
from tui.drawing.sources import source_of
from tui.drawing.tied import what_it_is
from tui.drawing.timechart import TimeChart
from tui.drawing.timelayout import Frame, Layout
from tui.drawing.timescale import Scale
from tui.keys import TIMELINE_KEYS
from tui.views.view import Outlook, ViewPlace, ViewScreen
from tui.widgets.detail import Detail, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from perspectives.story.story import Entry
    from perspectives.views.timeline import Timeline
    from tui.drawing.chart import Chart, Spot
    from tui.drawing.lines import Hints

NEVER = Extent(0, 1)
"""The window of a story in which nothing has a date."""

DETAIL, AROUND = 8, 7
"""Lines for the words of the statement at most, and for all else beside the lanes."""


class TimelineScreen(ViewScreen):
    """Begins with everything in view that has a date."""

    BINDINGS: ClassVar[list[BindingType]] = [*TIMELINE_KEYS]
    HINTS: ClassVar[Hints] = (
        ("go.next", "go.previous", "in time"),
        ("read.down", "read.up", "lane"),
        ("view.zoom-in", "view.zoom-out", "zoom"),
        ("go.cross", "", "read it"),
    )

    def __init__(
        self,
        outlook: Outlook,
        keys: Mapping[str, Sequence[str]],
        place: ViewPlace | None = None,
    ) -> None:
        """Show a story in time; `place` has the window as its two moments."""
        super().__init__(outlook, keys, place)
        self._timeline = timeline(outlook.story)
        self._detail = Detail()
        self._scale = _fitted(self._timeline)
        if self.asked:
            self._look(Scale(Extent(*map(int, self.asked)), 1))

    def foot(self) -> ComposeResult:
        """Yield the words of the statement that the cursor is at."""
        yield self._detail

    def show(self, outlook: Outlook) -> None:
        """Show another story, with the cursor and the window where they were."""
        self._timeline = timeline(outlook.story)
        self._look(self._scale)
        super().show(outlook)

    # What is drawn

    def tell(self) -> None:
        """Tell the statement that the cursor is at, and set off the thread that it is in."""
        super().tell()
        entry = self._current
        if entry is None:
            self._detail.shown = None
            return
        turns = thread(self.outlook.story, entry)
        self._chart.follow(
            {(one.entry.id, turns[one.parent].entry.id) for one in turns if one.parent is not None}
        )
        self.board.redraw()
        number = self._timeline.place(entry) + 1
        self._detail.shown = Shown(
            entry,
            self.outlook.badges[entry.perspective_id],
            source_of(entry.article, self.outlook.sources),
            f"{number} of {len(self._timeline.entries)}",
        )

    @property
    def _current(self) -> Entry | None:
        """The statement that the cursor is at."""
        return self.outlook.story.statement(self.spot.id) if self.spot else None

    def chart(self, width: int) -> Chart:
        """Return the lanes, in the window that is seen."""
        frame = Frame.of(self._timeline, width)
        self._scale = Scale(self._scale.window, frame.cells)
        height = min(DETAIL, self.size.height // 4)
        self._detail.styles.height = height
        room = self.size.height - AROUND - height
        layout = Layout(self._timeline, self._scale, frame, self.outlook.badges, room)
        self._chart = TimeChart(layout, self.outlook.sources)
        return self._chart

    def headline(self) -> str:
        """Return what this is."""
        return "Timeline"

    def facts(self) -> Sequence[str]:
        """Return how many statements have a date, and how many have none."""
        dated, both = len(self._timeline.extents), len(self._timeline.entries)
        undated = [f"{both - dated} without a date"] if dated < both else []
        return (*undated, f"{dated} in time")

    def told(self, spot: Spot) -> Sequence[Told]:
        """Return who is answered by the statement, and who answers it."""
        entry = self.outlook.story.statement(spot.id)
        return [*self._answers(entry)] if entry else []

    def _answers(self, entry: Entry) -> Iterator[Told]:
        for tie in entry.related:
            other = self.outlook.story.statement(tie.id)
            if other is not None and (tie.answers or tie.answered):
                badge = self.outlook.badges[other.perspective_id]
                yield Told(f"  {what_it_is(tie)} ")
                yield Told(f"{badge.glyph} {other.actor.name}", badge)

    # The cursor

    def action_statement(self, step: int) -> None:
        """Go to the next statement in time, or the one before."""
        self._go(self._timeline.following, step)

    def action_pane(self, step: int) -> None:
        """Go to the next statement in the lane, or the one before."""
        self._go(self._timeline.following_in_lane, step)

    def action_line(self, step: int) -> None:
        """Go to another lane, to what it has nearest in time."""
        self._go(self._timeline.beside, step)

    def action_edge(self, way: int) -> None:
        """Go to the earliest statement, or to the last."""
        if self._timeline.entries:
            self._stand_at(self._timeline.entries[0 if way < 0 else -1])

    def _go(self, way: Callable[[Entry, int], Entry | None], step: int) -> None:
        current = self._current
        entry = way(current, step) if current else None
        if entry is not None:
            self._stand_at(entry)

    def _stand_at(self, entry: Entry) -> None:
        when = self._timeline.extents.get(entry.id)
        if when is not None:
            self._look(self._scale.showing(when, self._bounds))
        self.draw(entry.id)

    # The window

    def action_zoom(self, times: float) -> None:
        """Show so many times as much, with what the cursor is at in view."""
        when = self._timeline.extents.get(self._current.id) if self._current else None
        moment = self._scale.middle(when or self._scale.window)
        self._look(self._scale.zoomed(times, moment, self._bounds))
        self.draw()

    def action_pan(self, share: float) -> None:
        """Show what is later or earlier, by a share of the window."""
        self._look(self._scale.panned(share, self._bounds))
        self.draw()

    def action_fit(self) -> None:
        """Show everything that has a date."""
        self._look(_fitted(self._timeline))
        self.draw()

    @property
    def _bounds(self) -> Extent:
        """All that can be looked at."""
        return Scale.fitted(self._timeline.whole or NEVER, 1).window

    def _look(self, scale: Scale) -> None:
        """Look through a window, as far as it is within what can be looked at."""
        self._scale = scale.panned(0, self._bounds)
        self.asked = tuple(map(str, self._scale.window))


def _fitted(timeline: Timeline) -> Scale:
    return Scale.fitted(timeline.fit or NEVER, 1)
