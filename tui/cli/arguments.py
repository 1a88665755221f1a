"""The argument that most commands have: which story is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from perspectives.errors import SidelongError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _or_the_one_here(ctx: click.Context, argument: click.Parameter, story: Path | None) -> Path:
    """Return the story that was named, else the one that the current folder is."""
    if story is not None:
        return story
    from perspectives.story.folder import is_story

    here = Path()
    if not is_story(here):
        raise SidelongError(
            "this folder is no story (an article and a folder perspectives/);"
            f" name one: sidelong {ctx.info_name} STORY"
        )
    return here


STORY = click.argument(
    "story",
    type=click.Path(path_type=Path),
    required=False,
    callback=_or_the_one_here,
)
"""A folder or an article; it may be left out where the current folder is a story."""


def a_path(
    ctx: click.Context, argument: click.Parameter | None, incomplete: str
) -> list[CompletionItem]:
    """Have the shell complete a path, where an address or something else may stand too."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]
