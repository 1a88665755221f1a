"""A perspective beside the article: its actors and their statements, as one virtual list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.drawing.cards import Part, Row, actor_rows, card_rows, shortened, tally
from tui.drawing.layers import cut, emphasised, unbroken
from tui.drawing.palette import CURRENT_PROPOSED, PROPOSED, Emphasis
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual import events

    from perspectives.model import Span
    from perspectives.story.story import Entry, Side
    from tui.drawing.badges import Badge

MARKED = "✓"
"""What stands beside the words of a card that is marked."""

LEFT, RIGHT = 4, 2
"""Cells left of a card (rule, air, bar, air) and right of it."""

HEAD = 2
"""Rows at the top that do not scroll: the perspective's name, and air or the actor's."""

EMPHASIS = {
    Part.ACTOR: Emphasis.HEADING,
    Part.ROLE: Emphasis.QUIET,
    Part.ABOUT: Emphasis.QUIET,
}


@dataclass(frozen=True)
class Pointers:
    """What the reader points at, as columns show it; statements are named by their ids."""

    current: str | None = None
    related: tuple[str, ...] = ()
    """The most related first."""
    shared: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    """By statement: the phrases among its card's words that the current and a related one share."""
    marked: frozenset[str] = frozenset()
    """What the next change is for."""


