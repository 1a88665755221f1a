"""Every key, made from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.dialogs.sheet import Sheet
from tui.keys import help_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KEYS_WIDTH = 19
"""The cells that keys take, left of what they do."""


class HelpScreen(Sheet[None]):
    """The keys as they are bound, a line each, under headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss(None)", "close", show=False)
    ]

    def __init__(self, keys: Mapping[str, Sequence[str]], bindings: Sequence[Binding]) -> None:
        """Show what each of the `bindings` does, under the `keys` that it has."""
        super().__init__("Keys", "esc closes")
        self._keys = keys
        self._listed = bindings

    def lines(self) -> Iterator[Content]:
        """Yield the headings, and under each the keys and what they do."""
        for heading, rows in help_rows(self._keys, self._listed):
            yield Content.styled(heading, "bold")
            for keys, line in rows:
                yield Content.assemble((f"  {keys:<{KEYS_WIDTH}}", "$primary"), line)
            yield Content("")
