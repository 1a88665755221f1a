"""What is known of one statement: how it was found, what differs, and what is related to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.content import Content

from perspectives.anchoring.pieces import pieces
from perspectives.model import State
from perspectives.story.story import Entry
from perspectives.text.elisions import ELISION
from tui.dialogs.proposal import WAYS, proposal_lines
from tui.dialogs.sheet import Sheet
from tui.dialogs.ties import difference, legend, tie_lines, who
from tui.drawing.cards import about, words
from tui.drawing.sources import source_of
from tui.drawing.states import STATES
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual import events

    from perspectives.model import Span
    from perspectives.story.story import Story
    from tui.drawing.badges import Badge

_ANSWER = "review.accept-answer"
"""The binding that files an answer which is proposed."""


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
        self._proposes = any(tie.draft for tie, _ in self._related)
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
        """Close the sheet with what is to become of a proposal, or of an answer that is one."""
        named = [*(WAYS if self._entry.draft else ()), *([_ANSWER] if self._proposes else [])]
        ways = {key: id_ for id_ in named for key in self._keys[id_]}
        if event.character in ways:
            event.stop()
            self.dismiss(ways[event.character])

    def lines(self) -> Iterator[Content]:
        """Yield who said it, how it was found, what differs, and what is related to it."""
        yield who(self._entry, self._badges)
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
            file = self._keys[_ANSWER][0]
            yield Content.assemble(
                (f"Related statements: {len(self._related)}", "bold"),
                (
                    f"   {file} files the answer that is proposed" if self._proposes else "",
                    "$quiet",
                ),
            )
        for number, (tie, other) in enumerate(self._related, 1):
            yield Content("")
            yield from tie_lines(self._entry, (number, tie, other), self._badges, self._sources)

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
            yield Content.assemble((heading, "bold"), ": ", *legend("the file", "the article"))
            found = ELISION.join(text[start:end] for start, end in spans)
            yield difference(self._entry.quote, found)
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


def _between(text: str, spans: Sequence[Span]) -> Iterator[str]:
    for (_start, end), (start, _end) in pairwise(spans):
        yield visible_line(text[end:start]).strip()


def _context(text: str, start: int, end: int) -> str:
    return visible_line(f"… {text[max(0, start - 40) : end + 40].strip()} …")
