"""The reader: one class for each thing that it can do, over one that holds what is current."""

from tui.reader.reader import ReaderScreen

__all__ = ["ReaderScreen"]
