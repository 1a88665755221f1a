"""A sheet of text that opens over the page and is scrolled by the reader's keys."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.modal import Modal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

T = TypeVar("T")


class Sheet(Modal[T]):
    """Lines under a title. They are content, never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "close", show=False),
        Binding("j", "scroll_lines(1)", "down", show=False),
        Binding("k", "scroll_lines(-1)", "up", show=False),
        Binding("space,ctrl+d", "scroll_lines(10)", "further down", show=False),
        Binding("b,ctrl+u", "scroll_lines(-10)", "further up", show=False),
    ]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._heading = title
        self._hint = hint

    @abstractmethod
    def lines(self) -> Iterable[Content]:
        """Return what is written on the sheet."""

    def compose(self) -> ComposeResult:
        """Write it down."""
        with VerticalScroll(classes="sheet") as sheet:
            self.entitle(sheet, self._heading, self._hint)
            yield Static(Content("\n").join(self.lines()), markup=False)

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll the sheet down, or up where `lines` is negative."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
