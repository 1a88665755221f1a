"""The screen that reads a story: one screen, and the parts that it owns.

`screen` joins them, and `part` says what they may ask of it. `trail` goes from statement to
statement, `search` and `selection` walk and set off words, `sheets` opens over the page. `loader`
reads the files; when they change, `continuity` keeps the place and `news` says what is new. `edits`
carries edits out, for which `changes`, `actors`, `review` and `capture` ask by key, and `openfile`
and `unsaved` by a file's whole text. `picture` gives the widgets what they draw, and `status`
decides who has the last line. A part that is new gets its state and its keys in a module of its
own, and a line in `screen`.
"""

from tui.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
