"""Makes what is taken from the program: `python -m docs.make NAME…`; `MADE` has the names."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from docs.manual import manual
from perspectives.exports import FORMATS
from perspectives.format import jsonschema
from perspectives.format.keys import MEANINGS, Key
from perspectives.format.keys import keys as keys_of
from perspectives.format.schemafile import SCHEMA_FILE
from perspectives.model import Actor, Perspective, Statement
from perspectives.story.entries import Entry
from perspectives.story.story import Story
from seeds import CSTO_PEACEKEEPERS, HERRING_BAN
from tui.app import SidelongApp
from tui.cli.main import cli
from tui.keys import ALL_KEYS, GROUPS, READER_KEYS, bound_keys
from tui.reader import ReaderScreen
from tui.user.settings import settings_file
from tui.views import VIEWS

DOCS = Path(__file__).parent
FORMAT = DOCS / "format.md"
SCHEMA = DOCS.parent / "perspectives" / SCHEMA_FILE

KEYS_HEAD = """\
# Keys

Made from the bindings by `make docs`. The program shows the same with `?`.
"""

KEYS_TAIL = """\
## Other keys

Every binding above has a name, in the last column. `sidelong.toml`, in the folder where your system
keeps settings (on Linux `~/.config/sidelong/`, on macOS `~/Library/Application Support/sidelong/`),
gives a binding other keys, parted by commas:

```toml
[keys]
"go.next" = "n,ctrl+n"
"read.page-down" = "space,pagedown,d"
```

The arrows are `up`, `down`, `left` and `right` there, and other keys `escape`, `pageup`,
`pagedown`, `home`, `end`, `backspace`, `enter`, `tab`, `space`. Help and hints show the keys as you
bound them. Where a name is that of no binding, or a key would do two things, Sidelong says so in
one line and does not start.

`meaning = false` above them begins without the ties by meaning, which the extra brings
([relating.md](relating.md)).

While you type in a search, in a filter, in the finder or in the library's line, keys are letters:
`enter` takes what was found, `escape` goes back, in lists `up` and `down` choose, and `tab`
completes a filter. On the sheets that open over the page `j` `k` scroll, `escape` and `q` close, on
the one about a statement `1` to `9` go to a related one, and on the list of bookmarks `X` removes
one, `u` puts it back and `N` or `e` changes its note. These keys stay as they are.
"""


def keys() -> str:
    """Return docs/keys.md."""
    bound = bound_keys({})
    parts = [KEYS_HEAD]
    for group, heading in GROUPS.items():
        rows = [f"## {heading}", "", "| keys | do | name |", "|---|---|---|"]
        for binding in ALL_KEYS:
            if str(binding.id).startswith(f"{group}."):
                shown = " ".join(f"`{key}`" for key in bound[str(binding.id)])
                rows.append(f"| {shown} | {binding.description} | `{binding.id}` |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join([*parts, KEYS_TAIL])


OWNERS = {Perspective: "the file", Actor: "an actor", Statement: "a statement"}
KEYS_TABLE = "| key | of | what stands there |\n| --- | --- | --- |\n"
FORMATS_TABLE = "| format | ending | what it is |\n| --- | --- | --- |\n"


def format_page() -> str:
    """Return docs/format.md, with its tables of keys and of exports as the program has them."""
    page = FORMAT.read_text(encoding="utf-8")
    keys = [
        f"| `{key.name}` | {owner} | {_what(key, MEANINGS[struct][key.name])} |"
        for struct, owner in OWNERS.items()
        for key in keys_of(struct).values()
    ]
    formats = [f"| `{name}` | `{one.ending}` | {one.meaning} |" for name, one in FORMATS.items()]
    return _with_rows(_with_rows(page, KEYS_TABLE, keys), FORMATS_TABLE, formats)


def _with_rows(page: str, head: str, rows: list[str]) -> str:
    """Return a page with other rows below the head of a table."""
    before, after = page.split(head)
    return before + head + "\n".join(rows) + "\n\n" + after.split("\n\n", 1)[1]


def _what(key: Key, meaning: str) -> str:
    if not key.choices:
        return f"**required**; {meaning}" if key.is_required else meaning
    *most, last = (f"`{choice}`" for choice in key.choices)
    return f"{', '.join(most)} or {last}; {meaning}"


def manual_page() -> str:
    """Return the manual page."""
    return manual(cli)


async def picture() -> str:
    """Return the screen of the seed story, at two statements that answer each other, as an SVG."""
    return await _screen(CSTO_PEACEKEEPERS, lambda story: story.statement("blinken-house"))


async def first_look() -> str:
    """Return the screen of an article that nobody has filed, at what "she" says, as an SVG."""
    with tempfile.TemporaryDirectory() as folder:
        article = shutil.copy(HERRING_BAN / "courier.txt", folder)
        return await _screen(
            Path(article),
            lambda story: next(
                one for one in story.proposed if "38 million" in one.statement.quote
            ),
        )


async def view(name: str) -> str:
    """Return a view of the seed story, opened at a statement that another one mirrors."""
    key = next(binding.key for binding in READER_KEYS if binding.id == f"view.{name}")
    return await _screen(
        CSTO_PEACEKEEPERS, lambda story: story.statement("blinken-house"), keys=[key]
    )


async def _screen(
    path: Path, current: Callable[[Story], Entry | None], keys: Iterable[str] = ()
) -> str:
    app = SidelongApp(path)
    async with app.run_test(size=(160, 45)) as pilot:
        app.theme = "sidelong-light"
        await app.workers.wait_for_complete([one for one in app.workers if one.name != "watch"])
        await pilot.pause()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        reader.trail.go(current(reader.story))
        await pilot.press(*keys)
        await pilot.pause()
        # A picture that fetches its letters from elsewhere is no picture.
        return re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(), flags=re.DOTALL)


MADE = {
    "keys": (DOCS / "keys.md", keys),
    "format": (FORMAT, format_page),
    "schema": (SCHEMA, jsonschema.json_schema),
    "manual": (DOCS / "sidelong.1", manual_page),
    "picture": (DOCS / "picture.svg", lambda: asyncio.run(picture())),
    "first-look": (DOCS / "first-look.svg", lambda: asyncio.run(first_look())),
    **{name: (DOCS / f"{name}.svg", lambda name=name: asyncio.run(view(name))) for name in VIEWS},
}


def main() -> None:
    """Write the files that are asked for."""
    if not sys.argv[1:] or not set(sys.argv[1:]) <= set(MADE):
        sys.exit(f"usage: python -m docs.make {'|'.join(MADE)}…")
    with tempfile.TemporaryDirectory() as home:
        # Nobody's own settings are in what is made, nor what else is installed, nor what their
        # terminal can show.
        os.environ |= {f"XDG_{kind}_HOME": home for kind in ("STATE", "CONFIG", "DATA")}
        settings_file().parent.mkdir()
        settings_file().write_text("meaning = false\n")
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.environ.pop("NO_COLOR", None)
        for name in sys.argv[1:]:
            path, make = MADE[name]
            path.write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