class Column(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """One perspective: 5,000 statements scroll as 20 do, for only rows on screen are drawn."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    @dataclass
    class Chosen(Message):
        """The reader clicked on a statement's card."""

        entry_id: str

    def __init__(self, side: Side, badge: Badge, year: str, sources: Mapping[str, str]) -> None:
        """Show a perspective; `sources` is what articles are called, by id, where cards say it."""
        super().__init__()
        self.side = side
        self.badge = badge
        self._year = year
        self._sources = sources
        self._pointers = Pointers()
        self._width = 0
        self._cards: dict[tuple[str, bool], list[Row]] = {}
        self._rows: list[Row] = []
        self._first_rows: dict[str, int] = {}
        self._names: list[tuple[int, str]] = []
        self._starts = _starts(side)
        self._tally = tally(side)
        self._strips: dict[int, Strip] = {}
        self._is_following = True
        self._more = (False, False)

    def show(self, side: Side, badge: Badge, sources: Mapping[str, str]) -> None:
        """Show what is now known of the same perspective; the card on top stays on top."""
        top = round(self.scroll_y)
        above = [row.entry.id for row in self._rows[: top + 1] if row.entry is not None]
        heights = {entry_id: top - self._first_rows[entry_id] for entry_id in above[-1:]}
        self.side = side
        self.badge = badge
        self._sources = sources
        self._starts = _starts(side)
        self._tally = tally(side)
        self._cards.clear()
        self._lay_out()
        for entry_id, height in heights.items():
            if entry_id in self._first_rows:
                self.set_scroll(None, self._first_rows[entry_id] + height)

    def show_more(self, *, left: bool, right: bool) -> None:
        """Show whether more columns stand to the left of this one and to the right."""
        if self._more != (left, right):
            self._more = (left, right)
            self.refresh()

    def point(self, pointers: Pointers) -> None:
        """Show what is current and what is related to it, and follow the article again."""
        self._is_following = True
        concerned = self._concerns(self._pointers) or self._concerns(pointers)
        self._pointers = pointers
        if concerned:
            self._lay_out()
        self._reveal_pointed()

    def _concerns(self, pointers: Pointers) -> bool:
        ids = self._first_rows.keys()
        related_or_marked = {*pointers.related, *pointers.marked}
        return pointers.current in ids or not ids.isdisjoint(related_or_marked)

    def _reveal_pointed(self) -> None:
        """Bring the current card into view, or where it is elsewhere the one most related to it."""
        pointed = (self._pointers.current, *self._pointers.related)
        self._reveal(next((id_ for id_ in pointed if id_ in self._first_rows), None))

    def follow(self, article: str, offset: int) -> None:
        """Keep the statement in view whose passage begins nearest to an offset of an article.

        Not once the reader has scrolled the column, until another statement becomes current.
        """
        if not self._is_following:
            return
        starts = self._starts.get(article, [])
        index = bisect_left(starts, (offset, ""))
        near = starts[max(0, index - 1) : index + 1]
        if near:
            self._reveal(min(near, key=lambda start: abs(start[0] - offset))[1])

    def _reveal(self, entry_id: str | None) -> None:
        if entry_id not in self._first_rows:
            return
        first = self._first_rows[entry_id]
        last = first
        while last + 1 < len(self._rows) and self._rows[last + 1].entry is self._rows[first].entry:
            last += 1
        page = self.scrollable_content_region.height - HEAD
        top = round(self.scroll_y)
        if page > 0 and (first < top or last >= top + page):
            # The name of who speaks, or a line of the card before, stays in sight above.
            above = min(3, max(0, page - 1 - (last - first)))
            self.scroll_to(y=first - above, animate=False)

    def on_resize(self) -> None:
        """Lay the cards out for the new width."""
        self._lay_out()
        self._reveal_pointed()

    def on_mouse_scroll_down(self) -> None:
        """Let the reader scroll this column away from the article."""
        self._is_following = False

    def on_mouse_scroll_up(self) -> None:
        """Let the reader scroll this column away from the article."""
        self._is_following = False

    def _lay_out(self) -> None:
        width = max(1, self.scrollable_content_region.width - LEFT - RIGHT)
        if width != self._width:
            self._width = width
            self._cards.clear()
        rows: list[Row] = []
        self._first_rows = {}
        self._names = []
        for actor, entries in self.side.actors:
            self._names.append((len(rows), visible_line(actor.name)))
            rows += actor_rows(actor, width)
            for entry in entries:
                self._first_rows[entry.id] = len(rows) + 1
                rows += self._card(entry)
            rows.append(Row(Part.AIR))
        self._rows = rows
        # Set without a watcher: to lay the whole screen out anew for a longer list, of which no
        # scrollbar tells, would cost more than all else that a key does.
        self.set_reactive(Column.virtual_size, Size(LEFT + width + RIGHT, len(rows) + HEAD))
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self._redraw()

    def _card(self, entry: Entry) -> list[Row]:
        whole = entry.id == self._pointers.current or entry.id in self._pointers.related
        key = entry.id, whole
        if key not in self._cards:
            source = source_of(entry.article, self._sources)
            self._cards[key] = list(card_rows(entry, self._width, self._year, source, whole=whole))
        return self._cards[key]

    # Drawing

    def notify_style_update(self) -> None:
        """Draw everything anew: the theme changed."""
        super().notify_style_update()
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        if y == 0:
            return self._draw_head()
        if y < HEAD:
            return self._draw(self._speaking())
        index = round(self.scroll_y) + y - HEAD
        strip = self._strips.get(index)
        if strip is None:
            row = self._rows[index] if index < len(self._rows) else Row(Part.AIR)
            strip = self._strips[index] = self._draw(row)
        return strip

    def _speaking(self) -> Row:
        """Return the name of the actor whose cards are on top, once its own row is out of sight."""
        top = round(self.scroll_y)
        index = bisect_right(self._names, top, key=lambda name: name[0]) - 1
        if index < 0 or self._names[index][0] == top:
            return Row(Part.AIR)
        return Row(Part.ACTOR, shortened(self._names[index][1], self._width))

    def _draw_head(self) -> Strip:
        room = self._width + RIGHT
        count = f" {self._tally} "
        if self._pointers.current in self._first_rows:
            number = [*self._first_rows].index(self._pointers.current) + 1
            sign = "" if self.side.reason is None else PROPOSED
            count = f" {sign}{number}/{len(self._first_rows)} "
        more_left, more_right = self._more
        right = "› " if more_right else ""
        left = max(0, room - len(count) - len(right))
        name = set_cell_size(shortened(visible_line(self.side.name), left), left)
        more = self.palette.page + Style(bold=True)
        return Strip(
            [
                Segment("‹ ", more) if more_left else Segment("│ ", self.palette.rule),
                Segment(f"{self.badge.glyph} {name}", self.palette.accent(self.badge)),
                Segment(count, self.palette.quiet),
                Segment(right, more),
            ]
        ).crop_extend(0, self.size.width, self.palette.page)

    def _draw(self, row: Row) -> Strip:
        palette = self.palette
        tint = self._tint(row.entry)
        badge = None if tint is Emphasis.NONE else self.badge
        words = list(self._draw_words(row, badge, tint))
        drawn = cell_len(row.text) + cell_len(row.marks)
        ground = palette.style(badge, tint)
        quiet = ground if tint is Emphasis.CURRENT else palette.style(badge, tint | Emphasis.QUIET)
        bar = _bar(row.entry, tint)
        return Strip(
            [
                Segment("│ ", palette.rule),
                Segment(bar, palette.accent(self.badge)),
                Segment(MARKED if self._is_marked(row.entry) else " ", ground),
                *words,
                Segment(" " * (self._width - drawn), ground),
                Segment(row.marks, quiet),
                Segment(" ", ground),
                Segment(" " * (RIGHT - 1), palette.page),
            ]
        ).crop_extend(0, self.size.width, palette.page)

    def _is_marked(self, entry: Entry | None) -> bool:
        return entry is not None and entry.id in self._pointers.marked

    def _tint(self, entry: Entry | None) -> Emphasis:
        if entry is None:
            return Emphasis.NONE
        if entry.id == self._pointers.current:
            return Emphasis.CURRENT
        return Emphasis.RELATED if entry.id in self._pointers.related else Emphasis.NONE

    def _draw_words(self, row: Row, badge: Badge | None, tint: Emphasis) -> Iterator[Segment]:
        if row.part is not Part.WORDS or row.entry is None:
            how = Emphasis.NONE if tint is Emphasis.CURRENT else EMPHASIS.get(row.part, tint)
            yield Segment(row.text, self.palette.style(badge, tint | how))
            return
        shared = emphasised(self._pointers.shared.get(row.entry.id, ()), Emphasis.SHARED)
        start, end = row.offset, row.offset + len(row.text)
        for stretch in unbroken(cut([shared], start, end), row.text):
            yield Segment(
                row.text[stretch.start - start : stretch.end - start],
                self.palette.style(badge, tint | stretch.emphasis),
            )

    def on_click(self, event: events.Click) -> None:
        """Say whose card the reader clicked on."""
        index = round(self.scroll_y) + event.y - HEAD
        if event.y >= HEAD and index < len(self._rows):
            entry = self._rows[index].entry
            if entry is not None:
                self.post_message(self.Chosen(entry.id))


def _bar(entry: Entry | None, tint: Emphasis) -> str:
    """Return what stands left of a row: it tells what is current, related, or only proposed."""
    if entry is not None and entry.draft is not None:
        return CURRENT_PROPOSED if tint is Emphasis.CURRENT else PROPOSED
    return {Emphasis.CURRENT: "┃", Emphasis.RELATED: "│"}.get(tint, " ")


def _starts(side: Side) -> dict[str, list[tuple[int, str]]]:
    """Return, for each article, where a perspective's statements begin in it, and their ids."""
    starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for _actor, entries in side.actors:
        for entry in entries:
            if entry.article is not None and entry.start is not None:
                starts[entry.article].append((entry.start, entry.id))
    return {article: sorted(places) for article, places in starts.items()}
