"""Choose one of the articles of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from perspectives.messages import counted
from tui.dialogs.chooser import Chooser
from tui.dialogs.words import fitting
from tui.drawing.dates import long_date
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.model import Article
    from perspectives.story.story import Story


class ArticleScreen(Chooser[str]):
    """The articles in the order of the story; the id of one is chosen."""

    def __init__(self, story: Story, here: Article) -> None:
        """Show all, with the cursor on the one that is read `here`."""
        super().__init__("Articles", "a few letters of a title or an outlet", hint="enter opens it")
        self._story = story
        self._articles = {article.id: article for article in story.articles}
        self._here = here.id
        self._called = {id: " ".join(_called(one)) for id, one in self._articles.items()}

    def choices(self, query: str) -> Sequence[str]:
        """Return the articles whose names have what was typed, then those that are like it."""
        ids = [*self._articles]
        typed = query.strip()
        return [ids[n] for n in fitting(typed, [*self._called.values()])] if typed else ids

    def first(self, query: str) -> int:
        """Return which of them the cursor is on."""
        return 0 if query.strip() else [*self._articles].index(self._here)

    def prompt(self, choice: str) -> Content:
        """Return its title, and under it where it is from and what of it is filed."""
        title, *source = _called(self._articles[choice])
        found = self._story.found_in(choice)
        proposed = sum(entry.draft is not None for entry in found)
        filed = len(found) - proposed
        counts = [counted(filed, "statement")]
        if proposed:
            counts.append(f"{proposed} proposed")
        return Content.assemble(
            (title, "bold"),
            ("   here", "$quiet italic") if choice == self._here else "",
            (f"\n{' · '.join([*source, *counts])}", "$quiet"),
        )


def _called(article: Article) -> Iterator[str]:
    """Yield an article's title, or its id, and what is known of where it is from."""
    yield visible_line(article.title or article.id)
    if article.outlet:
        yield visible_line(article.outlet)
    if article.date:
        yield visible_line(long_date(article.date))
