"""The commands. Textual is imported only where a screen opens, so that the others start fast."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from perspectives.errors import SidelongError
from tui.cli.arguments import STORY, a_path
from tui.cli.opening import path_of
from tui.cli.output import fixed_line, print_json, print_line, problem_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from perspectives.checking.fixing import Fixing
    from perspectives.model import Diagnostic
    from perspectives.saving.save import Edit
    from perspectives.story.story import Story

SOMETHING_FOUND = 1
"""The exit code of a check that lists something wrong or doubtful."""

UNUSABLE = 2
"""Wrong usage, or nothing there that could be used."""

CRASHED = 70
"""A mistake of the program's own (EX_SOFTWARE of BSD's sysexits.h)."""

INTERRUPTED = 130
"""Stopped from the keyboard, as shells tell it: 128 and the number of the signal."""

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Nearly all that a start makes stays: to look for garbage in it every 700 takes a tenth of it."""

SECONDS_BETWEEN_THREADS = 0.0005
"""A key waits so long at most for what is worked out beside the screen; Python has it wait 5 ms."""


COMMANDS = {
    "add": "filing",
    "add-article": "filing",
    "completion": "completing",
    "draft": "drafting",
    "export": "exporting",
    "new": "filing",
}
"""The commands that have modules of their own, which are imported when one is asked for."""


class StoryOrCommand(click.Group):
    """A group of commands whose first word, where it names none of them, is a story to read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the alphabet."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(
            import_module(f"tui.cli.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names, else the one that opens a story."""
        if args[0] in self.list_commands(ctx):
            return super().resolve_command(ctx, args)
        return read.name, read, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what the first word may be: a path to read, or a command."""
        # The path comes first: bash drops what came before one.
        return [*a_path(ctx, None, incomplete), *super().shell_complete(ctx, incomplete)]


HELP = """Read an article with every side alongside it.

STORY is a folder with an article, article.txt, and a folder perspectives/ with one YAML file for
each side, which says who said what. It may also be a single article (.txt, .md, .html, .epub), a
folder of articles, an address, or - for what another program writes. Without STORY, the library
opens: what you have read, and at first the stories that come with Sidelong; enter opens one. In
there as in a story, ? shows all keys and q quits.

\b
sidelong                   the library; the first time, enter opens the first story
sidelong my-story          read your own story
sidelong page.html         read a saved page, or any other article
sidelong https://...       fetch a page, keep it, and read it
sidelong check my-story    list what is wrong or doubtful in it

\b
sidelong new my-story --article FILE
                           make a story of an article
sidelong add-article my-story FILE
                           add another one, or an address
sidelong add my-story --perspective SIDE --actor NAME --quote TEXT
                           file what somebody said

In a story's own folder, check, export and add take that one where you name none.
"""


@click.group(
    cls=StoryOrCommand,
    help=HELP,
    invoke_without_command=True,
    subcommand_metavar="[STORY | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="To read a story that is called like a command, put ./ before its name: ./check",
)
@click.version_option(package_name="sidelong", prog_name="sidelong", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Open the library, where nothing else is asked for."""
    if ctx.invoked_subcommand is None:
        _open(None)


@click.command("STORY", options_metavar="")
@click.argument("thing", metavar="")
def read(thing: str) -> None:
    """Read whatever is named: a story, an article, a folder, an address, or what comes in."""
    _open(path_of(thing))


