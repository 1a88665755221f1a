"""What the articles of a story are called where there is room for a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.drawing.cards import NO_BREAK, shortened
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perspectives.model import Article

LONGEST = 24
"""In cells."""


def source_names(articles: Sequence[Article]) -> dict[str, str]:
    """Return a short name for each article of a story, by its id; none where there is one only.

    All are called alike: by their outlets if these tell them apart, else by their titles, else by
    their ids.
    """
    if len(articles) == 1:
        return {}
    outlets = [article.outlet or "" for article in articles]
    titles = [article.title or "" for article in articles]
    ids = [article.id for article in articles]
    names = next(names for names in (outlets, titles, ids) if names is ids or _tell_apart(names))
    return {
        id: shortened(visible_line(name), LONGEST).replace(" ", NO_BREAK)
        for id, name in zip(ids, names, strict=True)
    }


def _tell_apart(names: Iterable[str]) -> bool:
    counts = Counter(shortened(name, LONGEST) for name in names)
    return "" not in counts and set(counts.values()) == {1}


def source_of(article: str | None, sources: Mapping[str, str]) -> str:
    """Return what the article of a statement is called; nothing where that need not be said."""
    return sources.get(article or "", "")
