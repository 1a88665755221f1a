"""A new statement, captured from the article: what is selected, or the quotation pointed at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perspectives.drafting.quotations import Quotation
    from perspectives.model import Article, Span
    from perspectives.saving.save import Edit
    from perspectives.story.story import Story
    from tui.dialogs.form import Filing
    from tui.reader.edits import Edits
    from tui.reader.part import Reader
    from tui.reader.questions import Answers
    from tui.reader.selection import Selection


class Capture:
    """Makes a statement of words of the article, once `Questions` has its answers."""

    def __init__(self, reader: Reader, selection: Selection, edits: Edits) -> None:
        self._reader = reader
        self._selection = selection
        self._edits = edits
        self._begun: Answers | None = None
        """What was answered of the statement that was not filed in the end."""

    async def open(self) -> None:
        """File what is selected, the quotation pointed at, or the current proposal."""
        reader, quotation = self._reader, self._captured()
        if quotation is None:
            select, unclaimed = reader.keys["edit.select"][0], reader.keys["edit.unclaimed"][0]
            reader.say(
                f"Select words first, with {select} or the mouse, or go to a quotation"
                f" that no statement covers, with {unclaimed}"
            )
            return
        if not reader.story.is_loaded:
            reader.say("The perspectives are still being read")
            return
        await self._selection.close()
        # Not at the top: most readers do not write.
        from tui.reader.questions import Questions, begin

        story = reader.story
        self._begun = answers = begin(story, reader.page.article, quotation, self._begun)

        def file(filing: Filing) -> None:
            self._begun = None
            spans = list(quotation.spans)
            self._edits.save_beside(partial(self._file, filing, answers.article, spans, story))

        Questions(reader, answers, file, self._selection.take_up).ask()

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

    async def _file(
        self, filing: Filing, article: Article, spans: list[Span], chosen_in: Story
    ) -> None:
        from perspectives.editing.destinations import same_home
        from perspectives.editing.filing import file_quote, file_statement

        def make(story: Story) -> Edit:
            there = same_home(filing.home, chosen_in, story)
            now = story.article(article.id)
            if now is None or now.text != article.text:
                # The words stand elsewhere in a revised article, if they do.
                return file_quote(story, filing.statement, there)
            return file_statement(story, filing.statement, there, article.id, spans)

        if await self._edits.add(make, article.id, (spans[0][0], spans[-1][1])):
            self._selection.drop()
