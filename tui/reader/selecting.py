"""Selecting words with the keyboard, and walking the quotations that no statement covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.reactive import reactive
from textual.selection import Selection

from tui.drawing.layers import emphasised
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis
from tui.reader.story_screen import StoryScreen
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.model import Span
    from perspectives.story.story import Entry
    from perspectives.text.versions import Surroundings
    from tui.widgets.select_bar import SelectBar


class Selecting(StoryScreen):
    """What a new statement can be made of: selected words, or the quotation pointed at."""

    pointed: reactive[Quotation | None] = reactive(None, init=False)
    """The unclaimed quotation that the reader is at."""

    def action_select(self) -> None:
        """Let the keys extend a selection, from the statement or the line that the reader is at."""
        # Not at the top: it is not needed before the article is on screen.
        from tui.navigation.motions import Motions, Reach
        from tui.widgets.select_bar import SelectBar

        if self.query(SelectBar):
            return
        motions = Motions(self._page.article.text)
        word = motions.word_at(self._selection_start())
        if word is None:
            self._say("There are no words here")
            return
        self._panes.enter_page()
        bar = SelectBar(Reach(motions, word, word), self._keys)
        self.mount(bar, before=self.query_one(StatusLine))
        bar.focus()

    def _selection_start(self) -> int:
        """Return where a selection begins: at what is pointed at, if that is in view."""
        top, bottom = self._page.extent
        spans = list(self.pointed.spans) if self.pointed else []
        if not spans and self.current and self.current.article == self._page.article.id:
            spans = self.current.passage.spans
        start = spans[0][0] if spans else top
        return start if top <= start < bottom else top

    def on_select_bar_moved(self, message: SelectBar.Moved) -> None:
        """Show what is selected."""
        start, end = message.reach.span
        self.selections = {self._page: Selection.from_offsets(Offset(start, 0), Offset(end, 0))}
        self._page.reveal(*message.reach.moving)

    async def on_select_bar_left(self) -> None:
        """Drop the selection."""
        await self._end_selecting()
        self.clear_selection()

    async def _end_selecting(self) -> None:
        """Take the keys back; what is selected stays so."""
        if self.query("SelectBar"):
            await self.query("SelectBar").remove()
            self._page.focus()

    def move_places(self, article: str, surroundings: Surroundings) -> None:
        """End selecting in a text that is not there any more."""
        super().move_places(article, surroundings)
        if self.query("SelectBar"):
            self.query("SelectBar").remove()
            self._page.focus()

    @property
    def selected(self) -> Span | None:
        """What is selected in the article, in characters."""
        selection = self._page.text_selection
        span = selection.get_span(0) if selection else None
        if span is None:
            return None
        start, end = span
        return start, len(self._page.article.text) if end < 0 else end

    # Unclaimed quotations

    def _tint(self) -> None:
        super()._tint()
        unclaimed = [
            span
            for quotation in self.story.unclaimed(self._page.article.id)
            for span in quotation.spans
        ]
        self._page.paint(unclaimed=emphasised(unclaimed, Emphasis.UNCLAIMED))
        if self.pointed not in self.story.unclaimed(self._page.article.id):
            self.pointed = None

    def watch_pointed(self, quotation: Quotation | None) -> None:
        """Show which quotation the reader is at."""
        spans = quotation.spans if quotation else ()
        self._page.paint(pointed=emphasised(spans, Emphasis.POINTED))
        self._tell()

    def _tell(self) -> None:
        super()._tell()
        unclaimed = self.story.unclaimed(self._page.article.id)
        if self.pointed in unclaimed:
            number, add = unclaimed.index(self.pointed) + 1, self._keys["edit.add"][0]
            told = Told(f"unclaimed quotation {number} of {len(unclaimed)}   {add} adds it")
            self.query_one(StatusLine).told = (told,)

    def watch_current(self, entry: Entry | None) -> None:
        """Point at no quotation while a statement is gone to."""
        super().watch_current(entry)
        self.pointed = None

    def action_unclaimed(self) -> None:
        """Go to the next quotation that no statement covers, around the end."""
        unclaimed = self.story.unclaimed(self._page.article.id)
        if not unclaimed:
            self._say("Every quotation in this article has its statement")
            return
        here = self.pointed.spans[0][0] if self.pointed else self._page.extent[0] - 1
        following = (one for one in unclaimed if one.spans[0][0] > here)
        self._point_at(next(following, unclaimed[0]))

    def action_end_search(self) -> None:
        """Point at nothing any more."""
        self.pointed = None
        super().action_end_search()

    def _point_at(self, quotation: Quotation) -> None:
        self._jumps.jump(self.place)
        self.pointed = quotation
        self._page.reveal(quotation.spans[0][0], quotation.spans[-1][1])
