"""The screen that reads a story: one screen, and the parts that it owns.

`screen` joins them, and `part` says what they may ask of it. `trail` goes from statement to
statement, `search` and `selection` walk and set off words, `sheets` opens over the page; `loader`
reads the files, `continuity` and `news` say what becomes of the place and of the reader's knowledge
when they change; `edits` carries edits out, of which `changes` and `capture` ask for one by key and
`openfile` and `unsaved` for a whole file's text. `status` decides what the last line says.
"""

from tui.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
