"""The commands that write to a story's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perspectives.errors import SidelongError
from perspectives.messages import excerpt
from tui.cli.arguments import STORY, a_path
from tui.cli.opening import article_file
from tui.cli.output import print_line, problem_line, shown_path

if TYPE_CHECKING:
    from perspectives.editing.destinations import Home
    from perspectives.format.keys import Key
    from perspectives.model import Diagnostic, Statement
    from perspectives.saving.save import Edit
    from perspectives.story.story import Entry, Story


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--article",
    "articles",
    multiple=True,
    required=True,
    metavar="FILE|URL",
    shell_complete=a_path,
    help="An article; it is copied, and stays where it is. May be given several times.",
)
@click.option("--title", metavar="T", help="Its title, where it does not say it itself.")
@click.option("--outlet", metavar="O", help="Where it was published.")
@click.option("--author", metavar="A", help="Who wrote it.")
@click.option("--date", metavar="D", help="When it was published: 2022, 2022-01 or 2022-01-07.")
@click.option("--url", metavar="U", help="Where it can be read.")
def new(folder: Path, articles: tuple[str, ...], **said: str | None) -> None:
    """Make a story in FOLDER with a copy of an article, or of several.

    FOLDER is made, or has to be empty. It gets the articles, and a folder perspectives/ for what
    each side says. What --title and the like say is written into the front matter of the copy, or
    changed there; only .txt and .md files have any, and it is for one article. Nothing is ever
    written over; where the story cannot be made, the exit code is 2 and nothing is left behind.
    """
    from perspectives.story.create import make_story

    fields = {name: _field(name, text) for name, text in said.items() if text is not None}
    if fields and len(articles) > 1:
        options = ", ".join(f"--{name}" for name in fields)
        raise click.UsageError(
            f"{options}: of several articles, say it in each one's front matter."
        )
    paths = [article_file(article)[0] for article in articles]
    for line in _told(folder, make_story(folder, *paths, fields=fields)):
        print_line(line)


def _field(option: str, text: str) -> str:
    """Return what an article is to say of itself; raises `SidelongError` where it cannot."""
    from perspectives.format.dates import date_fault

    line = _one_line(option, text)
    fault = date_fault(line) if option == "date" else None
    if fault or not line:
        raise SidelongError(f"--{option}: {fault or 'say something, or leave it out'}")
    return line


def _told(folder: Path, story: Story) -> Iterator[str]:
    """Yield what was made, and what a person can do next."""
    # Not at the top, as no other command needs it.
    import shlex

    # Of a book all chapters have the one file.
    files = list(dict.fromkeys(one.path.name for one in story.articles if one.path))
    name = shlex.quote(str(folder))
    article = story.articles[0]
    title = f", “{article.title}”" if article.title and len(files) == 1 else ""
    yield f"{folder}: a story with {', '.join(files)}{title}. Next, either"
    yield f"  sidelong {name}    and press o on each proposal that is right, or"
    yield f"  sidelong add {name} --perspective ID --actor NAME --quote TEXT"
    if story.problems:
        yield f"Its front matter has mistakes: sidelong check {name}"


@click.command("add-article")
@click.argument("story", type=click.Path(path_type=Path))
@click.argument("article", metavar="FILE|URL", shell_complete=a_path)
def add_article(story: Path, article: str) -> None:
    """Add an article to a story.

    It is copied into the folder of STORY, under a name that is free there, and stays where it is;
    an address is fetched. Nothing is ever written over. Where statements that stood in another
    article fit this one as well and would now be looked for here, that is said on the standard
    error stream.

    The exit code is 0 where the article was added, and 2 where nothing was.
    """
    from perspectives.story import create
    from perspectives.story.story import load

    file, name = article_file(article)
    before = load(story, relating=False)
    copy = create.add_article(story, file, name)
    after = load(story, before, relating=False)
    added = [one for one in after.articles if one.path == copy]
    title = f", “{added[0].title}”" if len(added) == 1 and added[0].title else ""
    print_line(f"{shown_path(copy)}: added{title}; articles in the story: {len(after.articles)}")
    homes = {entry.id: entry.article for entry in before.filed}
    for entry in after.filed:
        if entry.article in {one.id for one in added} and homes.get(entry.id) != entry.article:
            stood = f"; to keep it there: article: {homes[entry.id]}" if homes[entry.id] else ""
            moved = entry.diagnostic(
                "other-article", f"“{excerpt(entry.statement.quote)}” is found here now{stood}"
            )
            print_line(problem_line(moved), err=True)


@click.command()
@STORY
@click.option(
    "--actor",
    required=True,
    metavar="NAME",
    help="Who said it: a name or an alias, or a surname that only one actor has.",
)
@click.option("--quote", required=True, metavar="TEXT", help="What was said.")
@click.option(
    "--perspective",
    metavar="ID",
    help="Whose side the actor is on: a perspective's id or its name. For one that the story has"
    " not, a file is made. Needed where the actor is new.",
)
@click.option("--role", metavar="R", help="Of a new actor: office or part in the story.")
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="NAME",
    help="Of a new actor: another name or spelling; may be given several times.",
)
@click.option("--date", metavar="D", help="When: 2022, 2022-01, 2022-01-07 or 2022-01-07T12:30.")
@click.option("--topic", metavar="T", help="What it is about, in free words.")
@click.option("--stance", metavar="S", help="Towards the topic: support, oppose or neutral.")
@click.option("--kind", metavar="K", help="direct (where it is left out), reported or mixed.")
@click.option("--note", metavar="N", help="Free text for the reader.")
def add(
    story: Path,
    actor: str,
    perspective: str | None,
    role: str | None,
    aliases: tuple[str, ...],
    **said: str | None,
) -> None:
    """File a statement in a story.

    STORY may be left out in a story's own folder. The statement is written into the file of the
    actor's perspective, among the actor's statements in the order of the article, and the line
    where it stands is printed. A quote that the article does not hold, or holds twice, is filed all
    the same, behind the actor's others, with a warning on the standard error stream. In the reader,
    u takes it back.

    The exit code is 0 where the statement was filed, and 2 where nothing was.
    """
    import msgspec

    from perspectives.editing.destinations import find_home
    from perspectives.editing.filing import file_quote
    from perspectives.format.keys import keys
    from perspectives.model import Actor, Perspective, Statement
    from tui.cli.carryout import carry_out

    words = {
        name: _words(name, keys(Statement)[name], text)
        for name, text in said.items()
        if text is not None
    }
    statement = msgspec.convert({name: text for name, text in words.items() if text}, Statement)
    who = Actor(
        name=_words("actor", keys(Actor)["name"], actor),
        role=_words("role", keys(Actor)["role"], role or "") or None,
        aliases=tuple(
            filter(None, (_words("alias", keys(Actor)["aliases"], one) for one in aliases))
        ),
    )
    side = perspective
    if perspective is not None:
        side = _words("perspective", keys(Perspective)["perspective"], perspective)

    def work_out(story: Story) -> tuple[Edit, Home]:
        home = find_home(story, who, side)
        return file_quote(story, statement, home), home

    filed = carry_out(story, work_out)
    path = filed.edit.changes[0].path
    entry = _entry(filed.story, path, filed.found, statement)
    where = f"{shown_path(path)}:{entry.line}"
    print_line(f"{where}: filed under {entry.actor.name}: “{excerpt(statement.quote)}”")
    for doubt in _doubts(filed.story, path, entry):
        print_line(problem_line(doubt), err=True)


def _words(option: str, key: Key, text: str) -> str:
    """Return the text of an option as it is written under a key; raises `SidelongError`.

    Only a note may have several lines. Nothing is left out, unless the key has to be there.
    """
    from perspectives.format.conversion import text_fault

    line = _whole(option, text).strip() if key.name == "note" else _one_line(option, text)
    fault = text_fault(key, line) if line or key.is_required else None
    if fault:
        raise SidelongError(f"--{option}: {fault[1]}")
    return line


def _one_line(option: str, text: str) -> str:
    return " ".join(_whole(option, text).split())


def _whole(option: str, text: str) -> str:
    """Return the text of an option; raises `SidelongError` where it is none."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise SidelongError(f"--{option}: this holds a byte that is no UTF-8; give it as text")
    return text


def _entry(story: Story, path: Path, home: Home, statement: Statement) -> Entry:
    """Return a statement that was just filed, as the story knows it."""
    from perspectives.editing.destinations import KnownActor

    entries = (
        entry
        for side in story.perspectives
        if side.path == path
        for _, entries in side.actors
        for entry in entries
        if entry.statement.quote == statement.quote
        and (not isinstance(home, KnownActor) or entry.place[0] == home.index)
    )
    # The new one stands behind those with the same words.
    found = max(entries, key=lambda entry: entry.place, default=None)
    if found is None:
        raise SidelongError(f"{shown_path(path)}: somebody changed this just after it was filed")
    return found


def _doubts(story: Story, path: Path, entry: Entry) -> Iterator[Diagnostic]:
    from perspectives.checking.check import check

    place = path, entry.line, entry.column
    return (one for one in check(story) if (one.path, one.line, one.column) == place)
