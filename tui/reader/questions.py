"""What is asked of a new statement: who says it, then the rest in a small form; and the way back.

Escape leads a step back, from the form to the list of names and from there to the words. What was
answered stays, for as long as it is asked about the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from perspectives.checking.attribution import Attribution
from perspectives.drafting.quoting import quote_of
from perspectives.editing.destinations import KnownActor, home_of
from perspectives.model import Statement
from perspectives.text.spans import shared, total
from tui.dialogs.form import Filing, StatementForm
from tui.dialogs.homes import Asked
from tui.drawing.visible import visible_line
from tui.reader.changes import topics
from tui.reader.doubting import actor_of, ask_before
from tui.reader.homes import ChooseHome, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perspectives.drafting.quotations import Quotation
    from perspectives.editing.destinations import Home
    from perspectives.model import Actor, Article, Kind
    from perspectives.story.story import Story
    from tui.reader.part import Reader


@dataclass
class Answers:
    """What a reader has answered so far, of some words of an article."""

    article: Article
    quotation: Quotation
    statement: Statement
    """As the form has it."""
    typed: Typed = field(default_factory=Typed)
    actors: dict[str, Actor] = field(default_factory=dict)
    """The new actors who were described, by name."""


def begin(story: Story, article: Article, quotation: Quotation, before: Answers | None) -> Answers:
    """Return what is known of some words before anybody is asked.

    What was answered `before` of the same words, or of some of them, is known still.
    """
    quote = visible_line(quote_of(article.text, quotation))
    answers = Answers(
        article,
        quotation,
        Statement(quote=quote, kind=_kind(quotation, story.quotations(article.id))),
    )
    if (
        before is None
        or before.article.text != article.text
        or not shared(before.quotation.spans, quotation.spans)
    ):
        return answers
    answers.typed, answers.actors = before.typed, before.actors
    if before.quotation == quotation:
        answers.statement = before.statement
    else:
        answers.statement = replace(before.statement, quote=quote, kind=answers.statement.kind)
    return answers


class Questions:
    """Asks one after another."""

    def __init__(
        self,
        reader: Reader,
        answers: Answers,
        file: Callable[[Filing], None],
        leave: Callable[[], None],
    ) -> None:
        """Hand a statement that is confirmed to `file`; `leave` where the reader goes back."""
        self._reader = reader
        self._story = reader.story
        self._answers = answers
        self._file = file
        self._attribution = Attribution(reader.story, answers.article)
        self._choosing = ChooseHome(
            reader,
            self._asked(),
            self._chosen,
            leave=leave,
            leaves="esc goes back",
            typed=answers.typed,
        )

    def ask(self) -> None:
        """Let the reader choose who says it; those whom the article speaks for come first."""
        self._choosing.ask()

    def _asked(self) -> Asked:
        story, quotation, article = self._story, self._answers.quotation, self._answers.article
        homes = [
            (actor.name.casefold(), home_of(story, side.id, index))
            for side in story.perspectives
            for index, (actor, _entries) in enumerate(side.actors)
        ]
        ranked = self._attribution.speakers(quotation)
        first = next(iter(ranked), None)
        why = ""
        if first is not None and first.is_likely:
            why = f"the article names “{first.name}”, {first.score:.0f} of 100"
        return Asked(
            self._answers.statement.quote,
            likely=[home for speaker in ranked for key, home in homes if key == speaker.key],
            new=first.name if first is not None and first.key is None else "",
            why=why,
            named=story.named_near(article.id, quotation.spans[0][0]),
        )

    def _chosen(self, home: Home) -> None:
        """Ask again where the article has somebody else say it."""
        actor, article = actor_of(self._story, home), self._answers.article
        name = self._attribution.gainsaid(self._answers.quotation, actor)
        file = article.path.name if article.path else "the article"
        ask_before(
            self._reader,
            actor.name,
            [] if name is None else [(name, file)],
            lambda: self._confirm(home),
            self.ask,
        )

    def _confirm(self, home: Home) -> None:
        """Let the reader say more of it."""
        answers, name = self._answers, actor_of(self._story, home).name
        if not isinstance(home, KnownActor):
            home = replace(home, actor=answers.actors.get(name, home.actor))

        def take(filing: Filing | None) -> None:
            if filing is None:
                return
            answers.statement = filing.statement
            if not isinstance(filing.home, KnownActor):
                answers.actors[name] = filing.home.actor
            if filing.is_confirmed:
                self._file(filing)
            else:
                self.ask()

        form = StatementForm(home, name, answers.statement, topics(self._reader.story))
        self._reader.app.push_screen(form, take)


def _kind(captured: Quotation, known: Iterable[Quotation]) -> Kind:
    """Return whether words stand between quotation marks, wholly, in part or not at all."""
    marked = [span for quotation in known for span in quotation.marked]
    quoted = shared(captured.spans, marked)
    if not quoted:
        return "reported"
    return "direct" if quoted == total(captured.spans) else "mixed"
