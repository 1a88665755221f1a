"""What stands on the screen, by its width: three layouts, and what the reader wants of them."""

from __future__ import annotations

from dataclasses import dataclass

WIDE, MIDDLE = 132, 84
"""The fewest cells for the article beside several columns, and beside one."""

PAGE_WIDTH = 80
"""The cells that the article takes beside several columns (reader.tcss has the same)."""

NARROWEST_COLUMN = 26
"""The fewest cells that a column is read in."""


@dataclass(frozen=True)
class Arrangement:
    """The layout of a screen `width` cells wide, for so many perspectives."""

    width: int
    perspectives: int
    wants_columns: bool
    """Whether columns stand beside the article, where there is room for both."""
    in_columns: bool
    """Whether a column stands in the article's place, where there is not."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.width < MIDDLE

    @property
    def capacity(self) -> int:
        """How many columns are shown side by side."""
        return (self.width - PAGE_WIDTH) // NARROWEST_COLUMN if self.width >= WIDE else 1

    @property
    def shows_columns(self) -> bool:
        """Whether any column is on screen."""
        return self.perspectives > 0 and (self.in_columns if self.is_narrow else self.wants_columns)

    @property
    def shows_page(self) -> bool:
        """Whether the article is on screen."""
        return not (self.is_narrow and self.shows_columns)

    @property
    def shows_tabs(self) -> bool:
        """Whether the perspectives need a line of their names, because not all are on screen."""
        hides_some = self.shows_columns and self.perspectives > self.capacity
        return self.perspectives > 0 and (self.is_narrow or hides_some)

    def classes(self) -> dict[str, bool]:
        """Return which of the screen's classes are set, for reader.tcss."""
        return {
            "-wide": self.width >= WIDE,
            "-middle": MIDDLE <= self.width < WIDE,
            "-narrow": self.is_narrow,
            "-with-columns": self.shows_columns,
            "-with-tabs": self.shows_tabs,
            "-with-speaker": self.perspectives > 0 and not self.shows_columns,
        }
