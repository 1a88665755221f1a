"""The styles of text on the page: how a passage or a match looks in the current theme.

Colour is never the only signal: what is current, related, shared or matched also differs by
bold, underline or reverse, so that every theme reads, the terminal's own colours and no
colours at all included.
"""

from __future__ import annotations

from enum import Flag, auto
from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from tui.drawing.badges import Badge


class Emphasis(Flag):
    """What a stretch of text is, besides being text."""

    NONE = 0
    CURRENT = auto()
    """Part of the current statement."""
    RELATED = auto()
    """Part of a statement related to the current one."""
    SHARED = auto()
    """A phrase that the current statement and a related one share."""
    LINKED = auto()
    """Underlined, as what is one key away."""
    HEADING = auto()
    QUIET = auto()
    """Said once and then out of the way: roles, dates, hints."""
    MATCH = auto()
    """Found by the search."""
    AT_MATCH = auto()
    """The match that the search stands at."""
    SELECTED = auto()
    UNCLAIMED = auto()
    """Quoted in the article, and no statement yet."""
    POINTED = auto()
    """The unclaimed quotation that the reader is at."""
    END = auto()
    """The first or last character of a passage, where no mark has room beside it."""
    PROPOSED = auto()
    """Part of what is only proposed, and in no file."""
    STRONG = auto()
    ITALIC = auto()
    CODE = auto()
    LINK = auto()
    """A link of the article's own, which no key follows."""
    RULE = auto()
    """A line that parts what stands beside it."""
    FOR = auto()
    """The sign of who supports something."""
    AGAINST = auto()
    """The sign of who opposes it."""


PROPOSED, CURRENT_PROPOSED = "┊", "┋"
"""What stands beside words that are only proposed, in the place of a glyph and of a bar."""

PROPOSED_TINT, TINT, RELATED_TINT, CURRENT_TINT = 0.05, 0.14, 0.22, 0.34
"""How much of a perspective's colour the background of its passages takes."""


