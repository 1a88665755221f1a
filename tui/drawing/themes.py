"""The two themes of Sidelong, and the colours of the perspectives in any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from perspectives.model import Color

SIDES: dict[Color, tuple[str, str, str]] = {
    "teal": ("#1f7a78", "#5fbdb5", "ansi_cyan"),
    "purple": ("#7350a4", "#b191de", "ansi_magenta"),
    "red": ("#b5433b", "#e0736b", "ansi_red"),
    "blue": ("#2e66a8", "#77a6e0", "ansi_blue"),
    "orange": ("#b8651b", "#de9350", "ansi_bright_red"),
    "green": ("#3f7d3a", "#8cbf73", "ansi_green"),
    "pink": ("#ae4584", "#de86b6", "ansi_bright_magenta"),
    "brown": ("#7d5a3c", "#bc9575", "ansi_bright_yellow"),
    "yellow": ("#8a7210", "#d1b24e", "ansi_yellow"),
    "grey": ("#66655f", "#a5a39c", "ansi_bright_black"),
}
"""Each colour of a perspective on a light page, on a dark one, and in the terminal's own.

The order is the one in which perspectives that name no colour are given one.
"""

LIGHT = Theme(
    name="sidelong-light",
    dark=False,
    primary="#3f5f7f",
    secondary="#6f6a60",
    accent="#9a5b2e",
    warning="#9a6a12",
    error="#a83a32",
    success="#3f7d3a",
    foreground="#2a2927",
    background="#fbfaf6",
    surface="#f4f2ec",
    panel="#ebe8e0",
    variables={
        "rule": "#d9d5cb",
        "quiet": "#6d6a62",
        "screen-selection-background": "#cfdcea",
        "screen-selection-foreground": "#2a2927",
        "input-selection-background": "#cfdcea",
        "scrollbar": "#d9d5cb",
        "scrollbar-hover": "#bdb8ac",
        "scrollbar-active": "#9d988c",
        "scrollbar-background": "#fbfaf6",
        "scrollbar-background-hover": "#fbfaf6",
        "scrollbar-background-active": "#fbfaf6",
    },
)

DARK = Theme(
    name="sidelong-dark",
    dark=True,
    primary="#8fb1d6",
    secondary="#a5a39c",
    accent="#dba26a",
    warning="#d8b25c",
    error="#e0736b",
    success="#8cbf73",
    foreground="#d8d5cd",
    background="#191a1c",
    surface="#1f2023",
    panel="#282a2e",
    variables={
        "rule": "#36383c",
        "quiet": "#94928b",
        "screen-selection-background": "#3a4b60",
        "screen-selection-foreground": "#e8e5dd",
        "input-selection-background": "#3a4b60",
        "scrollbar": "#36383c",
        "scrollbar-hover": "#4a4d52",
        "scrollbar-active": "#63666c",
        "scrollbar-background": "#191a1c",
        "scrollbar-background-hover": "#191a1c",
        "scrollbar-background-active": "#191a1c",
    },
)


def variables_for(theme: Theme) -> dict[str, str]:
    """Return the style variables that Sidelong needs and `theme` may not have."""
    ours = DARK if theme.dark else LIGHT
    column = 2 if theme.ansi else int(theme.dark)
    return {
        "rule": "ansi_bright_black" if theme.ansi else ours.variables["rule"],
        "quiet": "ansi_default" if theme.ansi else ours.variables["quiet"],
        **{f"side-{name}": shades[column] for name, shades in SIDES.items()},
    }
