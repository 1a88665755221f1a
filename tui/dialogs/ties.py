"""What ties a statement to another one, as a sheet tells it: who, what kind, why, which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from perspectives.messages import counted
from perspectives.model import RelationKind
from perspectives.relating.tiling import compare
from perspectives.text.worddiff import word_diff
from tui.drawing.cards import NO_BREAK, words
from tui.drawing.sources import source_of
from tui.drawing.tied import alike, how_sure, what_it_is, why
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.model import Span
    from perspectives.story.story import Entry, Tie
    from tui.drawing.badges import Badge

SHARED, OTHER, GONE, NEW = "bold underline", "bold italic $accent", "strike $error", "underline"
_INDENT = "   "
_LAST_DIGIT = 9


def who(entry: Entry, badges: Mapping[str, Badge]) -> Content:
    """Return who says a statement, in the perspective's colour, and the role."""
    badge = badges[entry.perspective_id]
    role = f", {visible_line(entry.actor.role)}" if entry.actor.role else ""
    return Content.assemble(
        (f"{badge.glyph} {visible_line(entry.actor.name)}", f"bold $side-{badge.color}"), role
    )


def tie_lines(
    entry: Entry,
    related: tuple[int, Tie, Entry],
    badges: Mapping[str, Badge],
    sources: Mapping[str, str],
) -> Iterator[Content]:
    """Yield what ties a statement to another: its number, the tie and the other are `related`."""
    number, tie, other = related
    source = source_of(other.article, sources)
    is_answer = tie.kind is RelationKind.ANSWERS
    facts = [how_sure(tie) if is_answer else what_it_is(tie), alike(tie)]
    told = ", ".join(filter(None, facts)).replace(" ", NO_BREAK)
    yield Content.assemble(
        (f"{number}  " if number <= _LAST_DIGIT else "", "bold $primary"),
        (f"{what_it_is(tie)} " if is_answer else "", "$quiet"),
        who(other, badges),
        (f"{_INDENT}in no file" if other.draft else "", "$quiet"),
        (f"{_INDENT}{told}" if told else "", "$quiet"),
        (f"{_INDENT}{source}" if source else "", "$quiet"),
    )
    if reason := why(tie, entry, other):
        yield Content.styled(f"{_INDENT}{reason}", "$quiet italic")
    if tie.kind is RelationKind.VARIANT:
        yield from _variant(entry, other, sources)
    else:
        yield from _in_common(entry, other)


def _variant(entry: Entry, other: Entry, sources: Mapping[str, str]) -> Iterator[Content]:
    """Yield how another telling of the same words differs, and whether one of them cuts."""
    ours, theirs = "this one", "the other"
    if entry.article != other.article:
        ours = source_of(entry.article, sources) or ours
        theirs = source_of(other.article, sources) or theirs
    changes = word_diff(entry.quote, other.quote)
    gone = sum(len(one.quote) for one in changes if one.change != "equal")
    new = sum(len(one.article) for one in changes if one.change != "equal")
    cut = ""
    if bool(gone) != bool(new):
        cutter, count = (theirs, gone) if gone else (ours, new)
        cut = f"{_INDENT}{cutter} leaves out {counted(count, 'word')}"
    yield Content.assemble(_INDENT, *legend(ours, theirs), (cut, "$quiet"))
    yield difference(entry.quote, other.quote)


def _in_common(entry: Entry, other: Entry) -> Iterator[Content]:
    """Yield another statement's words, the shared ones set off, and those in their slots."""
    mine, theirs = words(entry), words(other)
    comparison = compare(mine, theirs)
    yield _set_off(
        theirs,
        [pairing.other for pairing in comparison.shared],
        [pairing.other for pairing in comparison.slots],
    )
    for slot in comparison.slots:
        yield Content.assemble(
            (f"{_INDENT}here ", "$quiet"),
            (mine[slice(*slot.span)] or "nothing", OTHER),
            (f"{_INDENT}there ", "$quiet"),
            (theirs[slice(*slot.other)] or "nothing", OTHER),
        )


def legend(one: str, other: str) -> Iterator[tuple[str, str] | str]:
    """Yield how the words are set off that only one of two texts has."""
    yield from ((f"only in {one}", GONE), ", ", (f"only in {other}", NEW))


def difference(quote: str, other: str) -> Content:
    """Return a text with the words that another one has not, and those that only it has."""
    told: list[Content] = []
    for change in word_diff(quote, other):
        ours, theirs = " ".join(change.quote), " ".join(change.article)
        if change.change == "equal":
            told.append(Content(visible_line(theirs)))
            continue
        if ours:
            told.append(Content.styled(visible_line(ours), GONE))
        if theirs:
            told.append(Content.styled(visible_line(theirs), NEW))
    return Content(" ").join(told)


def _set_off(text: str, shared: Sequence[Span], slots: Sequence[Span]) -> Content:
    content = Content(text)
    for start, end in shared:
        content = content.stylize(SHARED, start, end)
    for start, end in slots:
        content = content.stylize(OTHER, start, end)
    return content