class Palette:
    """Styles made from a theme's variables; equal questions get the same style object."""

    def __init__(
        self, variables: Mapping[str, str], *, mixes: bool = True, colorless: bool = False
    ) -> None:
        """Make styles of a theme's variables.

        `mixes` tells whether a terminal shows any colour between two others, as a tint needs;
        `colorless` that it shall show none, so that a passage's words are told by italics.
        """
        self._mixes = mixes
        self.colorless = colorless
        """Whether passages are told from the text, and from one another, without any colour."""
        self._variables = variables
        self.style = cache(self._style)
        self.rule = self._on_page(self.color("rule"))
        self.page = self.style(None, Emphasis.NONE)
        self.quiet = self.style(None, Emphasis.QUIET)
        self.warning = self._on_page(self.color("warning"))

    @classmethod
    def of(cls, app: App[object]) -> Palette:
        """Return the palette of the theme that `app` has now."""
        mixes = not app.native_ansi_color and app.console.color_system == "truecolor"
        return cls(app.theme_variables, mixes=mixes, colorless=app.no_color)

    def color(self, name: str) -> Color:
        """Return the theme's colour for a variable, such as `foreground` or `side-blue`."""
        return Color.parse(self._variables[name])

    def accent(self, badge: Badge) -> Style:
        """Return the style of a perspective's own name and glyph."""
        return self._on_page(self.color(f"side-{badge.color}")) + Style(bold=True)

    def cursor(self, badge: Badge | None) -> Style:
        """Return the style that is laid over what the cursor of a view is at."""
        if badge is None or not self._mixes:
            return self._ground(CURRENT_TINT)
        ground = self.color("background").blend(self.color(f"side-{badge.color}"), CURRENT_TINT)
        return Style(bgcolor=ground.rich_color)

    def ink(self, name: str, *, without_colors: Style) -> Style:
        """Return a style that only colours text, as a theme's variable says.

        `without_colors` is the style of the same text where no colours are shown.
        """
        return without_colors if self.colorless else Style(color=self.color(name).rich_color)

    def _style(self, badge: Badge | None, emphasis: Emphasis) -> Style:
        """Return the style of text with `emphasis`, tinted if it is a perspective's."""
        if Emphasis.SELECTED in emphasis:
            return self._selected() if self._mixes else Style(reverse=True)
        if Emphasis.RULE in emphasis:
            return self.rule
        style = self._on_page(self.color("quiet" if Emphasis.QUIET in emphasis else "foreground"))
        if not self._mixes and Emphasis.QUIET in emphasis:
            style += Style(dim=True)
        if badge is not None:
            style += self._tint(self.color(f"side-{badge.color}"), emphasis)
        if Emphasis.HEADING in emphasis or Emphasis.SHARED in emphasis:
            style += Style(bold=True)
        if Emphasis.LINKED in emphasis or Emphasis.SHARED in emphasis:
            style += Style(underline=True)
        style += self._written(emphasis, is_passage=badge is not None)
        if Emphasis.UNCLAIMED in emphasis:
            style += self._unclaimed(here=Emphasis.POINTED in emphasis)
        if Emphasis.END in emphasis:
            style += Style(reverse=True)
        if Emphasis.MATCH in emphasis or Emphasis.AT_MATCH in emphasis:
            style += self._match(here=Emphasis.AT_MATCH in emphasis)
        return style

    def _written(self, emphasis: Emphasis, *, is_passage: bool) -> Style:
        """Return the style of words that their author set off, or of the sign of a stance."""
        style = Style(bold=True) if Emphasis.STRONG in emphasis else Style()
        for stance, color in ((Emphasis.FOR, "success"), (Emphasis.AGAINST, "error")):
            if stance in emphasis:
                style += self.ink(color, without_colors=Style()) + Style(bold=True)
        if Emphasis.ITALIC in emphasis:
            # Where no colours are shown, italics say that a passage is a perspective's.
            style += Style(bold=True) if self.colorless else Style(italic=True)
        if not is_passage and Emphasis.CODE in emphasis:
            style += self.ink("secondary", without_colors=Style())
        elif not is_passage and Emphasis.LINK in emphasis:
            style += self.ink("primary", without_colors=Style())
        return style

    def _on_page(self, color: Color) -> Style:
        return Style.from_color(color.rich_color, self.color("background").rich_color)

    def _tint(self, side: Color, emphasis: Emphasis) -> Style:
        is_current = Emphasis.CURRENT in emphasis
        if not self._mixes:
            # The terminal's own colours cannot be mixed: the text itself takes the colour.
            is_proposed = Emphasis.PROPOSED in emphasis
            if is_proposed and not is_current:
                return Style()
            italic = self.colorless and not is_current
            return Style(color=side.rich_color, bold=is_current, reverse=is_current, italic=italic)
        share = PROPOSED_TINT if Emphasis.PROPOSED in emphasis else TINT
        if is_current:
            share = CURRENT_TINT
        elif Emphasis.RELATED in emphasis:
            share = RELATED_TINT
        return Style(bgcolor=self.color("background").blend(side, share).rich_color)

    def _unclaimed(self, *, here: bool) -> Style:
        if here:
            return Style(underline=True) + self._ground(CURRENT_TINT)
        if not self._mixes:
            return Style(underline=True, dim=True)
        dimmed = self.color("foreground").blend(self.color("background"), 0.3)
        return Style(color=dimmed.rich_color, underline=True)

    def _ground(self, share: float) -> Style:
        if not self._mixes:
            return Style(reverse=True)
        shade = self.color("background").blend(self.color("foreground"), share / 2)
        return Style(bgcolor=shade.rich_color)

    def _match(self, *, here: bool) -> Style:
        if not self._mixes:
            return Style(reverse=True, bold=here, underline=here)
        background = self.color("background").blend(self.color("warning"), 0.85 if here else 0.4)
        text = self.color("background" if here else "foreground")
        return Style(color=text.rich_color, bgcolor=background.rich_color, bold=here)

    def _selected(self) -> Style:
        return Style.from_color(
            self.color("screen-selection-foreground").rich_color,
            self.color("screen-selection-background").rich_color,
        )
