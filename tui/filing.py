"""The commands that write to a story's folder."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.output import print_line

if TYPE_CHECKING:
    from perspectives.story import Story


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--article",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The article; it is copied, to the byte, and stays where it is.",
)
def new(folder: Path, article: Path) -> None:
    """Make a story in FOLDER with a copy of an article.

    FOLDER is made, or has to be empty. It gets the article, and a folder perspectives/ for what
    each side says. Nothing is ever written over; where the story cannot be made, the exit code is 2
    and nothing is left behind.
    """
    from perspectives.newstory import make_story

    for line in _told(folder, make_story(folder, article)):
        print_line(line)


def _told(folder: Path, story: Story) -> Iterator[str]:
    """Yield what was made, and what a person can do next."""
    (article,) = story.articles
    name = shlex.quote(str(folder))
    title = f", “{article.title}”" if article.title else ""
    yield f"{folder}: a story with {article.path and article.path.name}{title}. Next, either"
    yield f"  sidelong {name}    and press a on a quotation, or"
    yield f"  sidelong add {name} --perspective ID --actor NAME --quote TEXT"
    if story.problems:
        yield f"Its front matter has mistakes: sidelong check {name}"