@cli.command()
@STORY
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line each, as editors and CI read them, or a JSON list.",
)
@click.option(
    "--against",
    "old",
    type=click.Path(path_type=Path),
    metavar="OLD-ARTICLE",
    help="An earlier version of an article: list what its revision did to the statements instead.",
)
@click.option(
    "--unclaimed",
    is_flag=True,
    help="List what is said in the article and in no statement, and who says it; else a count.",
)
@click.option(
    "--fix",
    "fixing",
    is_flag=True,
    help="Mend what has one certain answer first, and list that as well.",
)
@click.pass_context
def check(
    ctx: click.Context, story: Path, form: str, old: Path | None, unclaimed: bool, fixing: bool
) -> None:
    """List what is wrong or doubtful in a story.

    STORY may be left out in a story's own folder. Wrong is what cannot be used as it is written;
    doubtful, a statement that was not found in the article, or not surely, that is filed twice, or
    that the article gives to another actor. Each is one line: path:line:column: error: what is
    wrong, and the way out [code]. What is doubtful says "warning" instead; a "note" is neither:
    what the article has somebody say and no statement has, and quotes that differ from the article
    only in white space or dashes.

    With --against, each statement that an article's revision moved (a note), changed or lost (a
    warning) is such a line, and the last line counts them.

    With --fix, a key that is misspelled by one letter, and a quote that differs from the article
    only in white space or dashes, are mended where only one answer is possible; each is a line that
    says "fixed", and then comes what is left. In the reader, u takes all of it back.

    The exit code is 0 where there is nothing wrong or doubtful, 1 where there is something, and 2
    where there is no story.
    """
    if fixing and old is not None:
        raise click.UsageError("--fix mends a story, --against compares it; use one of the two.")
    from perspectives.checking.check import check as problems_of
    from perspectives.model import Severity
    from perspectives.story.story import load

    loaded, fixed = _fix(story) if fixing else (load(story, relating=False), None)
    if old is not None:
        ctx.exit(_list_revisions(loaded, old, form))
    problems = problems_of(loaded, unclaimed=unclaimed)
    if form == "json":
        from tui.cli.findings import of_fixes, of_problems

        print_json(of_problems(problems) if fixed is None else of_fixes(fixed, problems))
    else:
        for line in (*map(fixed_line, fixed or ()), *map(problem_line, problems)):
            print_line(line)
    grave = any(problem.severity is not Severity.NOTE for problem in problems)
    ctx.exit(SOMETHING_FOUND if grave else 0)


def _fix(path: Path) -> tuple[Story, tuple[Diagnostic, ...]]:
    """Mend what can be mended in a story; return the story as it is then, and what was mended."""
    from perspectives.checking.fixing import fix
    from tui.cli.carryout import carry_out

    def work_out(story: Story) -> tuple[Edit, Fixing]:
        fixing = fix(story)
        return fixing.edit, fixing

    done = carry_out(path, work_out)
    for error in done.found.refused:
        print_line(f"sidelong: {error}", err=True)
    return done.story, done.found.fixed


def _list_revisions(story: Story, old: Path, form: str) -> int:
    """Print what became of the statements since an earlier version of an article.

    Returns the exit code.
    """
    from perspectives import sources
    from perspectives.checking.revision import earlier, revise
    from perspectives.checking.revisionnotes import count, notes
    from perspectives.model import Severity

    article, _ = sources.read(old)
    revisions = revise(earlier(story, article), story)
    told = notes(story, revisions)
    if form == "json":
        from tui.cli.findings import of_revisions

        print_json(of_revisions(revisions, told))
    else:
        for note, _ in told:
            print_line(problem_line(note))
        click.echo(count(revisions))
    is_doubtful = any(note.severity is not Severity.NOTE for note, _ in told)
    return SOMETHING_FOUND if is_doubtful else 0


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a perspective file, for editors.

    With it, editors complete and check the files in a story's folder perspectives/. New ones begin
    with a line that names it, and sidelong new puts it beside them; docs/format.md says how to have
    it for others.
    """
    from perspectives.format.schemafile import schema as its_schema

    click.echo(its_schema(), nl=False)


def _open(story: Path | None) -> None:
    # Textual reads from the standard input and draws on the standard error stream.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    # A stream that was closed before the start is None.
    if not all(stream and stream.isatty() for stream in streams):
        raise SidelongError(
            "to read a story takes a terminal; for data use sidelong check or sidelong export"
        )
    from tui.app import SidelongApp

    sys.setswitchinterval(SECONDS_BETWEEN_THREADS)
    app = SidelongApp(story)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


def main() -> None:
    """Run the command line, and exit with its code."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A locale may lack the letters of what is told.
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SidelongError as error:
        print_line(f"sidelong: {error}", err=True)
        sys.exit(UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except OSError as error:
        print_line(f"sidelong: {error.strerror or error}", err=True)
        sys.exit(UNUSABLE)
    except Exception as error:
        from tui.user.crash import report

        print_line(f"sidelong: {report(error)}", err=True)
        sys.exit(CRASHED)
