"""Every key of the program: what it does, what the settings call it, how help shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding, InvalidBinding
from textual.keys import key_to_character

from perspectives.messages import Nearest
from tui.drawing.visible import visible_line
from tui.user.settings import SettingsError, settings_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GROUPS = {
    "read": "Reading",
    "go": "From statement to statement",
    "look": "Looking closer",
    "view": "The story as a whole",
    "review": "Reviewing what is proposed",
    "edit": "Editing",
    "write": "In the editor",
    "library": "In the library",
    "app": "The program",
}
"""What help calls the bindings whose ids begin with the word and a dot."""


def _key(id: str, keys: str, action: str, line: str) -> Binding:
    return Binding(keys, action, line, id=id, show=False)


READER_KEYS = [
    _key("read.down", "j,down", "line(1)", "Scroll a line down; in a column, the next card"),
    _key("read.up", "k,up", "line(-1)", "Scroll a line up; in a column, the card before"),
    _key("read.page-down", "space,pagedown", "page(1)", "Scroll a page down"),
    _key("read.page-up", "b,pageup", "page(-1)", "Scroll a page up"),
    _key("read.half-down", "ctrl+d", "page(0.5)", "Scroll half a page down"),
    _key("read.half-up", "ctrl+u", "page(-0.5)", "Scroll half a page up"),
    _key("read.top", "g,home", "edge(-1)", "Go to the top; in a column, to its first card"),
    _key("read.end", "G,end", "edge(1)", "Go to the end; in a column, to its last card"),
    _key("read.left", "h,left", "pane(-1)", "Move to the pane on the left"),
    _key("read.right", "l,right", "pane(1)", "Move to the pane on the right"),
    _key("read.columns", "s", "toggle_columns", "Show and hide the columns"),
    _key(
        "go.next", "n", "statement(1)", "Next statement, in all articles; in a search, next match"
    ),
    _key("go.previous", "p", "statement(-1)", "Previous statement; in a search, previous match"),
    _key("go.next-actor", "tab", "actor(1)", "Next actor"),
    _key("go.previous-actor", "shift+tab", "actor(-1)", "Previous actor"),
    _key("go.next-perspective", "]", "perspective(1)", "Next perspective"),
    _key("go.previous-perspective", "[", "perspective(-1)", "Previous perspective"),
    *(
        _key(f"go.perspective-{n}", str(n), f"nth_perspective({n})", f"Perspective {n}")
        for n in range(1, 10)
    ),
    _key("go.cross", "enter", "cross", "From a card to its passage, from a passage to its card"),
    _key("go.related", "r", "related(1)", "Next statement related to the current one"),
    _key("go.related-back", "R", "related(-1)", "Previous statement related to the current one"),
    _key("go.back", "backspace", "jump(-1)", "Back through the jumps"),
    _key("go.forward", "+", "jump(1)", "Forward through the jumps"),
    _key("look.inspect", "i", "inspect", "Inspect the current statement: what was found, and how"),
    _key("look.thread", "I", "thread", "Show who answers whom around it, as a tree"),
    _key("look.find", "f", "find", "Find an actor or a statement by a few letters"),
    _key("look.articles", "F", "articles", "Go to another article of the story"),
    _key("look.search", "/", "search", "Search the text"),
    _key("look.bookmark", "*", "bookmark", "Set a bookmark, with a note, or change its note"),
    _key("look.bookmarks", "'", "bookmarks", "List the bookmarks; enter goes to one"),
    _key("look.filter", "&", "filter", "Filter the statements by topic, actor, side, date …"),
    _key("look.end-search", "escape", "end_search", "End the search; drop the selection; show all"),
    _key("look.similar", "~", "similar", "Show and hide ties by meaning"),
    _key("look.mistake", "!", "mistake", "Go through what is wrong in the files; enter opens it"),
    _key("look.revision", "W", "revision", "Show what a revised article did to the statements"),
    _key("look.copy", "y", "copy", "Copy the quote, or what is selected, with its source"),
    _key("view.compare", "c", "view('compare')", "Compare two sides, actors or articles"),
    _key("view.timeline", "t", "view('timeline')", "See the statements in time"),
    _key("view.numbers", "#", "view('numbers')", "See the story in numbers"),
    _key("view.topics", "m", "view('topics')", "Who speaks of what: actors or sides by topics"),
    _key("view.network", "K", "view('network')", "Who answers, echoes or mirrors whom"),
    _key("review.accept", "o", "accept", "File the current proposal, or those that are marked"),
    _key("review.accept-answer", "Y", "accept_answer", "File the answer that is proposed of it"),
    _key(
        "review.dismiss", "x", "dismiss_proposal", "Dismiss it, or that answer; undo brings it back"
    ),
    _key("review.accept-actor", "O", "accept_actor", "File all that is proposed of this actor"),
    _key("review.accept-sure", "L", "accept_sure", "File every proposal of 80 or more"),
    _key("review.show", "P", "proposals", "Show and hide what is proposed"),
    _key("review.mark", ".", "mark", "Mark a statement: the next change is for all that are"),
    _key("edit.here", "e", "edit", "Edit the current statement's file here"),
    _key("edit.outside", "E", "edit_outside", "Edit it in $VISUAL or $EDITOR"),
    _key("edit.select", "v", "select", "Select words with the keyboard"),
    _key(
        "edit.unclaimed",
        "U",
        "unclaimed",
        "Go to the next proposal, or quotation without a statement, in all articles",
    ),
    _key("edit.add", "a", "add", "Add a statement of what is selected, pointed at or proposed"),
    _key("edit.topic", "T", "set_topic", "Set the current statement's topic"),
    _key("edit.stance", "S", "set_stance", "Set its stance"),
    _key("edit.date", "D", "set_date", "Set its date"),
    _key("edit.note", "N", "set_note", "Set its note"),
    _key("edit.move", "M", "move", "Move it, or those that are marked, to another actor"),
    _key("edit.actor", "w", "describe_actor", "Say who speaks: name, other names, role"),
    _key("edit.side", "C", "bring_actor", "Move who speaks, with all said, to another perspective"),
    _key("edit.answers", "A", "answer", "Tie it as an answer to another statement, or untie it"),
    _key("edit.delete", "X", "delete", "Delete it"),
    _key("edit.undo", "u", "undo", "Undo an edit, or a dismissal"),
    _key("edit.redo", "ctrl+r", "redo", "Redo an edit"),
    _key("app.help", "?,f1", "help", "Show the keys"),
    _key("app.palette", "ctrl+p", "app.command_palette", "Open the command palette"),
    _key("app.library", "B", "app.library", "Go to the library; the place is kept"),
    _key("app.quit", "q", "app.quit", "Quit; the place is remembered"),
]

EDITOR_KEYS = [
    _key("write.save", "ctrl+s", "save", "Save what was typed"),
    _key("write.complete", "ctrl+space,ctrl+@", "suggest", "Offer what may stand here"),
    _key("write.next-problem", "f8", "problem(1)", "Go to the next problem"),
    _key("write.previous-problem", "shift+f8", "problem(-1)", "Go to the problem before"),
]
"""The keys of the editor besides those of any text; tab takes a completion, escape closes."""

STORY_KEYS = [*READER_KEYS, *EDITOR_KEYS]
"""All keys there are while a story is read."""


def _again(id: str, line: str) -> Binding:
    """Return the binding of this id as it is where it does the like of something else."""
    return next(replace(one, description=line) for one in READER_KEYS if one.id == id)


LIBRARY_KEYS = [
    _again("read.down", "Go to the next entry"),
    _again("read.up", "Go to the entry before"),
    _again("read.page-down", "Go down a page"),
    _again("read.page-up", "Go up a page"),
    _again("read.half-down", "Go down half a page"),
    _again("read.half-up", "Go up half a page"),
    _again("read.top", "Go to the first entry"),
    _again("read.end", "Go to the last entry"),
    _key("library.open", "enter,l,right", "open", "Open it, in the place where it was left"),
    _key("library.other", "o", "open_other", "Open what you name: a file, a folder, an address"),
    _key("library.filter", "/,f", "filter", "Find by a few letters; enter opens"),
    _key("library.leave", "escape", "leave", "Show everything again; stop fetching a page"),
    _key("library.sort", "s", "sort", "Sort by last read, title, date, or what is to review"),
    _key("library.remove", "X", "remove", "Take it off the list; its files stay"),
    _key("library.undo", "u", "undo", "Put back what was taken off the list"),
    *(one for one in READER_KEYS if one.id in ("app.help", "app.palette", "app.quit")),
]
"""All keys there are in the library; those that do the like in a story share its names."""

VIEW_KEYS = [
    _again("read.down", "Go down"),
    _again("read.up", "Go up"),
    _again("read.left", "Go to the left"),
    _again("read.right", "Go to the right"),
    _again("read.page-down", "Go down a page"),
    _again("read.page-up", "Go up a page"),
    _again("read.half-down", "Go down half a page"),
    _again("read.half-up", "Go up half a page"),
    _again("read.top", "Go to the first"),
    _again("read.end", "Go to the last"),
    _again("go.cross", "Read it in the article; backspace leads back here"),
    _key("view.close", "escape,q,backspace", "close", "Close the view; the place in it is kept"),
    *(one for one in READER_KEYS if one.id in ("app.help", "app.palette")),
]
"""The keys of every view; those that do the like in a story share its names."""


def _view_keys(*own: Binding) -> list[Binding]:
    """Return the keys of a view: its own, and of those of all views what it does not change."""
    ids = {one.id for one in own}
    return [*own, *(one for one in VIEW_KEYS if one.id not in ids)]


COMPARE_KEYS = _view_keys(_again("view.compare", "Choose two others"))

TIMELINE_KEYS = _view_keys(
    _again("go.next", "Go to the next statement in time, in all lanes"),
    _again("go.previous", "Go to the statement before in time"),
    _again("read.left", "Go to the statement before in the lane"),
    _again("read.right", "Go to the next statement in the lane"),
    _again("read.down", "Go to the lane below, to what is nearest in time"),
    _again("read.up", "Go to the lane above"),
    _again("read.top", "Go to the earliest"),
    _again("read.end", "Go to the last; what has no date stands behind"),
    _key("view.zoom-in", "+,=", "zoom(0.5)", "See less time, nearer"),
    _key("view.zoom-out", "-", "zoom(2)", "See more time"),
    _key("view.fit", "0", "fit", "See everything that has a date"),
    _key("view.earlier", "H,shift+left", "pan(-0.5)", "See what is earlier"),
    _key("view.later", "L,shift+right", "pan(0.5)", "See what is later"),
)

NUMBERS_KEYS = _view_keys(
    _again("go.cross", "Read its first statement; backspace leads back here"),
    _again("look.articles", "Count one article alone; after the last, all together"),
    _key("view.sort", "s", "sort", "Sort by statements, words, share, topics, date"),
)

NETWORK_KEYS = _view_keys(
    _key("view.sides", "s", "sides", "Show sides instead of actors, or actors again"),
)

TOPIC_KEYS = [
    *NETWORK_KEYS,
    _again("review.accept", "Take the topic that is proposed, for the statements of the cell"),
    _key("view.take-topic", "O", "take_topic", "Take it for all statements it is proposed for"),
    _again("review.show", "Show and hide the topics that are proposed"),
    _again("edit.undo", "Undo an edit"),
    _again("edit.redo", "Redo an edit"),
]

VIEWS_KEYS = (COMPARE_KEYS, TIMELINE_KEYS, NUMBERS_KEYS, NETWORK_KEYS, TOPIC_KEYS)
"""All keys there are in each of the views."""

_STORY_IDS = {one.id for one in STORY_KEYS}

ALL_KEYS = [
    *STORY_KEYS,
    *{
        one.id: one
        for keys in (LIBRARY_KEYS, *VIEWS_KEYS)
        for one in keys
        if one.id not in _STORY_IDS
    }.values(),
]
"""Every binding once, as a story has it where other screens have it too."""

KEPT = ("ctrl+c", "ctrl+q")
"""Keys that Textual keeps for copying and for leaving, whatever else goes wrong."""

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "page up",
    "pagedown": "page down",
    "escape": "esc",
    "slash": "/",
    "plus": "+",
    "minus": "-",
}


def bound_keys(overrides: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each binding's id the keys that it has, as a reader knows them.

    `overrides` are the user's own keys, by id. Raises `SettingsError` where they name no
    binding, or where one key would do two things.
    """
    keys = {str(binding.id): binding.key for binding in ALL_KEYS}
    for id_ in overrides:
        if id_ not in keys:
            nearest = Nearest(keys).hint(id_)
            raise SettingsError(f"{settings_file()}: {id_} is the name of no binding{nearest}")
    names = {id_: _names(id_, bound) for id_, bound in (keys | dict(overrides)).items()}
    for bindings in (STORY_KEYS, LIBRARY_KEYS, *VIEWS_KEYS):
        _see_that_none_does_two_things({str(one.id): names[str(one.id)] for one in bindings})
    return {id_: list(map(_shown, its_names)) for id_, its_names in names.items()}


