"""What forms are made of: a line with its name before it, and names parted by commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Label

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

ALIASES = "other names and spellings, parted by commas"
ROLE = "office or part in the story"


def row(name: str, widget: Widget) -> ComposeResult:
    """Yield a widget with its name before it."""
    with Horizontal(classes="row"):
        yield Label(name)
        yield widget


def parted(line: str) -> tuple[str, ...]:
    """Return the names that commas part, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, line.split(",")))))
