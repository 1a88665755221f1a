"""Whose the quotations of a story are: as its articles tell it, beside how its files have it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from perspectives.drafting import DraftStatement
from perspectives.drafting.mentions import Mentions
from perspectives.drafting.quotations import Quotation
from perspectives.drafting.speakers import Speaker, Speakers
from perspectives.messages import counted, excerpt, shown
from perspectives.model import Actor, Article, Diagnostic, Severity, Span
from perspectives.story.proposals import LEAST_SURE, unfiled
from perspectives.story.story import Story
from perspectives.text.lines import Lines, Position
from perspectives.text.spans import shared, total

_MOSTLY = 0.5
"""The share of a statement, in characters, that has to stand in one quotation, for the speaker of
the quotation to be that of the statement: a report may have the words of another inside it."""

_SURELY = 80
"""Of 100: how likely somebody has to be the speaker for others to be doubted."""


def names_of_actors(story: Story) -> dict[str, list[str]]:
    """Return the actors of a story by their case-folded names, each with its name and aliases.

    Whoever stands in several files under one name is one actor.
    """
    names: dict[str, dict[str, None]] = {}
    for side in story.perspectives:
        for actor, _ in side.actors:
            its_names = names.setdefault(actor.name.casefold(), {})
            its_names |= dict.fromkeys((actor.name, *actor.aliases))
    return {key: list(its_names) for key, its_names in names.items()}


class Attribution:
    """An article of a story, and who says what in it."""

    def __init__(self, story: Story, article: Article) -> None:
        """Take an article; it is read when something is asked."""
        self._story, self._article = story, article
        self._quotations = story.quotations(article.id)
        self._lines = Lines(article.text)

    def speakers(self, quotation: Quotation) -> list[Speaker]:
        """Return who may say a quotation, or other words of the article, the likeliest first.

        Actors are known by their case-folded names.
        """
        return self._speakers.rank(quotation, self._drafts)

    def unclaimed(self) -> Iterator[Diagnostic]:
        """Yield what the article has somebody say and no file has, with who seems to say it.

        It is what the reader proposes.
        """
        for draft in self._unfiled:
            is_sure = draft.actor and draft.confidence >= LEAST_SURE
            by = f"; {shown(draft.actor)} seems to say it" if draft.actor and is_sure else ""
            yield self._note(draft, f"no statement has “{excerpt(draft.quote)}”{by}")

    def number_unclaimed(self) -> Iterator[Diagnostic]:
        """Yield how much of that there is, at the first of it, if there is any."""
        if self._unfiled:
            more = counted(len(self._unfiled), "more statement")
            message = f"the article has {more} to file; check --unclaimed lists them"
            yield self._note(self._unfiled[0], message)

    def gainsaid(self, quotation: Quotation, actor: Actor) -> str | None:
        """Return whom the article makes the speaker of some words, if surely not this actor.

        It is asked before they are filed; the actor may be new. None where nothing contradicts.
        """
        speaker = next(iter(self.speakers(quotation)), None)
        if speaker is None or speaker.score < _SURELY or not self._is_other(speaker, actor):
            return None
        name = self._name(speaker)
        is_meant = any(
            _names(name, one) or _names(one, name) for one in (actor.name, *actor.aliases)
        )
        return None if is_meant else name

    def other_speakers(self) -> Iterator[Diagnostic]:
        """Yield the statements whose words the article gives to another actor, beyond doubt."""
        for entry in self._story.found_in(self._article.id):
            if entry.statement.kind == "reported":
                continue
            quotation = self._quotation(entry.passage.spans)
            speaker = self._speakers.named(quotation) if quotation else None
            if quotation and speaker and self._is_other(speaker, entry.actor):
                line, _ = self._position(quotation.marked[0][0])
                path = self._article.path
                yield entry.diagnostic(
                    "other-speaker",
                    f"“{excerpt(entry.statement.quote)}” is filed under"
                    f" {shown(entry.actor.name)}, but {path.name if path else 'the article'}"
                    f" has it said by {shown(self._name(speaker))}, in line {line}",
                )

    @cached_property
    def _unfiled(self) -> tuple[DraftStatement, ...]:
        """What the draft of the article finds beyond the files."""
        entries = self._story.found_in(self._article.id)
        filed = (span for entry in entries if not entry.draft for span in entry.passage.spans)
        return tuple(unfiled(self._drafts, filed))

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.spans[0][0] for quotation in self._quotations]

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return names_of_actors(self._story)

    @property
    def _drafts(self) -> tuple[DraftStatement, ...]:
        return self._story.drafts(self._article.id)

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self._article.text, self._quotations, self._names)

    def _quotation(self, spans: Sequence[Span]) -> Quotation | None:
        """Return the quotation in which most of a passage stands."""
        first = max(0, bisect_right(self._starts, spans[0][0]) - 1)
        last = bisect_left(self._starts, spans[-1][1])
        for quotation in self._quotations[first:last]:
            if shared(spans, quotation.spans) >= _MOSTLY * total(spans):
                return quotation
        return None

    def _is_other(self, speaker: Speaker, actor: Actor) -> bool:
        """Tell whether a speaker is not this actor, by any name."""
        names = {name.casefold() for name in self._names.get(speaker.key or "", ())}
        return names.isdisjoint(name.casefold() for name in (actor.name, *actor.aliases))

    def _name(self, speaker: Speaker) -> str:
        return speaker.name if speaker.key is None else self._names[speaker.key][0]

    def _note(self, draft: DraftStatement, message: str) -> Diagnostic:
        line, column = self._position(draft.spans[0][0])
        return Diagnostic(
            path=self._article.path or self._story.folder,
            line=line,
            column=column,
            severity=Severity.NOTE,
            code="unclaimed",
            message=message,
        )

    def _position(self, offset: int) -> Position:
        """Return where in the article's file an offset of its text is."""
        line, column = self._lines.position(offset)
        return Position(line + self._article.line - 1, column)


def _names(words: str, name: str) -> bool:
    """Tell whether some words name somebody: "Dr. Hill" does Hugh Hill, "Tom Hill" does not."""
    # Behind another word, because a first word may have its capital from the sentence.
    return any(mention.is_sure for mention in Mentions(f"by {words}", {"": [name]}).all)
