"""What the widgets of the page show of the story, and of what is current in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.text.spans import without
from tui.drawing.layers import Layer, emphasised, tinted
from tui.drawing.lines import facts
from tui.drawing.palette import Emphasis
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line
from tui.navigation import walk
from tui.widgets.speaker import Speaking

if TYPE_CHECKING:
    from perspectives.model import Span
    from tui.drawing.badges import Badge
    from tui.reader.part import Reader
    from tui.reader.review import Review
    from tui.widgets.masthead import Masthead
    from tui.widgets.speaker import Speaker
    from tui.widgets.tabs import PerspectiveTabs


class Picture:
    """Gives the widgets what they draw."""

    def __init__(
        self,
        reader: Reader,
        review: Review,
        masthead: Masthead,
        tabs: PerspectiveTabs,
        speaker: Speaker,
    ) -> None:
        self._reader = reader
        self._review = review
        self._masthead = masthead
        self._tabs = tabs
        self._speaker = speaker

    async def show_sides(self) -> None:
        """Put the perspectives beside the article."""
        reader = self._reader
        sides = tuple((side, reader.badges[side.id]) for side in reader.remaining.perspectives)
        self._tabs.sides = sides
        await reader.panes.columns.show_sides(sides, self._year, reader.sources)

    def tint(self) -> None:
        """Set off the passages of the article, those filed and those proposed.

        What the filter leaves out is dimmed.
        """
        reader = self._reader
        article = reader.page.article.id
        filed: list[tuple[Span, Badge]] = []
        proposed: list[tuple[Span, Badge]] = []
        for entry in reader.remaining.found_in(article):
            badge = reader.badges[entry.perspective_id]
            (proposed if entry.draft else filed).extend(
                (span, badge) for span in entry.passage.spans
            )
        every = (span for entry in reader.story.found_in(article) for span in entry.passage.spans)
        dimmed = without(every, (span for span, _badge in (*filed, *proposed)))
        reader.page.paint(
            passages=tinted(filed),
            proposed=tinted(proposed, Emphasis.PROPOSED),
            dimmed=emphasised(dimmed, Emphasis.QUIET),
        )

    def show_current(self) -> None:
        """Show in every pane what is current."""
        reader, entry = self._reader, self._reader.current
        side_id = entry.perspective_id if entry else None
        self._tabs.current = reader.panes.current_side = side_id
        if entry is not None:
            others = walk.related_entries(reader.remaining, entry)
            other = others[0] if others else entry
            reader.panes.columns.bring_both(entry.perspective_id, other.perspective_id)
            self._speaker.speaking = Speaking(
                entry,
                reader.badges[entry.perspective_id],
                self._year,
                source_of(entry.article, reader.sources),
            )
        self.point()
        self.describe()

    def point(self) -> None:
        """Set off in the article and in the columns what is current, and what is related to it."""
        # Not at the top: what compares words is not needed before the article is on screen.
        from tui.reader.pointing import point_article, point_columns

        reader, entry = self._reader, self._reader.current
        story, article = reader.remaining, reader.page.article.id
        reader.panes.columns.point(point_columns(story, entry, self._review.names))
        layers = point_article(story, entry, article, reader.badges) if entry else {}
        reader.page.paint(**(dict.fromkeys(("related", "current", "shared"), Layer()) | layers))

    def follow(self) -> None:
        """Let the columns and the figures follow the page."""
        page = self._reader.page
        self._reader.panes.columns.follow(page.article.id, page.extent[0])
        self.describe()

    def describe(self) -> None:
        """Say what is being read, and how far the reader has come."""
        reader, page = self._reader, self._reader.page
        story, article = reader.remaining, page.article
        self._masthead.headline = visible_line(article.title or article.id)
        self._masthead.is_on_page = reader.panes.arrangement.shows_page and page.shows_headline
        self._masthead.facts = tuple(facts(story, article, page.progress, reader.current))

    @property
    def _year(self) -> str:
        return (self._reader.page.article.date or "")[:4]
