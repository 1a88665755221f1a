"""What is known of one statement: how it was found, what differs, and what is related to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.content import Content

from perspectives.anchoring.pieces import pieces
from perspectives.model import RelationKind, State
from perspectives.relating.tiling import compare
from perspectives.story.story import Entry
from perspectives.text.elisions import ELISION
from perspectives.text.worddiff import word_diff
from tui.dialogs.proposal import WAYS, proposal_lines
from tui.dialogs.sheet import Sheet
from tui.drawing.cards import NO_BREAK, about, words
from tui.drawing.lines import alike, what_it_is
from tui.drawing.sources import source_of
from tui.drawing.states import STATES
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual import events

    from perspectives.model import Span
    from perspectives.story.story import Story, Tie
    from tui.drawing.badges import Badge

SHARED, OTHER, GONE, NEW = "bold underline", "bold italic $accent", "strike $error", "underline"


class InspectScreen(Sheet[Entry | str | None]):
    """A sheet about the current statement; the number of a related one leads there.

    A key that reviews a proposal closes it with the id of its binding.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "dismiss(None)", "close", show=False),
        *(Binding(str(n), f"go({n})", f"related {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self,
        story: Story,
        entry: Entry,
        badges: Mapping[str, Badge],
        sources: Mapping[str, str],
        keys: Mapping[str, Sequence[str]],
    ) -> None:
        """Tell of an entry; `sources` is what articles are called, where that is to be said.

        `keys` has those of each binding, as the reader knows them.
        """
        related = [(tie, story.statement(tie.id)) for tie in entry.related]
        self._related = [(tie, other) for tie, other in related if other is not None]
        numbers = "1 to 9 go to a related statement   " if self._related else ""
        super().__init__("A proposal" if entry.draft else "The statement", f"{numbers}esc closes")
        self._story = story
        self._entry = entry
        self._badges = badges
        self._sources = sources
        self._keys = keys

    def action_go(self, number: int) -> None:
        """Close the sheet and go to a related statement."""
        if number <= len(self._related):
            self.dismiss(self._related[number - 1][1])

    def on_key(self, event: events.Key) -> None:
        """Close the sheet of a proposal with what is to become of it."""
        ways = {key: id_ for id_ in WAYS for key in self._keys[id_]} if self._entry.draft else {}
        if event.character in ways:
            event.stop()
            self.dismiss(ways[event.character])

    def lines(self) -> Iterator[Content]:
        """Yield who said it, how it was found, what differs, and what is related to it."""
        yield self._who(self._entry)
        yield Content.styled(self._facts(), "$quiet")
        if self._entry.statement.note:
            yield Content.styled(visible_line(self._entry.statement.note), "italic")
        yield Content("")
        if self._entry.draft:
            yield from proposal_lines(self._story, self._entry, self._keys)
            yield from self._left_out()
        else:
            yield from self._anchoring()
        if self._related:
            yield Content("")
            yield Content.styled(f"Related statements: {len(self._related)}", "bold")
        for number, (tie, other) in enumerate(self._related, 1):
            yield Content("")
            yield from self._relation(number, tie, other)

    def _who(self, entry: Entry) -> Content:
        badge = self._badges[entry.perspective_id]
        role = f", {visible_line(entry.actor.role)}" if entry.actor.role else ""
        return Content.assemble(
            (f"{badge.glyph} {visible_line(entry.actor.name)}", f"bold $side-{badge.color}"), role
        )

    def _facts(self) -> str:
        statement = self._entry.statement
        # How sure a proposal is stands below.
        filed = msgspec.structs.replace(self._entry, draft=None)
        facts = [
            about(filed, "", source_of(self._entry.article, self._sources)),
            f"{statement.kind} speech",
        ]
        return " · ".join(fact for fact in facts if fact)

    # How the statement was found

    def _anchoring(self) -> Iterator[Content]:
        passage = self._entry.passage
        sign = STATES[passage.state].mark
        article = self._story.article_of(self._entry)
        text = article.text if article else ""
        said = pieces(text, passage.spans)
        meaning = STATES[passage.state].meaning
        if passage.state is State.EXACT and len(said) > 1:
            meaning = f"found, put together from {len(said)} pieces"
        yield Content.assemble(
            (f"{sign} {passage.state.value}".strip(), "bold"),
            f", score {passage.score:.0f} of 100: {meaning}",
        )
        yield Content("")
        yield Content(words(self._entry))
        spans = passage.spans or ([passage.nearest] if passage.nearest else [])
        if passage.state is not State.EXACT and spans:
            yield Content("")
            heading = "Beside the article" if passage.spans else "Beside what comes nearest to it"
            yield Content.assemble((heading, "bold"), ": ", *_legend("the file", "the article"))
            found = ELISION.join(text[start:end] for start, end in spans)
            yield _difference(self._entry.quote, found)
        for start, end in passage.others:
            yield Content("")
            yield Content.assemble(
                ("It serves here as well", "bold"), f": {_context(text, start, end)}"
            )
        yield from self._left_out()

    def _left_out(self) -> Iterator[Content]:
        article = self._story.article_of(self._entry)
        text = article.text if article else ""
        for left_out in _between(text, pieces(text, self._entry.passage.spans)):
            yield Content("")
            yield Content.assemble(("Left out between its pieces", "bold"), f": {left_out}")

    # What is related to it

    def _relation(self, number: int, tie: Tie, other: Entry) -> Iterator[Content]:
        key = f"{number}  " if number <= 9 else ""
        source = source_of(other.article, self._sources)
        is_by_hand = tie.kind is RelationKind.ANSWERS
        before = f"{what_it_is(tie)} " if is_by_hand else ""
        told = alike(tie) if is_by_hand else f"{what_it_is(tie)}, {alike(tie)}"
        yield Content.assemble(
            (key, "bold $primary"),
            (before, "$quiet"),
            self._who(other),
            ("   proposed" if other.draft else "", "$quiet"),
            (f"   {told}".replace(" ", NO_BREAK).rstrip(NO_BREAK), "$quiet"),
            (f"   {source}" if source else "", "$quiet"),
        )
        if tie.kind is RelationKind.VARIANT:
            yield from self._variant(other)
        else:
            yield from self._in_common(other)

    def _variant(self, other: Entry) -> Iterator[Content]:
        """Yield how another telling of the same words differs, and whether one of them cuts."""
        ours, theirs = "this one", "the other"
        if self._entry.article != other.article:
            ours = source_of(self._entry.article, self._sources) or ours
            theirs = source_of(other.article, self._sources) or theirs
        changes = word_diff(self._entry.quote, other.quote)
        gone = sum(len(one.quote) for one in changes if one.change != "equal")
        new = sum(len(one.article) for one in changes if one.change != "equal")
        cut = ""
        if bool(gone) != bool(new):
            who, count = (theirs, gone) if gone else (ours, new)
            cut = f"   {who} leaves out {count} word{'' if count == 1 else 's'}"
        yield Content.assemble("   ", *_legend(ours, theirs), (cut, "$quiet"))
        yield _difference(self._entry.quote, other.quote)

    def _in_common(self, other: Entry) -> Iterator[Content]:
        """Yield another statement's words, the shared ones set off, and those in their slots."""
        mine, theirs = words(self._entry), words(other)
        comparison = compare(mine, theirs)
        yield _set_off(
            theirs,
            [pairing.other for pairing in comparison.shared],
            [pairing.other for pairing in comparison.slots],
        )
        for slot in comparison.slots:
            yield Content.assemble(
                ("   here ", "$quiet"),
                (mine[slice(*slot.span)] or "nothing", OTHER),
                ("   there ", "$quiet"),
                (theirs[slice(*slot.other)] or "nothing", OTHER),
            )


def _legend(one: str, other: str) -> Iterator[tuple[str, str] | str]:
    yield from ((f"only in {one}", GONE), ", ", (f"only in {other}", NEW))


def _difference(quote: str, other: str) -> Content:
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


def _between(text: str, spans: Sequence[Span]) -> Iterator[str]:
    for (_start, end), (start, _end) in pairwise(spans):
        yield visible_line(text[end:start]).strip()


def _context(text: str, start: int, end: int) -> str:
    return visible_line(f"… {text[max(0, start - 40) : end + 40].strip()} …")
