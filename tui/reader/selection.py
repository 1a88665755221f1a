"""What a new statement can be made of: selected words, or an unclaimed quotation pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection as Selected

from tui.drawing.layers import emphasised
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis
from tui.navigation.walk import is_in_view

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.model import Span
    from tui.navigation.motions import Reach
    from tui.reader.part import Reader
    from tui.reader.search import Search
    from tui.reader.trail import Trail
    from tui.widgets.select_bar import SelectBar


class Selection:
    """Selects words with the keyboard, and walks the quotations that no statement covers."""

    def __init__(self, reader: Reader, trail: Trail, search: Search) -> None:
        self._reader = reader
        self._trail = trail
        self._search = search
        self._bar: SelectBar | None = None
        """What takes the keys while they extend the selection."""
        self._reach: Reach | None = None
        """What they had selected when it was closed."""
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

    @property
    def is_any(self) -> bool:
        """Whether words are selected, or a quotation is pointed at."""
        return self.span is not None or self.pointed is not None

    def drop(self) -> None:
        """Select nothing, and point at nothing."""
        self._point(None)
        self._reader.clear_selection()

    # Words

    def open(self) -> None:
        """Let the keys extend a selection, from the statement or the line that the reader is at."""
        # Not at the top: it is not needed before the article is on screen.
        from tui.navigation.motions import Motions, Reach

        if self._bar is not None:
            return
        reader = self._reader
        motions = Motions(reader.page.article.text)
        word = motions.word_at(self._start())
        if word is None:
            reader.say("There are no words here")
            return
        reader.panes.enter_page()
        self._begin(Reach(motions, word, word))

    def _begin(self, reach: Reach) -> None:
        from tui.widgets.select_bar import SelectBar

        self._bar = SelectBar(reach, self._reader.keys)
        self._reader.open_bar(self._bar)

    def take_up(self) -> None:
        """Let the keys extend what they had selected, if that is selected still."""
        reach = self._reach
        if self._bar is None and reach is not None and reach.span == self.span:
            self._begin(reach)

    def _start(self) -> int:
        """Return where a selection begins: where the reader looks, else at the top of the screen.

        That is the match of the search that stands there, or the quotation that is pointed at, or
        the current statement: the first of these that is in view.
        """
        page, current = self._reader.page, self._reader.current
        top, bottom = page.extent
        starts = []
        if self._search.matches is not None:
            starts.append(self._search.matches.span[0])
        if self.pointed is not None:
            starts.append(self.pointed.spans[0][0])
        if current is not None and current.article == page.article.id:
            starts += [start for start, _ in current.passage.spans]
        return next((start for start in starts if top <= start < bottom), top)

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
        self._reach = bar.reach if bar is not None else None
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
        """Go to the next proposal of the story, around its end.

        Where there is none, go to the next quotation that no statement covers.
        """
        if not self._go_to_proposal() and not self._go_to_quotation():
            self._reader.say("Every quotation has its statement")

    def _go_to_proposal(self) -> bool:
        """Go to the next proposal, if there is one."""
        reader, proposed = self._reader, self._reader.remaining.proposed
        article, offset = self._here()
        order = [one.id for one in reader.story.articles]
        here = order.index(article), offset
        following = (
            entry
            for entry in proposed
            if (order.index(entry.article or ""), entry.passage.spans[0][0]) > here
        )
        self._trail.go(next(following, proposed[0] if proposed else None))
        return bool(proposed)

    def _go_to_quotation(self) -> bool:
        """Go to the next quotation that no statement covers, if there is one."""
        story = self._reader.story
        article, offset = self._here()
        ids = [one.id for one in story.articles]
        first = ids.index(article)
        behind = [one for one in story.unclaimed(article) if one.spans[0][0] > offset]
        if behind:
            self._go_to(article, behind[0])
            return True
        # Only as far as one is found: to look for the quotations of a long article takes time.
        for id in (*ids[first + 1 :], *ids[: first + 1]):
            if unclaimed := story.unclaimed(id):
                self._go_to(id, unclaimed[0])
                return True
        return False

    def _here(self) -> tuple[str, int]:
        """Return the article and the offset from which the reader means to go on."""
        page, current = self._reader.page, self._reader.current
        article, extent = page.article.id, page.extent
        if self.pointed is not None:
            return article, self.pointed.spans[0][0]
        if current is not None and is_in_view(current, article, extent):
            return article, current.passage.spans[0][0]
        return article, extent[0] - 1

    def _go_to(self, article: str, quotation: Quotation) -> None:
        self._trail.leave(self._reader.place)
        self._reader.open_article(article)
        self._point(quotation)
        self._reader.page.reveal(quotation.spans[0][0], quotation.spans[-1][1])

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
