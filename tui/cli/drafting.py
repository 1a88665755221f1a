"""The command that drafts what an article's own words say was said, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import a_path
from tui.cli.opening import path_of
from tui.cli.output import print_line, print_text

if TYPE_CHECKING:
    from perspectives.story.story import Story


@click.command()
@click.argument("thing", shell_complete=a_path)
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="Perspective files, or a JSON list with what speaks for each statement.",
)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Make a story in FOLDER instead, with what is proposed filed in it.",
)
def draft(thing: str, form: str, folder: Path | None) -> None:
    """Print what is said in THING, and by whom, as its own words tell it.

    THING is an article, a folder of articles, an address, or a story; of a story, what nobody has
    filed yet is drafted. Nothing of it is sure: it is there to be reviewed, as it is when THING is
    opened. It says which statements answer which others, as far as the words tell. With --write, a
    new story gets copies of the articles and one file for each proposed side; what nobody can be
    named for is left out, and counted.
    """
    path = path_of(thing)
    if folder is not None:
        _write(path, folder)
        return
    from perspectives.exports.drafts import WRITERS

    print_text(WRITERS[form](_drafted(path)))


def _drafted(path: Path) -> Story:
    """Return a story with all that its articles' words propose."""
    from perspectives.story.story import load, proposing, related

    return related(proposing(load(path, relating=False), frozenset()))


def _write(path: Path, folder: Path) -> None:
    from perspectives.editing.reviewing import accept
    from perspectives.story.create import make_story
    from perspectives.story.proposals import NOBODY
    from perspectives.story.story import begin
    from tui.user.journals import save

    # The chapters of a book are one file.
    make_story(folder, *dict.fromkeys(one.path for one in begin(path).articles if one.path))
    made = _drafted(folder)
    named = [entry for entry in made.proposed if entry.actor.name != NOBODY]
    trouble = save(made, accept(made, named, answers=True))
    if trouble is not None:
        print_line(f"sidelong: {trouble}", err=True)
    print_line(f"{folder}: {len(named)} statements are filed, to be reviewed")
    if left := len(made.proposed) - len(named):
        # Not at the top, as no other command needs it.
        import shlex

        print_line(f"{left} more have nobody who can be named: sidelong {shlex.quote(str(folder))}")
