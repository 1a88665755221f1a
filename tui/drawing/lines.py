"""What the first and the last line of the screen say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len

from perspectives.model import Severity
from tui.drawing.cards import shortened
from tui.drawing.dates import long_date
from tui.drawing.palette import PROPOSED
from tui.drawing.tied import arrow, tied_how, why
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perspectives.model import Article
    from perspectives.story.story import Entry, Story
    from tui.drawing.badges import Badge

Hints: TypeAlias = tuple[tuple[str, str, str], ...]
"""The bindings that the last line names, one or two together, and in one word what they do; most
useful first."""

HINTS: Hints = (
    ("go.next", "go.previous", "statement"),
    ("go.next-actor", "", "actor"),
    ("go.next-perspective", "go.previous-perspective", "side"),
    ("go.related", "", "related"),
    ("look.inspect", "", "inspect"),
    ("look.find", "", "find"),
    ("look.search", "", "search"),
    ("app.help", "", "help"),
)
"""Those of a story that is read."""

FILING_HINTS: Hints = (
    ("edit.unclaimed", "", "next quotation"),
    ("edit.select", "", "select words"),
    ("edit.add", "", "add them"),
    ("review.show", "", "proposals"),
    ("look.search", "", "search"),
    ("app.help", "", "help"),
)
"""Those of a story without statements: what makes the first."""

REVIEW_HINTS: Hints = (
    ("review.accept", "review.dismiss", "file, dismiss"),
    ("edit.unclaimed", "", "next proposal"),
    ("edit.add", "", "change and add"),
    ("edit.move", "", "other actor"),
    ("go.next", "go.previous", "statement"),
    ("look.inspect", "", "inspect"),
    ("app.help", "", "help"),
)
"""Those of a statement that is only proposed."""

FILTER_HINTS = (("enter", "filter"), ("tab", "complete"), ("esc", "leave"))
"""The keys of the line in which a filter is typed, and what they do."""

SHOW_ALL = ("look.end-search", "", "show all")
"""What stays longest while statements are filtered: the way out."""

FILE_ANSWER = ("review.accept-answer", "", "file the answer")
"""What is to be said as well of a statement that seems to answer another one, or to be answered."""


class Told(NamedTuple):
    """A piece of what a line tells, in a perspective's colour where it has a badge."""

    text: str
    badge: Badge | None = None
    brief: str | None = None
    """The same in fewer words, for where there is no room."""


def hints(named: Hints, keys: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield keys, as they are bound, and the word for what they do."""
    for first, second, word in named:
        yield " ".join(keys[id_][0] for id_ in (first, second) if id_), word


def facts(story: Story, article: Article, progress: int, current: Entry | None) -> Iterator[str]:
    """Yield where an article is from, what is wrong, how far one is, and which is current."""
    found = story.found_in(article.id)
    problems = sum(problem.severity is Severity.ERROR for problem in story.problems)
    if len(story.articles) > 1:
        yield f"article {story.articles.index(article) + 1} of {len(story.articles)}"
    for fact in (article.outlet, article.author, article.date and long_date(article.date)):
        if fact:
            yield visible_line(fact)
    if problems:
        yield f"! {problems} wrong"
    yield f"{progress}%"
    # While a story is read again, the current statement is still one of the story before.
    if current in found:
        yield f"statement {found.index(current) + 1} of {len(found)}"


def titles(story: Story) -> str:
    """Return what a story is called: by its first article, and how many more it has."""
    first, *others = story.articles
    more = f" and {len(others)} more" if others else ""
    return visible_line(first.title or first.id) + more


def relation(
    story: Story, badges: Mapping[str, Badge], current: Entry, origin: Entry | None
) -> Iterator[Told]:
    """Yield the pair that the reader is looking at: who, who else, how related, what score.

    It is `origin`, from which the reader walks its relations, and the current statement; without
    one, the current statement and what is most related to it.
    """
    first = origin or current
    ties = {tie.id: tie for tie in first.related}
    tie = ties.get(current.id) or next(iter(ties.values()), None)
    second = story.statement(tie.id) if tie else None
    if tie is None or second is None:
        return
    for entry, sign in (first, f" {arrow(tie)} "), (second, ""):
        badge = badges[entry.perspective_id]
        proposed = PROPOSED if entry.draft else ""
        yield Told(f"{proposed}{badge.glyph} {entry.actor.name}", badge)
        yield Told(sign)
    told = f"  {tied_how(tie)}"
    if tie.draft:
        yield Told(f"{told}: {why(tie, first, second)}", brief=told)
    else:
        yield Told(told, brief="" if tie.score is None else f"  {tie.score:.0f}%")


def length(told: Iterable[Told]) -> int:
    """Return how many cells a line takes that tells this."""
    return sum(cell_len(piece.text) for piece in told)


def briefly(told: Iterable[Told]) -> list[Told]:
    """Return the same in fewer words."""
    return [Told(piece.text if piece.brief is None else piece.brief, piece.badge) for piece in told]


def squeezed(told: Sequence[Told], room: int) -> list[Told]:
    """Return the same in `room` cells, where signs leave any: long names lose their ends first."""
    names = sorted((piece for piece in told if piece.badge), key=lambda name: cell_len(name.text))
    left = room - length(piece for piece in told if piece.badge is None)
    widths = {}
    for place, name in enumerate(names):
        widths[name] = max(0, min(cell_len(name.text), left // (len(names) - place)))
        left -= widths[name]
    return [
        Told(shortened(piece.text, widths[piece]), piece.badge) if piece.badge else piece
        for piece in told
    ]
