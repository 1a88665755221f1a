"""Every key, made from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import help_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

KEYS_WIDTH = 16
"""The cells that keys take, left of what they do."""


class HelpScreen(ModalScreen[None]):
    """The keys as they are bound, a line each, under headings."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "close", show=False),
        Binding("j", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up", show=False),
    ]

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Write the keys down."""
        with VerticalScroll(classes="sheet") as sheet:
            sheet.border_title = "Keys"
            sheet.border_subtitle = "esc closes"
            yield Static(self._content(), markup=False)

    def _content(self) -> Content:
        lines = []
        for heading, rows in help_rows(self._keys):
            lines.append(Content.styled(heading, "bold"))
            lines += [
                Content.assemble((f"  {keys:<{KEYS_WIDTH}}", "$primary"), line)
                for keys, line in rows
            ]
            lines.append(Content(""))
        return Content("\n").join(lines)

    def action_scroll(self, step: int) -> None:
        """Scroll the sheet."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
