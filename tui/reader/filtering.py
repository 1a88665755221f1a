"""The filter: which of the story's statements are walked and shown, until it is ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.errors import FilterError
from tui.background import in_background
from tui.drawing.cards import shortened
from tui.drawing.lines import Told
from tui.navigation import walk

if TYPE_CHECKING:
    from perspectives.story.filtering import Filter
    from perspectives.story.sifting import Offer, Sieve
    from perspectives.story.story import Story
    from tui.navigation.jumps import Place
    from tui.reader.part import Reader
    from tui.reader.trail import Trail
    from tui.widgets.filter_bar import FilterBar

BRIEF = 16
"""The cells of a filter that are told where there is little room."""

NOTHING_LEFT = "no statement is left by this"


class Filtering:
    """Keeps the filter, and what of the story remains by it."""

    def __init__(self, reader: Reader, trail: Trail) -> None:
        self._reader = reader
        self._trail = trail
        self._wanted: Filter | None = None
        self._bar: FilterBar | None = None
        """Where a filter is typed, while it is."""
        self._typed = ""
        """What there is to say of what has been typed so far."""
        self._came_from_column = False
        """Whether a column had the keys when the line was opened."""
        self._sieve: tuple[Story, Sieve] | None = None
        """For the story that is on screen."""
        self._sifted: tuple[Story, Story] | None = None
        """That story, and what remains of it."""
        self._before: Place | None = None
        """Where the reader was when the filter was set."""
        self._went: Place | None = None
        """Where the filter led, if what had been current did not remain."""

    @property
    def is_typed(self) -> bool:
        """Whether a filter is being typed."""
        return self._bar is not None

    @property
    def is_on(self) -> bool:
        """Whether statements are filtered."""
        return self._wanted is not None

    @property
    def remaining(self) -> Story:
        """The story as far as the filter leaves it: all of it where there is none."""
        story = self._reader.story
        if self._wanted is None:
            return story
        if self._sifted is None or self._sifted[0] is not story:
            self._sifted = story, self._sieve_of(story).remaining(self._wanted)
        return self._sifted[1]

    def _sieve_of(self, story: Story) -> Sieve:
        if self._sieve is None or self._sieve[0] is not story:
            # Not at the top: it is not needed before the article is on screen.
            from perspectives.story.sifting import Sieve

            self._sieve = story, Sieve(story)
        return self._sieve[1]

    @property
    def told(self) -> tuple[Told, ...]:
        """What there is to say of the filter, or of what is typed of one."""
        if self.is_typed:
            return (Told(self._typed),)
        if self._wanted is None:
            return ()
        return (Told(self.summary, brief=self._summed_up(shortened(str(self._wanted), BRIEF))),)

    @property
    def summary(self) -> str:
        """The filter, and how many statements it leaves; nothing where there is none."""
        return self._summed_up(str(self._wanted)) if self.is_on else ""

    def _summed_up(self, line: str) -> str:
        return f"{line} · {self._counted(len(self.remaining.statements))}"

    def _counted(self, left: int) -> str:
        return f"{left} of {len(self._reader.story.statements)}"

    # Typing it

    def open(self) -> None:
        """Let the reader type which statements to keep."""
        from tui.widgets.filter_bar import FilterBar

        if self._bar is not None:
            return
        self._came_from_column = self._reader.panes.side is not None
        self._typed = ""
        self._bar = FilterBar(str(self._wanted or ""), self._offer)
        self._reader.open_bar(self._bar)

    def _offer(self, line: str, cursor: int) -> Offer:
        return self._sieve_of(self._reader.story).offer(line, cursor)

    async def typed(self, message: FilterBar.Typed) -> None:
        """Say how many statements a line would leave, or what is wrong with it."""
        sieve = self._sieve_of(self._reader.story)
        try:
            left = len(await in_background(lambda: sieve.passing(sieve.parse(message.line))))
            self._typed = self._counted(left) if message.line.strip() else ""
        except FilterError as error:
            # What is offered for it is a better way out, and it may only be half typed.
            is_helped = self._offer(message.line, len(message.line)).completions
            self._typed = "" if is_helped else str(error)
        self._reader.tell()

    async def keep(self, message: FilterBar.Kept) -> None:
        """Show only what a line leaves; everything for an empty one, and nothing else for none."""
        if not message.line:
            await self._close()
            await self.end()
            self._give_keys_back()
            return
        sieve = self._sieve_of(self._reader.story)
        try:
            wanted = sieve.parse(message.line)
        except FilterError as error:
            self._typed = str(error)
        else:
            if sieve.passing(wanted):
                await self._close()
                await self._set(wanted)
                self._give_keys_back()
                return
            self._typed = NOTHING_LEFT
        self._reader.tell()

    async def leave(self) -> None:
        """Leave everything as it was."""
        await self._close()
        self._give_keys_back()

    async def _close(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            # Or Textual would give the keys to a pane, of which nobody has heard.
            bar.screen.set_focus(None)
            await bar.remove()
        self._reader.tell()

    def _give_keys_back(self) -> None:
        if self._came_from_column:
            self._reader.panes.enter_column()
        else:
            self._reader.page.focus()

    # Having it

    async def _set(self, wanted: Filter) -> None:
        reader, before = self._reader, self._reader.place
        start = reader.current.start if reader.current else None
        self._wanted, self._sifted = wanted, None
        if reader.current is None or self.remaining.statement(reader.current.id) is None:
            # A key that comes before the columns are there must find nothing that has gone.
            reader.current = None
        await reader.show_remaining()
        self._before = self._before or before
        if reader.current is None:
            self._go_near(before.top if start is None else start)

    def _go_near(self, offset: int) -> None:
        """Go to the statement that is left nearest to an offset of this article."""
        entries = self.remaining.statements
        near = walk.nearest(entries, self._reader.page.article.id, offset)
        self._trail.go(near or entries[0])
        self._went = self._reader.place

    async def end(self) -> None:
        """Show everything again: from where the filter was set, unless the reader has gone on."""
        if self._wanted is None:
            return
        before, went = self._before, self._went
        self._wanted = self._sifted = self._before = self._went = None
        await self._reader.show_remaining()
        if before is not None and went == self._reader.place:
            self._trail.return_to(before)
