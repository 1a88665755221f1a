"""The views of the story as a whole: opened over the page, left for a statement, come back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from perspectives.story.story import Entry
    from tui.reader.filtering import Filtering
    from tui.reader.part import Reader
    from tui.reader.trail import Trail
    from tui.views.view import Outlook, ViewPlace, ViewScreen


class Views:
    """Opens views, and keeps where each was left until the program ends."""

    def __init__(self, reader: Reader, trail: Trail, filtering: Filtering) -> None:
        self._reader = reader
        self._trail = trail
        self._filtering = filtering
        self._open: ViewScreen | None = None
        self._left: dict[str, ViewPlace] = {}
        """Where each view was left, by its name."""

    def open(self, name: str) -> None:
        """Open a view where it was left; a statement chosen in it is a jump that leads back."""
        if not self._reader.story.is_loaded:
            self._reader.say("The statements are still being read")
            return
        # Not at the top: the article is on screen before any view opens.
        from tui.views import VIEWS

        view = VIEWS[name](self._outlook(), self._reader.keys, self._left.get(name))
        self._open = view

        def closed(chosen: Entry | None) -> None:
            self._left[name] = view.place
            self._open = None
            self._trail.go(chosen, view=name)

        self._reader.app.push_screen(view, closed)

    def go_on(self) -> None:
        """Show in the view that is open what the files say now."""
        if self._open is not None:
            self._open.show(self._outlook())

    def _outlook(self) -> Outlook:
        from tui.views.view import Outlook

        reader = self._reader
        return Outlook(
            reader.remaining,
            reader.badges,
            reader.sources,
            reader.current,
            filtered=visible_line(self._filtering.summary),
        )
