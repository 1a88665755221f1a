"""The article on its page, wrapped to a measure; what is tinted or clicked is told by offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from perspectives.model import Style as Written
from perspectives.text.paragraphs import reflow
from tui.drawing.ends import Ends
from tui.drawing.headline import headline, said_once
from tui.drawing.layers import Layer, cut, emphasised, unbroken, written
from tui.drawing.line_map import LineMap, headings
from tui.drawing.palette import CURRENT_PROPOSED, PROPOSED, Emphasis
from tui.drawing.visible import visible
from tui.widgets.painted import Painted

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

    from perspectives.model import Article, Span
    from tui.drawing.badges import Badge

MEASURE = 72
"""The widest line of text, in cells: what the eye still finds its way back from."""

GUTTER = 5
"""Cells left of the text, where the glyphs of the perspectives stand."""

BOOKMARK = "✱"
"""What stands in the margin of a line that has a bookmark."""

MARGIN = 2
"""The fewest cells right of the text."""


class ArticleView(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """One article, drawn line by line.

    All positions that go in and out are character offsets into the article's text. What is
    drawn is the text made harmless and flowing, which has the same length: offsets fit both.
    """

    ALLOW_MAXIMIZE = False

    @dataclass
    class Pressed(Message):
        """The reader clicked on the text."""

        offset: int

    def __init__(self, article: Article, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        self._layers: dict[str, Layer] = {}
        self._top = 0
        self.show(article)

    def show(self, article: Article, top: int = 0) -> None:
        """Draw another article, with the line that holds the offset `top` first."""
        self.article = article
        self._text = said_once(reflow(visible(article.text)), article.title)
        self._lines = LineMap(self._text, MEASURE)
        self._ends: Ends | None = None
        self._layers = written(article.styles) | dict.fromkeys(
            ("proposed", "passages", "current", "bookmarked"), Layer()
        )
        if not article.styles:
            guessed = headings(self._text)
            if own := headline(self._text, article.title):
                guessed.append(own)
            self._layers[Written.HEADING.value] = emphasised(guessed, Emphasis.HEADING)
        self._top = top
        if self.is_mounted:
            self._rewrap()

    def paint(self, **layers: Layer) -> None:
        """Put layers over the text, by name; a layer replaces the one of the same name."""
        top, bottom = self.extent
        touched = [
            stretch
            for layer in (*(self._layers.get(name, Layer()) for name in layers), *layers.values())
            for stretch in layer.within(top, bottom)
        ]
        self._layers |= layers
        self._ends = None
        self._strips.clear()
        lines = [self._lines.line_of(offset) for s in touched for offset in (s.start, s.end)]
        if lines:
            first = max(min(lines), round(self.scroll_y))
            self.refresh_lines(first, max(lines) - first + 1)

    # The place on the page

    @property
    def top(self) -> int:
        """The offset of the first character on screen."""
        return self._top

    @property
    def extent(self) -> Span:
        """The offsets of what is on screen."""
        first = min(round(self.scroll_y), len(self._lines) - 1)
        last = min(first + self._page, len(self._lines)) - 1
        return self._lines.span(first)[0], self._lines.span(max(first, last))[1]

    @property
    def progress(self) -> int:
        """How far the page is from the top to the end of the article, 0 to 100."""
        return round(100 * self.scroll_y / self.max_scroll_y) if self.max_scroll_y else 100

    @property
    def shows_headline(self) -> bool:
        """Whether the text begins with the article's title, and its beginning is on screen."""
        span = headline(self._text, self.article.title) if self.scroll_y < self._page else None
        return span is not None and self.scroll_y <= self._lines.line_of(span[0])

    def scroll_to_offset(self, offset: int) -> None:
        """Put the line that holds `offset` at the top of the page."""
        self.scroll_to(y=self._lines.line_of(offset), animate=False)

    def reveal(self, start: int, end: int) -> None:
        """Bring text[start:end] on screen: not at all where it is, else to the upper third."""
        first, last = self._lines.line_of(start), self._lines.line_of(max(start, end - 1))
        top = round(self.scroll_y)
        if top <= first and last < top + self._page:
            return
        above = max(0, min(self._page // 3, self._page - 1 - (last - first)))
        self.scroll_to(y=first - above, animate=False)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place as an offset, which a new width does not change."""
        super().watch_scroll_y(old_value, new_value)
        # A page without height can be scrolled one line too far.
        line = min(round(new_value), len(self._lines) - 1)
        kept = self._lines.line_of(self._top)
        # At the end a higher page begins before the place, which is kept for a lower one.
        is_out_of_reach = kept > self.max_scroll_y and line >= self.max_scroll_y
        if line != kept and not is_out_of_reach:
            self._top = self._lines.span(line)[0]

    def on_resize(self) -> None:
        """Wrap the text to the new width; the line at the top stays the one that was."""
        self._rewrap()

    def _rewrap(self) -> None:
        width = max(1, min(MEASURE, self.scrollable_content_region.width - GUTTER - MARGIN))
        if width != self._lines.width or self._text is not self._lines.text:
            self._lines = LineMap(self._text, width)
        top = self._top
        self.virtual_size = Size(GUTTER + width, len(self._lines))
        self._redraw()
        self.set_scroll(None, self._lines.line_of(top))
        self._top = top

    # Drawing

    def notify_style_update(self) -> None:
        """Draw everything anew: the theme changed."""
        super().notify_style_update()
        self._redraw()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected words as the article has them, and what parts them from others."""
        span = selection.get_span(0)
        if span is None:
            return None
        start, end = span
        return self.article.text[start : None if end < 0 else end], "\n"

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the screen, in cells."""
        line = round(self.scroll_y) + y
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = self._draw(line)
        return strip

    def _draw(self, line: int) -> Strip:
        palette, page = self.palette, self.palette.page
        width = self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, page)
        start, end = self._lines.shown(line)
        text, before, behind = self._text[start:end], " ", " "
        layers = [*self._layers.values()]
        if palette.colorless:
            ends = self._ends = self._ends or Ends(self._text, self._layers["passages"].spans)
            text = ends.marked(text, start)
            before, behind = ends.before(start, end), ends.behind(start, end)
            layers.append(ends.tight)
        segments = self._draw_gutter(line, before)
        if self.text_selection is not None:
            layers.append(self._selection_layer(self.text_selection))
        for stretch in unbroken(cut(layers, start, end), self._text[start:end]):
            style = palette.style(stretch.badge, stretch.emphasis)
            # The screen reads the offset back from the style when text is selected or clicked.
            offset = Style.from_meta({"offset": (stretch.start, 0)})
            words = text[stretch.start - start : stretch.end - start]
            segments.append(Segment(words, style + offset))
        segments.append(Segment(behind, page))
        return Strip(segments).crop_extend(0, width, page)

    def _draw_gutter(self, line: int, last: str) -> list[Segment]:
        """Return the cells left of the text: a bookmark's sign, two glyphs, a bar, and `last`.

        A strong bar stands beside what is current, a thin one beside a block quotation.
        """
        start, end = self._lines.shown(line)
        current = next(self._layers["current"].within(start, end), None)
        filed = [stretch.badge for stretch in self._layers["passages"].within(start, end)]
        proposed = [stretch.badge for stretch in self._layers["proposed"].within(start, end)]
        if current is not None:
            (filed if current.badge in filed else proposed).insert(0, current.badge)
        signs = dict.fromkeys(_glyph(badge) for badge in filed)
        signs |= dict.fromkeys((PROPOSED, badge) for badge in proposed if badge not in filed)
        first, second, *_rest = [*signs, (" ", None), (" ", None)]
        is_quoted = any(True for _ in self._layers[Written.QUOTE.value].within(start, end))
        strong = "┃" if current and current.badge in filed else CURRENT_PROPOSED
        bar = strong if current else "│" if is_quoted else " "
        is_marked = any(True for _ in self._layers["bookmarked"].within(start, end))
        # A cell a segment: an offset counts on from the start of its segment.
        cells = [
            (BOOKMARK if is_marked else " ", None),
            second,
            first,
            (bar, first[1]),
            (last, None),
        ]
        at_start = Style.from_meta({"offset": (start, 0)})
        return [
            Segment(
                cell,
                (self.palette.page if badge is None else self.palette.accent(badge)) + at_start,
            )
            for cell, badge in cells
        ]

    def _selection_layer(self, selection: Selection) -> Layer:
        start, end = selection.get_span(0) or (0, 0)
        return emphasised([(start, len(self._text) if end < 0 else end)], Emphasis.SELECTED)

    def on_click(self, event: events.Click) -> None:
        """Say where in the text the reader clicked."""
        if self.text_selection is None:
            _widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
            if offset is not None:
                self.post_message(self.Pressed(offset.x))


def _glyph(badge: Badge | None) -> tuple[str, Badge | None]:
    return (" " if badge is None else badge.glyph), badge