def _see_that_none_does_two_things(names: Mapping[str, Sequence[str]]) -> None:
    owners = dict.fromkeys(KEPT, "one of the program's own keys")
    for id_, its_names in names.items():
        for name in its_names:
            other = owners.setdefault(name, id_)
            if other != id_:
                raise SettingsError(f"{settings_file()}: {_shown(name)} is both {other} and {id_}")


def _names(id_: str, bound: str) -> list[str]:
    """Return Textual's names of the keys, of which `?` and `question_mark` are one."""
    try:
        return [binding.key for binding in Binding.make_bindings([Binding(bound, "")])]
    except InvalidBinding as error:
        raise SettingsError(f"{settings_file()}: {id_} has no key: {bound!r}") from error


def _shown(name: str) -> str:
    character = key_to_character(name)
    is_seen = character is not None and character.isprintable() and character != " "
    return str(character) if is_seen else visible_line(_SHOWN.get(name, name))


def help_rows(
    keys: Mapping[str, Sequence[str]], bindings: Sequence[Binding]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return, under each heading of help, the keys as a reader knows them and what they do.

    The keys of the nth perspective share a row, as long as nobody changed them.
    """
    digits = [f"go.perspective-{n}" for n in range(1, 10)]
    are_digits = [list(keys[id_]) for id_ in digits] == [[str(n)] for n in range(1, 10)]
    sheet = []
    for group, heading in GROUPS.items():
        rows = []
        for binding in bindings:
            id_ = str(binding.id)
            if not id_.startswith(f"{group}.") or (are_digits and id_ in digits[1:]):
                continue
            if are_digits and id_ == digits[0]:
                rows.append(("1 to 9", "The nth perspective"))
            else:
                rows.append((" ".join(keys[id_]), binding.description))
        if rows:
            sheet.append((heading, rows))
    return sheet
