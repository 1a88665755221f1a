"""The reader, put together from what it can do."""

from __future__ import annotations

from tui.reader.capturing import Capturing
from tui.reader.looking import Looking
from tui.reader.searching import Searching
from tui.reader.writing import Writing


class ReaderScreen(Capturing, Writing, Searching, Looking):
    """One story on screen, and every step in it."""
