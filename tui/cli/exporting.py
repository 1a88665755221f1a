"""The command that writes a story as data, in one of the formats that the domain has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import STORY
from tui.cli.output import print_text

if TYPE_CHECKING:
    from perspectives.exports import Format


class ExportCommand(click.Command):
    """A command whose help lists the formats; they are loaded only where it is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of formats."""
        from perspectives.exports import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(name, one.meaning) for name, one in FORMATS.items()])


def _format(ctx: click.Context, option: click.Parameter, name: str) -> Format:
    from perspectives.exports import FORMATS

    if name not in FORMATS:
        raise click.BadParameter(f"{name} is none of the formats: {', '.join(FORMATS)}.")
    return FORMATS[name]


def _names(ctx: click.Context, option: click.Parameter, incomplete: str) -> list[str]:
    from perspectives.exports import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


@click.command(cls=ExportCommand)
@STORY
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    default="json",
    show_default=True,
    callback=_format,
    shell_complete=_names,
    help="One of those below; docs/format.md describes them.",
)
def export(story: Path, form: Format) -> None:
    """Print all that is known of a story as data.

    STORY may be left out in a story's own folder. What is known is its articles and its
    perspectives: every statement with the place in the article where it stands, and the statements
    it is related to.
    """
    from perspectives.story.story import load

    print_text(form.write(load(story)))
