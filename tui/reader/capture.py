"""A new statement, captured from the article: what is selected, or the quotation pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model import Statement
from tui.drawing.visible import visible_line
from tui.reader.changes import topics
from tui.reader.doubting import actor_of, ask_before
from tui.reader.homes import choose_home

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.drafting.quotations import Quotation
    from perspectives.editing.destinations import Home
    from perspectives.model import Article, Kind, Span
    from perspectives.saving.save import Edit
    from perspectives.story.story import Story
    from tui.dialogs.form import Filing
    from tui.reader.edits import Edits
    from tui.reader.part import Reader
    from tui.reader.selection import Selection


class Capture:
    """Who says it is asked first, then the rest in a small form."""

    def __init__(self, reader: Reader, selection: Selection, edits: Edits) -> None:
        self._reader = reader
        self._selection = selection
        self._edits = edits

    async def open(self) -> None:
        """File what is selected, the quotation pointed at, or the current proposal."""
        reader = self._reader
        article, story, quotation = reader.page.article, reader.story, self._captured()
        if quotation is None:
            select, unclaimed = reader.keys["edit.select"][0], reader.keys["edit.unclaimed"][0]
            reader.say(
                f"Select words first, with {select} or the mouse, or go to a quotation"
                f" that no statement covers, with {unclaimed}"
            )
            return
        await self._selection.close()
        self._ask_who(article, quotation, story)

    def _captured(self) -> Quotation | None:
        """Return what a statement is to be made of."""
        # Not at the top, as with all that follows: most readers do not write.
        from perspectives.drafting.quotations import Quotation

        span, current = self._selection.span, self._reader.current
        if span is None and self._selection.pointed is None and current and current.draft:
            spans = current.draft.spans
            return Quotation(spans, spans, len(current.draft.quote.split()))
        if span is None:
            return self._selection.pointed
        text = self._reader.page.article.text
        start = span[0] + len(text[slice(*span)]) - len(text[slice(*span)].lstrip())
        end = span[1] - len(text[slice(*span)]) + len(text[slice(*span)].rstrip())
        if not any(map(str.isalnum, text[start:end])):
            return None
        # A part of a word is found in no article.
        while start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return Quotation(((start, end),), ((start, end),), len(text[start:end].split()))

    def _ask_who(self, article: Article, quotation: Quotation, story: Story) -> None:
        """Let the reader choose who says it; those whom the article speaks for come first."""
        from perspectives.checking.attribution import Attribution
        from perspectives.editing.destinations import home_of

        homes = [
            (actor.name.casefold(), home_of(story, side.id, index))
            for side in story.perspectives
            for index, (actor, _entries) in enumerate(side.actors)
        ]
        attribution = Attribution(story, article)
        ranked = attribution.speakers(quotation)
        likely = [home for speaker in ranked for key, home in homes if key == speaker.key]
        new = ranked[0].name if ranked and ranked[0].key is None else ""

        def chosen(home: Home) -> None:
            actor = actor_of(story, home)
            name = attribution.gainsaid(quotation, actor)
            file = article.path.name if article.path else "the article"
            ask_before(
                self._reader,
                actor.name,
                [] if name is None else [(name, file)],
                lambda: self._confirm(article, quotation, home, story),
                lambda: self._ask_who(article, quotation, story),
            )

        why = ""
        if ranked and ranked[0].is_likely:
            why = f"the article names “{ranked[0].name}”, {ranked[0].score:.0f} of 100"
        choose_home(self._reader, chosen, likely, new, why)

    def _confirm(
        self, article: Article, quotation: Quotation, home: Home, chosen_in: Story
    ) -> None:
        """Let the reader say more of it; the home was chosen in the story as it was then."""
        from perspectives.drafting.quoting import quote_of
        from tui.dialogs.form import StatementForm

        spans = list(quotation.spans)
        quote = visible_line(quote_of(article.text, quotation))
        statement = Statement(quote=quote, kind=_kind(quotation, chosen_in.quotations(article.id)))

        def take(filing: Filing | None) -> None:
            if filing is not None:
                self._reader.run_worker(
                    self._file(filing.statement, filing.home, chosen_in, article, spans),
                    name="edit",
                    group="edit",
                )

        name = actor_of(chosen_in, home).name
        form = StatementForm(home, name, statement, topics(self._reader.story))
        self._reader.app.push_screen(form, take)

    async def _file(
        self,
        statement: Statement,
        home: Home,
        chosen_in: Story,
        article: Article,
        spans: list[Span],
    ) -> None:
        from perspectives.editing.destinations import same_home
        from perspectives.editing.filing import file_quote, file_statement

        def make(story: Story) -> Edit:
            there = same_home(home, chosen_in, story)
            now = story.article(article.id)
            if now is None or now.text != article.text:
                # The words stand elsewhere in a revised article, if they do.
                return file_quote(story, statement, there)
            return file_statement(story, statement, there, article.id, spans)

        if await self._edits.add(make, article.id, (spans[0][0], spans[-1][1])):
            self._selection.drop()


def _kind(captured: Quotation, known: Iterable[Quotation]) -> Kind:
    """Return whether words stand between quotation marks, wholly, in part or not at all."""
    from perspectives.text.spans import shared, total

    marked = [span for quotation in known for span in quotation.marked]
    quoted = shared(captured.spans, marked)
    if not quoted:
        return "reported"
    return "direct" if quoted == total(captured.spans) else "mixed"
