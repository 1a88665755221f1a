"""A perspective as a new file, in the style of the stories that come with the program."""

from __future__ import annotations

from pathlib import Path

from perspectives.editing.rewriting.layout import Layout
from perspectives.editing.rewriting.scalars import inline
from perspectives.editing.rewriting.style import Style
from perspectives.editing.rewriting.writing import Item, Writer
from perspectives.format.file import parse
from perspectives.model import Perspective

_PATH = Path("new.yaml")
_OWN_STYLE = """\
perspective: United States
actors:
  - name: Antony Blinken
    aliases: [Blinken]
    statements:
      - quote: >-
          when Russians are in your house
        answers: [tokayev-appeal]

      - quote: >-
          it can be difficult to get them to leave
"""


def new_file(perspective: Perspective) -> str:
    """Return the text of a perspective file that reads as this perspective.

    Raises `ValueError` with what is wrong where no perspective file can say what it says.
    """
    sample = parse(_PATH, _OWN_STYLE)
    writer = Writer(Style(Layout(sample), sample, 0, 0))
    lines = [f"perspective: {inline('perspective', perspective.perspective)}"]
    if perspective.color:
        lines.append(f"color: {perspective.color}")
    lines.append("actors:" if perspective.actors else "actors: []")
    item = Item(2, 4)
    for index, actor in enumerate(perspective.actors):
        lines += [""] * bool(index)
        lines += item.lines(writer.actor(actor, item.keys))
    text = "".join(f"{line}\n" for line in lines)
    written = parse(_PATH, text)
    if written.problems or written.perspective != perspective:
        reason = written.problems[0].message if written.problems else "it is read back differently"
        raise ValueError(f"this cannot be written as a perspective file: {reason}")
    return text
