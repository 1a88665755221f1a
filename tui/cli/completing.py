"""The command that prints a shell's completion script, which click makes."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")

HELP = """Print what makes SHELL complete commands, options and paths.

Add to the file that your shell reads first:

\b
bash    ~/.bashrc                     eval "$(sidelong completion bash)"
zsh     ~/.zshrc, after compinit      eval "$(sidelong completion zsh)"
fish    ~/.config/fish/config.fish    sidelong completion fish | source
"""


@click.command(help=HELP)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a shell's completion script."""
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(ctx.find_root().command, {}, "sidelong", "_SIDELONG_COMPLETE").source())
