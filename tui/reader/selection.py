"""What a new statement can be made of: selected words, or an unclaimed quotation pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection as Selected

from tui.drawing.layers import emphasised
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.model import Span
    from tui.reader.part import Reader
    from tui.reader.trail import Trail
    from tui.widgets.select_bar import SelectBar


class Selection:
    """Selects words with the keyboard, and walks the quotations that no statement covers."""

    def __init__(self, reader: Reader, trail: Trail) -> None:
        self._reader = reader
        self._trail = trail
        self._bar: SelectBar | None = None
        """What takes the keys while they extend the selection."""
        self.pointed: Quotation | None = None
        """The unclaimed quotation that the reader is at."""

    @property
    def told(self) -> tuple[Told, ...]:
        """What there is to say of the quotation pointed at, if one is."""
        unclaimed = self._unclaimed
        if self.pointed not in unclaimed:
            return ()
        number, add = unclaimed.index(self.pointed) + 1, self._reader.keys["edit.add"][0]
        return (Told(f"unclaimed quotation {number} of {len(unclaimed)}   {add} adds it"),)

    def drop(self) -> None:
        """Select nothing, and point at nothing."""
        self._point(None)
        self._reader.clear_selection()

    # Words

    def open(self) -> None:
        """Let the keys extend a selection, from the statement or the line that the reader is at."""
        # Not at the top: it is not needed before the article is on screen.
        from tui.navigation.motions import Motions, Reach
        from tui.widgets.select_bar import SelectBar

        if self._bar is not None:
            return
        reader = self._reader
        motions = Motions(reader.page.article.text)
        word = motions.word_at(self._start())
        if word is None:
            reader.say("There are no words here")
            return
        reader.panes.enter_page()
        self._bar = SelectBar(Reach(motions, word, word), reader.keys)
        reader.open_bar(self._bar)

    def _start(self) -> int:
        """Return where a selection begins: at what is pointed at, if that is in view."""
        page, current = self._reader.page, self._reader.current
        top, bottom = page.extent
        spans = list(self.pointed.spans) if self.pointed else []
        if not spans and current and current.article == page.article.id:
            spans = current.passage.spans
        start = spans[0][0] if spans else top
        return start if top <= start < bottom else top

    def show(self, message: SelectBar.Moved) -> None:
        """Show what is selected."""
        start, end = message.reach.span
        selected = Selected.from_offsets(Offset(start, 0), Offset(end, 0))
        self._reader.page.screen.selections = {self._reader.page: selected}
        self._reader.page.reveal(*message.reach.moving)

    async def leave(self) -> None:
        """Drop what is selected, and take the keys back."""
        await self.close()
        self._reader.clear_selection()

    async def close(self) -> None:
        """Take the keys back; what is selected stays so."""
        bar, self._bar = self._bar, None
        if bar is not None:
            await bar.remove()
            self._reader.page.focus()

    def turn_page(self) -> None:
        """Select nothing any more: the text is another one."""
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.remove()
            self._reader.page.focus()
        self._reader.clear_selection()

    @property
    def span(self) -> Span | None:
        """What is selected in the article, in characters."""
        page = self._reader.page
        selection = page.text_selection
        span = selection.get_span(0) if selection else None
        if span is None:
            return None
        start, end = span
        return start, len(page.article.text) if end < 0 else end

    # Unclaimed quotations

    def next_unclaimed(self) -> None:
        """Go to the next proposal, or quotation that no statement covers, around the end."""
        unclaimed, page = self._unclaimed, self._reader.page
        if self._go_to_proposal():
            return
        if not unclaimed:
            self._reader.say("Every quotation in this article has its statement")
            return
        here = self.pointed.spans[0][0] if self.pointed else page.extent[0] - 1
        following = (one for one in unclaimed if one.spans[0][0] > here)
        quotation = next(following, unclaimed[0])
        self._trail.leave(self._reader.place)
        self._point(quotation)
        page.reveal(quotation.spans[0][0], quotation.spans[-1][1])

    def _go_to_proposal(self) -> bool:
        """Go to the next proposal in this article, if there is one."""
        reader = self._reader
        found = reader.story.found_in(reader.page.article.id)
        proposed = [entry for entry in found if entry.draft]
        if not proposed:
            return False
        here = found.index(reader.current) if reader.current in found else -1
        following = (entry for entry in found[here + 1 :] if entry.draft)
        self._trail.go(next(following, proposed[0]))
        return True

    def point_at_nothing(self) -> None:
        """Point at no quotation any more."""
        self._point(None)

    def tint(self) -> None:
        """Show which quotations no statement covers, as the story has them now."""
        unclaimed = self._unclaimed
        spans = [span for quotation in unclaimed for span in quotation.spans]
        self._reader.page.paint(unclaimed=emphasised(spans, Emphasis.UNCLAIMED))
        if self.pointed not in unclaimed:
            self._point(None)

    def _point(self, quotation: Quotation | None) -> None:
        if quotation != self.pointed:
            self.pointed = quotation
            spans = quotation.spans if quotation else ()
            self._reader.page.paint(pointed=emphasised(spans, Emphasis.POINTED))
            self._reader.tell()

    @property
    def _unclaimed(self) -> tuple[Quotation, ...]:
        return self._reader.story.unclaimed(self._reader.page.article.id)
