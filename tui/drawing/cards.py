"""A perspective's column laid out in rows: its actors, and a card for each statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.drawing.dates import short_date
from tui.drawing.line_map import LineMap
from tui.drawing.palette import PROPOSED
from tui.drawing.states import STATES
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model import Actor
    from perspectives.story.story import Entry, Side


FOLDED_LINES = 4
"""How many lines of a quote a card shows while nothing points at it."""

NO_BREAK = "\N{NO-BREAK SPACE}"

NOTE_MARK = "✎"
"""How a card says that somebody wrote a note to its statement."""

STANCE_MARKS = {"support": "+", "oppose": "−", "neutral": "±"}


class Part(Enum):
    """What a row of a column shows."""

    AIR = auto()
    ACTOR = auto()
    ROLE = auto()
    ABOUT = auto()
    """A statement's date, topic and stance."""
    WORDS = auto()
    """A line of a statement's words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column, no wider than its column."""

    part: Part
    text: str = ""
    entry: Entry | None = None
    """The statement to whose card the row belongs."""
    offset: int = 0
    """Of a row of words: where in the card's words it begins."""
    marks: str = ""
    """What stands at the right end of the row."""


def words(entry: Entry) -> str:
    """Return the words on a statement's card, harmless, with marks only if they are quoted."""
    quote = visible_line(" ".join(entry.quote.split()))
    return f"“{quote}”" if entry.statement.kind == "direct" else quote


def about(entry: Entry, year: str, source: str = "") -> str:
    """Return a statement's date, topic and stance in one line, and first where it was read.

    `source` is what its article is called, where that is to be said. Of a statement that is only
    proposed, that is said before all, with how sure it is, 0 to 100.
    """
    statement = entry.statement
    facts = [
        f"proposed{NO_BREAK}{entry.draft.confidence:.0f}" if entry.draft else "",
        source,
        short_date(statement.date, year).replace(" ", NO_BREAK) if statement.date else "",
        statement.topic or "",
        STANCE_MARKS[statement.stance] + NO_BREAK + statement.stance if statement.stance else "",
    ]
    return visible_line(f" ·{NO_BREAK}".join(fact for fact in facts if fact))


def tally(side: Side) -> str:
    """Return how many statements a perspective has, and behind a sign how many are proposed."""
    entries = [entry for _actor, its_entries in side.actors for entry in its_entries]
    return _counted(len(entries), sum(entry.draft is not None for entry in entries))


def _counted(count: int, proposed: int) -> str:
    """Return a number of things, of which some are only proposed: these behind a sign."""
    counts = [str(count - proposed), f"{PROPOSED}{proposed}"] if proposed else []
    return " ".join(one for one in counts if one != "0") or str(count)


def marks(entry: Entry) -> str:
    """Return a card's signs: how it was found, whether it has a note, how many are related.

    Behind the sign of what is proposed stands how many of these are answers that are only that.
    """
    ties = entry.related
    signs = [
        STATES[entry.passage.state].mark,
        NOTE_MARK if entry.statement.note else "",
        f"⇄ {_counted(len(ties), sum(tie.draft is not None for tie in ties))}" if ties else "",
    ]
    return "  ".join(sign for sign in signs if sign)


def actor_rows(actor: Actor, width: int) -> Iterator[Row]:
    """Yield the rows that name an actor, at most `width` cells wide."""
    yield from _wrapped(Part.ACTOR, visible_line(actor.name), width)
    yield from _wrapped(Part.ROLE, visible_line(actor.role or ""), width)


def card_rows(
    entry: Entry, width: int, year: str, source: str = "", *, whole: bool
) -> Iterator[Row]:
    """Yield the rows of a statement's card; its words are folded to a few lines unless `whole`.

    `source` is what its article is called, where that is to be said. The marks stand at the right
    of the first row, whatever else it says.
    """
    yield Row(Part.AIR)
    facts, signs = _parted(about(entry, year, source), width), marks(entry)
    if signs and cell_len(signs) <= width:
        first = _beginning(facts, width - cell_len(signs) - 2)
        yield Row(Part.ABOUT, first.rstrip(" "), entry, marks=signs)
        facts = facts[len(first) :]
    yield from _wrapped(Part.ABOUT, facts, width, entry)
    yield from _word_rows(entry, width, whole=whole)


def _parted(facts: str, width: int) -> str:
    """Take the dot from before a fact that fills a line by itself; behind one it would be cut."""
    first, *others = facts.split(f" ·{NO_BREAK}")
    for fact in others:
        fills = " " not in fact and width - 2 < cell_len(fact) <= width
        first += f" {fact}" if fills else f" ·{NO_BREAK}{fact}"
    return first


def _beginning(text: str, width: int) -> str:
    """Return what of a text fits into a line of `width` cells, without cutting a word in two."""
    end = LineMap(text, width).span(0)[1] if width > 0 else 0
    is_whole = end == len(text) or text[:end].endswith(" ")
    return text[:end] if is_whole else ""


def _wrapped(part: Part, text: str, width: int, entry: Entry | None = None) -> Iterator[Row]:
    lines = LineMap(text, width)
    for line in range(len(lines) if text else 0):
        start, end = lines.shown(line)
        # A dot parts what stands in one line.
        yield Row(part, text[start:end].removeprefix(f"·{NO_BREAK}"), entry)


def _word_rows(entry: Entry, width: int, *, whole: bool) -> Iterator[Row]:
    text = words(entry)
    lines = LineMap(text, width)
    count = len(lines) if whole else min(len(lines), FOLDED_LINES)
    for line in range(count):
        start, end = lines.shown(line)
        row = text[start:end]
        if line == count - 1 < len(lines) - 1:
            row = _clipped(row, width)
        yield Row(Part.WORDS, row, entry, start)


def shortened(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it had to be cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"


def in_lines(text: str, width: int, most: int) -> list[str]:
    """Return `text` in at most so many lines, with an ellipsis where it had to be cut."""
    lines = LineMap(text, width)
    rows = [text[slice(*lines.shown(line))] for line in range(min(len(lines), most))]
    if len(lines) > most:
        rows[-1] = shortened(text[lines.span(most - 1)[0] :], width)
    return rows


def _clipped(text: str, width: int) -> str:
    """Return `text` with an ellipsis after it, a word shorter where there is no room for one."""
    if text.endswith("…"):
        return text
    while cell_len(text) + 2 > width and " " in text:
        text = text.rpartition(" ")[0]
    return f"{text} …" if cell_len(text) + 2 <= width else text
