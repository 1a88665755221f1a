"""The screen that the program opens with: what was read before, and what to open.

`screen` joins a list of records, which `entry` draws, with the lines above and below it.
"""

from tui.library.screen import LibraryScreen

__all__ = ["LibraryScreen"]
