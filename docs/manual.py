"""The manual page: what the commands say of themselves, in the macros of man(7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

NAME = "sidelong"

HEAD = rf"""
.\" Made from the commands by make docs.
.TH SIDELONG 1
.SH NAME
{NAME} \- read an article in the terminal with every side alongside it
.SH SYNOPSIS
.B {NAME}
.RI [ STORY ]
.br
.B {NAME}
.I COMMAND
.RI [ ARGS ]...
.SH DESCRIPTION
""".lstrip()

FOOT = r"""
.SH FILES
.TP
.I ~/.config/sidelong/sidelong.toml
Settings: keys by the names that ? shows. On macOS they are in
.IR "~/Library/Application Support/sidelong" .
.SH SEE ALSO
The format of a perspective file, all keys, and what can be opened: the folder docs/ of the project.
""".lstrip()


class Page(click.HelpFormatter):
    """What a command writes as its help, as paragraphs and lists of a manual page."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        self.write(f".PP\n.B {_plain(prog)}\n{_plain(args)}\n")

    def write_heading(self, heading: str) -> None:
        """Write the name of a list within a command's section, unless it is clear what it lists."""
        if heading != "Options":
            self.write(f".PP\n{_plain(heading)}:\n")

    def write_paragraph(self) -> None:
        """Write nothing: every paragraph begins with a macro of its own."""

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with a backspace keeps its lines."""
        for paragraph in text.split("\n\n"):
            if paragraph.startswith("\b\n"):
                lines = "\n".join(map(_plain, paragraph.splitlines()[1:]))
                self.write(f".PP\n.nf\n.RS\n{lines}\n.RE\n.fi\n")
            else:
                self.write(f".PP\n{_plain(' '.join(paragraph.split()))}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of terms and what they mean."""
        for term, meaning in rows:
            self.write(f".TP\n.B {_plain(term)}\n{_plain(meaning)}\n")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading, and what is written meanwhile below it."""
        self.write_heading(name)
        yield


def manual(group: click.Group) -> str:
    """Return the manual page of a program with commands."""
    page = Page()
    context = click.Context(group, info_name=NAME, **group.context_settings)
    page.write(HEAD)
    group.format_help_text(context, page)
    group.format_epilog(context, page)
    page.write(".SH OPTIONS\n")
    # Not the group's own way, which lists the commands in short.
    click.Command.format_options(group, context, page)
    page.write(".SH COMMANDS\n")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        page.write(f".SS {NAME} {name}\n")
        command.format_help(click.Context(command, info_name=name, parent=context), page)
    page.write(FOOT)
    return page.getvalue()


def _plain(words: str) -> str:
    r"""Return words as they are to be printed: no macro, and hyphens that can be copied."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
