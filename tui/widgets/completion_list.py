"""The list of what may be meant, beside what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import clamp
from textual.widget import Widget
from textual.widgets.option_list import Option

from tui.drawing.visible import visible_line
from tui.widgets.options import Options
from tui.widgets.removable import Removable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Offset

    from perspectives.text.completing import Completion

MOST_ROWS = 8
"""How many completions are in sight at once."""

WIDEST = 64
"""The cells that the list takes at most."""


class CompletionList(Removable, Options, can_focus=False):
    """Completions over the text; the keys for it come from the text, which keeps the focus."""

    DEFAULT_CSS = """
    CompletionList {
        display: none;
        overlay: screen;
        position: absolute;
        border: none;
        height: auto;
        padding: 0;
        color: $foreground;
        background: $panel;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    CompletionList > .option-list--option { padding: 0 1; }
    CompletionList > .option-list--option-highlighted {
        color: $foreground;
        background: $screen-selection-background;
        text-style: bold;
    }
    /* Not reversed: an option cannot be. */
    CompletionList:ansi > .option-list--option-highlighted {
        background: $panel;
        text-style: bold underline;
    }
    """

    def show(self, completions: Sequence[Completion], chosen: int | None, cell: Offset) -> None:
        """List completions of what begins in a cell of the screen, and set off the chosen one."""
        names = [visible_line(one.label) for one in completions]
        details = [visible_line(one.detail) for one in completions]
        widest = max(map(cell_len, names))
        self.set_options(
            Option(
                Content.assemble(
                    name + " " * (widest - cell_len(name)),
                    (f"   {detail}" if detail else "", "$quiet"),
                )
            )
            for name, detail in zip(names, details, strict=True)
        )
        self.highlighted = chosen
        width = widest + max(cell_len(detail) + 3 * bool(detail) for detail in details) + 2
        self._place(min(width + (len(names) > MOST_ROWS), WIDEST), min(len(names), MOST_ROWS), cell)

    def _place(self, width: int, rows: int, cell: Offset) -> None:
        """Stand below a cell, or above it where there is no room."""
        assert isinstance(self.parent, Widget)
        panel = self.parent.content_region
        width = min(width, panel.width)
        x, y = cell
        left = clamp(x - 1 - panel.x, 0, panel.width - width)
        top = y + 1 if y + 1 + rows <= panel.bottom else y - rows
        self.styles.width, self.styles.height = width, rows
        self.styles.offset = (left, top - panel.y)
