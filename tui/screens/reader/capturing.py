"""A new statement, captured from the article: what is selected, or the quotation pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model import Statement
from tui.screens.reader.editing import Editing
from tui.screens.reader.selecting import Selecting
from tui.visible import visible_line

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.homes import Home, KnownActor
    from perspectives.model import Kind, Span
    from perspectives.saving import Edit
    from perspectives.story import Story


class Capturing(Editing, Selecting):
    """Who says it is asked first, then the rest in a small form."""

    async def action_add(self) -> None:
        """File what is selected, or the quotation pointed at, as a statement."""
        quotation = self._captured()
        if quotation is None:
            select, unclaimed = self._keys["edit.select"][0], self._keys["edit.unclaimed"][0]
            self._say(
                f"Select words first, with {select} or the mouse, or go to a quotation"
                f" that no statement covers, with {unclaimed}"
            )
            return
        await self._end_selecting()
        likely, new = self._speakers(quotation)
        self.choose_home(lambda home: self._confirm(quotation, home), likely, new)

    def _captured(self) -> Quotation | None:
        """Return what a statement is to be made of."""
        from perspectives.drafting.quotations import Quotation

        span = self.selected
        if span is None:
            return self.pointed
        text = self._page.article.text
        start = span[0] + len(text[slice(*span)]) - len(text[slice(*span)].lstrip())
        end = span[1] - len(text[slice(*span)]) + len(text[slice(*span)].rstrip())
        if not any(map(str.isalnum, text[start:end])):
            return None
        return Quotation(((start, end),), ((start, end),), len(text[start:end].split()))

    def _speakers(self, quotation: Quotation) -> tuple[list[KnownActor], str]:
        """Return the actors who may have said it, the likeliest first, or a name nobody knows.

        The name is empty where the article names nobody new.
        """
        from perspectives.attribution import names_of_actors
        from perspectives.drafting.speakers import Speakers
        from perspectives.homes import KnownActor

        homes = [
            (actor.name.casefold(), KnownActor(side.id, index))
            for side in self.story.perspectives
            for index, (actor, _entries) in enumerate(side.actors)
        ]
        article = self._page.article
        known = self.story.quotations(article.id)
        names = names_of_actors(self.story)
        ranked = Speakers(article.text, known, names).rank(quotation)
        likely = [home for speaker in ranked for key, home in homes if key == speaker.key]
        return likely, ranked[0].name if ranked and ranked[0].key is None else ""

    def _confirm(self, quotation: Quotation, home: Home) -> None:
        from tui.screens.form import StatementForm

        article, spans = self._page.article, list(quotation.spans)
        quote = visible_line(" ".join(" ".join(article.text[a:b].split()) for a, b in spans))
        statement = Statement(quote=quote, kind=self._kind(quotation))

        def take(confirmed: Statement | None) -> None:
            if confirmed is not None:
                self.run_worker(
                    self._file(confirmed, home, article.id, spans), name="edit", group="edit"
                )

        form = StatementForm(_name(self.story, home), statement, self._topics())
        self.app.push_screen(form, take)

    def _kind(self, captured: Quotation) -> Kind:
        """Return whether words stand between quotation marks, wholly, in part or not at all."""
        from perspectives.intervals import shared, total

        known = self.story.quotations(self._page.article.id)
        marked = [span for quotation in known for span in quotation.marked]
        quoted = shared(captured.spans, marked)
        if not quoted:
            return "reported"
        return "direct" if quoted == total(captured.spans) else "mixed"

    async def _file(
        self, statement: Statement, home: Home, article: str, spans: list[Span]
    ) -> None:
        from perspectives.authoring import file_statement

        def make(story: Story) -> Edit:
            return file_statement(story, statement, home, article, spans)

        self._wanted = article, (spans[0][0], spans[-1][1])
        if await self._carry_out(make):
            self.pointed = None
            self.clear_selection()
        else:
            self._wanted = None


def _name(story: Story, home: Home) -> str:
    from perspectives.homes import KnownActor, NewActor

    if isinstance(home, KnownActor):
        side = story.perspective(home.perspective_id)
        return side.actors[home.index][0].name if side else ""
    return home.name if isinstance(home, NewActor) else home.actor
