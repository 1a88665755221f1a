"""What the parts of the reader may ask of the screen that owns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from textual.app import App
    from textual.message import Message
    from textual.notifications import SeverityLevel
    from textual.widget import Widget

    from perspectives.story.story import Entry, Story
    from tui.drawing.badges import Badge
    from tui.navigation.jumps import Place
    from tui.widgets.article import ArticleView
    from tui.widgets.panes import Panes


class Reader(Protocol):
    """The screen as its parts see it: without the other parts.

    A part that builds upon another one is given it when it is made.
    """

    current: Entry | None
    """The current statement."""

    @property
    def story(self) -> Story:
        """The story as it is on screen."""

    @property
    def remaining(self) -> Story:
        """The story as far as the filter leaves it: what is walked and shown."""

    @property
    def badges(self) -> Mapping[str, Badge]:
        """What marks each perspective, by its id."""

    @property
    def sources(self) -> Mapping[str, str]:
        """What the articles are called, by id; none where there is one only."""

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The keys of each binding, as the reader knows them."""

    @property
    def page(self) -> ArticleView:
        """The article on screen."""

    @property
    def panes(self) -> Panes:
        """The article and the columns beside it."""

    @property
    def place(self) -> Place:
        """Where the reader is."""

    @property
    def app(self) -> App[object]:
        """The program, which opens sheets over the page."""

    def say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Say something in a message that goes by itself."""

    def hush(self, *, warnings: bool = False) -> None:
        """Take back what was said, for the reader has gone on; what warns only where told to."""

    def the_current(self) -> Entry | None:
        """Return the current statement; where there is none, say so."""

    def open_article(self, id: str) -> None:
        """Put another article of the story on screen."""

    async def show_remaining(self) -> None:
        """Show of the story what the filter leaves."""

    def point(self) -> None:
        """Set off what is current, and what is related to it."""

    def tell(self) -> None:
        """Have the status line say what is to be said now."""

    def open_bar(self, bar: Widget) -> None:
        """Put a bar above the status line, and give it the keys."""

    def set_class(self, add: bool, *class_names: str) -> object:
        """Have a style class or not."""

    def clear_selection(self) -> None:
        """Select nothing."""

    def post_message(self, message: Message) -> bool:
        """Send the screen a message."""

    def run_worker(
        self,
        work: Coroutine[None, None, object] | Callable[[], Coroutine[None, None, object]],
        name: str,
        group: str,
        *,
        exclusive: bool = False,
    ) -> object:
        """Let something go on beside the screen.

        A function: what the program's end keeps from beginning leaves no coroutine behind.
        """
