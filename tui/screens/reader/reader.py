"""The reader, put together from what it can do."""

from __future__ import annotations

from tui.screens.reader.capturing import Capturing
from tui.screens.reader.looking import Looking
from tui.screens.reader.searching import Searching
from tui.screens.reader.writing import Writing


class ReaderScreen(Capturing, Writing, Searching, Looking):
    """One story on screen, and every step in it."""
