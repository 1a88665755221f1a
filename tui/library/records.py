"""The list of what was read, an entry a record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from tui.library.entry import entry
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.library.records import Record


class RecordList(Options, inherit_bindings=False):
    """Records, of which one is current; the keys that walk them are the screen's."""

    def __init__(self) -> None:
        super().__init__()
        self._records: Sequence[Record] = ()

    @property
    def current(self) -> Record | None:
        """The record that the reader is at."""
        return None if self.highlighted is None else self._records[self.highlighted]

    def show(self, records: Sequence[Record], *, first: bool = False) -> None:
        """Show records; the current one stays so while it is among them, unless the `first` is to.

        Where it is not, the one that stands in its place is.
        """
        here, before = self.highlighted or 0, self.current
        self._records = records
        self._draw()
        if not records:
            return
        paths = [one.path for one in records]
        if first:
            here = 0
        elif before is not None and before.path in paths:
            here = paths.index(before.path)
        self.highlighted = min(here, len(records) - 1)

    def on_resize(self) -> None:
        """Draw the entries for the new width."""
        here = self.highlighted
        self._draw()
        self.highlighted = here

    def _draw(self) -> None:
        now = datetime.now()
        padding = self.get_component_styles("option-list--option").padding
        width = self.scrollable_content_region.width - padding.width
        self.clear_options()
        # What parts two of them is drawn in the colour of the page.
        self.add_options(
            part for one in self._records for part in (Option(entry(one, now, width)), None)
        )

    def go(self, one: Record) -> None:
        """Make a record current, if it is shown."""
        if one in self._records:
            self.highlighted = self._records.index(one)

    def step(self, steps: int) -> None:
        """Walk the list, as far as it goes."""
        if self._records:
            there = (self.highlighted or 0) + steps
            self.highlighted = min(max(there, 0), len(self._records) - 1)

    def page(self, pages: float) -> None:
        """Walk as many entries as fit on a part of the screen."""
        height = max(1, self.virtual_size.height // max(1, len(self._records)))
        self.step(round(pages * max(1, self.size.height // height)) or (1 if pages > 0 else -1))

    def edge(self, way: int) -> None:
        """Walk to the first entry, or to the last where `way` is positive."""
        self.step(way * len(self._records))
