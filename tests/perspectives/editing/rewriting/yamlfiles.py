"""Perspective files in every style that YAML has, and changes to them, made of a source of chance.

`random.Random` serves as the source, and so does what Hypothesis's `randoms()` gives, which
shrinks. Comments are numbered, so that a test can tell which of them an edit lost.
"""

import json
from collections.abc import Callable
from random import Random

import msgspec

from perspectives.editing.rewriting.changes import (
    Change,
    DeleteActor,
    DeleteStatement,
    InsertActor,
    InsertStatement,
    SetKeys,
)
from perspectives.model import Actor, Perspective, Statement

WORDS = ["Russians", "are in", "your house", "it", "can be", "difficult…", "to get", "them", "Жить"]
NASTY = [
    "#", "# no", "a: b", ": ", ":", "- x", "-", "[x]", "{x: y}", "'", '"', "it's", 'say "x"', "NO",
    "~", "null", "0123", "12:30", "2022-01-07", "1e3", "😀", "---", "...", "--- x", "a #b", "*a",
    "&a", "!t", "|", ">-", "%x", "@x", "`x`", "? x", ", y", "\\", "\\n", "a\tb", "=", "<<", "y",
    "a,b", "a]b", "“x” said", "\u2028x", "x\x85y", "\u00a0", "\ufeffx", "x\u202ey", "\x07", "\0",
]  # fmt: skip
LONG = " ".join(WORDS) * 6


class FileMaker:
    """Makes the text of one file. An ordinary one is in blocks, and has no anchors or oddities."""

    def __init__(self, chance: Random, *, ordinary: bool) -> None:
        self.chance = chance
        self.ordinary = ordinary
        self.comments = 0
        self.anchors: list[str] = []
        self.ids = 0
        self.line_end = chance.choice(["\n", "\n", "\n", "\r\n", "\r"])
        self.offsets = {name: chance.choice([0, 2, 2, 4]) for name in ("actors", "statements")}
        self.texts_offset = chance.choice([0, 2, 2, 3])
        self.spaces = chance.choice([1, 1, 1, 2, 3])
        self.indent = chance.choice([2, 2, 4])
        self.blanks = chance.choice([0, 1, 1, 2])
        self.style = chance.choice(["", "", "'", '"', ">", "|", "any"])
        self.quotes_keys = self.odd(0.1)
        self.flow_share = 0 if ordinary else chance.choice([0, 0, 0.3, 1])
        self.comment_share = chance.choice([0, 0.1, 0.4])

    def odd(self, share: float) -> bool:
        return not self.ordinary and self.maybe(share)

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def file(self) -> str:
        lines = []
        if self.odd(0.05):
            lines.append("%YAML 1.1")
        if lines or self.maybe(0.1):
            lines.append(self.chance.choice(["---", "--- # start"]))
        lines += [self.comment(0)] * self.maybe(0.2)
        if self.odd(0.1):
            return self.finish([*lines, *self.json().split("\n")])
        pairs = [("perspective", ["United States"]), ("color", ["blue"] * self.maybe(0.4))]
        body = []
        for key, value in pairs:
            body += self.pair(key, value[0], 0) if value else []
            body += [""] * self.maybe(0.3)
        actors = [self.actor() for _ in range(self.chance.choice([1, 1, 2, 3]))]
        if self.maybe(0.07):
            body.append(self.chance.choice(["actors:", "actors: []", "actors:   # none"]))
        else:
            body += self.listing("actors", actors, 0)
        return self.finish([*lines, *body, *(["..."] * self.odd(0.1))])

    def finish(self, lines: list[str]) -> str:
        end = self.line_end
        if self.odd(0.05):
            ends = ["\n", "\r\n"]
            text = "".join(line + self.chance.choice(ends) for line in lines)
        else:
            text = "".join(line + end for line in lines)
        if self.maybe(0.3):
            text = text.rstrip("\r\n")
        return text + (self.chance.choice(["\n", "\n\n", "  \n"]) if self.odd(0.1) else "")

    def json(self) -> str:
        actors = [
            {"name": "A", "statements": [{"quote": self.words()} for _ in range(n)]} for n in (2, 1)
        ]
        perspective = {"perspective": "P", "actors": actors}
        return json.dumps(perspective, indent=self.chance.choice([None, 1, 2]), ensure_ascii=False)

    # Lists and mappings: each a function from a column to the lines that come there.

    def listing(self, name: str, items: list[Callable[[int], list[str]]], column: int) -> list[str]:
        key = self.key(name)
        if not items:
            return [f"{key}:{self.chance.choice(['', ' []', ' [ ]', '  # none'])}"]
        head = f"{key}:{self.end_comment()}"
        if self.odd(0.05):
            head = f"{key}: &l{len(self.anchors)}"
        lines = [head]
        offset = self.offsets[name]
        if self.odd(0.1):
            offset = self.chance.choice([0, 1, 2, 5])
        for index, item in enumerate(items):
            if index or self.maybe(0.1):
                lines += [self.blank()] * (
                    self.chance.choice([0, 1, 3]) if self.maybe(0.1) else self.blanks
                )
            while self.maybe(self.comment_share):
                deep = self.chance.randint(0, 12) if self.odd(0.3) else offset
                lines += [" " * deep + self.comment(), *([self.blank()] * self.maybe(0.3))]
            dash = "-" + " " * self.spaces
            rest = item(column + offset + len(dash))
            if rest[0].startswith("\n"):
                dash, rest = "-", rest[1:]
                lines.append(" " * offset + dash)
                lines += self.indented(rest, offset + 1 + self.spaces)
                continue
            lines.append(" " * offset + dash + rest[0])
            lines += self.indented(rest[1:], offset + len(dash))
        return lines

    def indented(self, lines: list[str], column: int) -> list[str]:
        return [" " * column + line if line.strip() else line for line in lines]

    def blank(self) -> str:
        return self.chance.choice(["", "", "", "  ", "    "]) if not self.odd(0.1) else " " * 14

    def comment(self, column: int = 0) -> str:
        self.comments += 1
        return " " * column + f"# c{self.comments} it's [a: b"

    def end_comment(self) -> str:
        if self.maybe(self.comment_share):
            return self.chance.choice([" ", "   "]) + self.comment()
        return self.chance.choice(["", "", "", "  "])

    def actor(self) -> Callable[[int], list[str]]:
        statements = [self.statement() for _ in range(self.chance.choice([0, 1, 1, 2, 3]))]

        def lines(column: int) -> list[str]:
            if self.maybe(self.flow_share):
                return [self.flow_actor()]
            pairs = [self.pair("name", self.words(), column)]
            pairs += [self.pair("role", self.words(), column)] * self.maybe(0.3)
            pairs += [self.texts("aliases")] * self.maybe(0.3)
            if statements or self.maybe(0.5):
                if self.odd(0.1):
                    items = ", ".join(self.flow_statement() for _ in range(2))
                    pairs.append([f"statements: [{items}]"])
                else:
                    pairs.append(self.listing("statements", statements, column))
            return self.mapping(pairs)

        return lines

    def statement(self) -> Callable[[int], list[str]]:
        def lines(column: int) -> list[str]:
            if self.maybe(self.flow_share):
                return [self.flow_statement()]
            if self.anchors and self.odd(0.15):
                return [f"*{self.chance.choice(self.anchors)}"]
            pairs = [self.pair("quote", self.words(), column)]
            names = ("kind", "date", "topic", "stance", "note", "id", "prefix")
            chosen = [name for name in names if self.maybe(0.25)]
            pairs += [self.pair(name, self.value(name), column) for name in chosen]
            pairs += [self.texts("answers")] * self.maybe(0.25)
            if self.maybe(0.1):
                pairs.append([f"{self.chance.choice(['topic', 'note'])}:{self.end_comment()}"])
            pairs += [["x-unknown: 1"]] * self.maybe(0.05)
            pairs += [["x-more:", "  deep: [1]", "  list:", "  - 1"]] * self.maybe(0.05)
            pairs += [["kind: dirct"]] * self.odd(0.05)
            anchored = self.odd(0.08)
            mapped = self.mapping(pairs)
            if anchored:
                name = f"s{len(self.anchors)}"
                self.anchors.append(name)
                return ["&" + name, *mapped]
            return ["\n", *mapped] if self.odd(0.05) else mapped

        return lines

    def mapping(self, pairs: list[list[str]]) -> list[str]:
        if self.maybe(0.3):
            self.chance.shuffle(pairs)
        lines: list[str] = []
        for pair in pairs:
            if lines and self.maybe(self.comment_share / 2):
                lines.append(self.comment())
            lines += [""] * (bool(lines) and self.maybe(0.05))
            if self.odd(0.04) and not pair[0].startswith("?") and ": " in pair[0]:
                key, value = pair[0].split(": ", 1)
                pair = [f"? {key}", f": {value}", *pair[1:]]
            lines += pair
        return lines

    def key(self, name: str) -> str:
        return f'"{name}"' if self.quotes_keys else name

    def texts(self, name: str) -> list[str]:
        items = [self.inline(self.item()) for _ in range(self.chance.choice([1, 2, 3]))]
        if self.maybe(0.6):
            return [f"{self.key(name)}: [{', '.join(items)}]{self.end_comment()}"]
        indent = " " * self.texts_offset
        dashed = [f"{indent}- {item}{self.end_comment()}" for item in items]
        return [f"{self.key(name)}:{self.end_comment()}", *dashed]

    def item(self) -> str:
        return self.chance.choice(["a", "b-2", "c d", "it's"])

    # Texts.

    def words(self) -> str:
        count = self.chance.choice([1, 2, 3, 3, 8, 30])
        return " ".join(self.chance.choice(WORDS) for _ in range(count))

    def value(self, key: str) -> str:
        if key == "kind":
            return self.chance.choice(["direct", "reported", "mixed"])
        if key == "stance":
            return self.chance.choice(["support", "oppose"])
        if key == "date":
            return self.chance.choice(["2022", "2022-01-07"]) if not self.odd(0.1) else "soon"
        if key == "id":
            self.ids += 1
            return f"id-{self.ids}" if not self.odd(0.05) else "id-1"
        return self.words()

    def inline(self, text: str) -> str:
        style = self.chance.choice(["", "'", '"'])
        if style == "'":
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False) if style == '"' else text

    def pair(self, key: str, text: str, column: int) -> list[str]:
        name = self.key(key)
        style = self.style if key in ("quote", "note") or self.maybe(0.1) else ""
        if style == "any":
            style = self.chance.choice(["", "'", '"', ">", "|", "lines"])
        gap = self.chance.choice([" ", " ", " ", "   "])
        end = self.end_comment()
        if style in (">", "|"):
            return self.block(name, text, style, end)
        if style == "lines" and " " in text:
            first, rest = text.split(" ", 1)
            return [f"{name}:{gap}{first}", f"{' ' * self.indent}{rest}{end}"]
        inline = self.inline(text) if style == "any" or self.maybe(0.2) else text
        if style in ("'", '"'):
            inline = json.dumps(text, ensure_ascii=False) if style == '"' else f"'{text}'"
        if self.odd(0.05):
            inline = self.chance.choice(["!!str ", "&t1 ", "! "]) + inline
        if self.odd(0.04):
            return [f"{name}: {self.comment()}", f"{' ' * self.indent}{inline}"]
        if self.odd(0.03):
            end = "\t" + self.comment()
        return [f"{name}:{gap}{inline}{end}"]

    def block(self, name: str, text: str, style: str, end: str) -> list[str]:
        words = text.split(" ")
        size = self.chance.choice([2, 5, 100])
        lines = [" ".join(words[i : i + size]) for i in range(0, len(words), size)]
        header = style + self.chance.choice(["-", "-", "-", "", "+"])
        indent = self.indent
        if self.odd(0.1):
            header = f"{style}{indent}-"
        if self.odd(0.1):
            lines.insert(1, self.chance.choice(["", "  more", "# no comment", " x"]))
        return [f"{name}: {header}{end}", *(" " * indent + line if line else "" for line in lines)]

    def flow_statement(self) -> str:
        pairs = [f"quote: {json.dumps(self.words(), ensure_ascii=False)}"]
        pairs += ["kind: reported"] * self.maybe(0.3)
        pairs += ["answers: [a, b]"] * self.maybe(0.3)
        pairs += ["topic"] * self.odd(0.05)
        pairs += ["note:"] * self.odd(0.05)
        comma = "," if self.odd(0.1) else ", "
        inside = comma.join(pairs) + "," * self.odd(0.1)
        pad = self.chance.choice(["", "", " "])
        return f"{{{pad}{inside}{pad}}}"

    def flow_actor(self) -> str:
        statements = [self.flow_statement() for _ in range(self.chance.choice([0, 1, 2]))]
        pairs = [f"name: {json.dumps(self.words(), ensure_ascii=False)}"]
        if statements or self.maybe(0.5):
            pairs.append(f"statements: [{', '.join(statements)}]")
        return "{" + ", ".join(pairs) + "}"


def text(chance: Random, *, harmless: bool) -> str:
    """Return a text that a person may type; harmless ones YAML can hold in some way."""
    parts = [chance.choice(WORDS + NASTY) for _ in range(chance.choice([1, 1, 2, 3]))]
    made = chance.choice([" ", "", "\n", " ", "\n\n"]).join(parts)
    if chance.random() < 0.15:
        made = LONG + made
    if chance.random() < 0.1:
        made = chance.choice(
            [" x", "x ", "\nx", "x\n", "\tx", "x\n  y", "x\n\n\ny", "\ufdd0", "\ud800"]
        )
    if harmless:
        made = made.replace("\ufdd0", "").replace("\ud800", "")
    return made


def change(chance: Random, perspective: Perspective, *, valid: bool) -> Change:
    """Return a change that the perspective has a place for; a valid one makes no new problem."""
    actors = perspective.actors
    with_statements = [n for n, actor in enumerate(actors) if actor.statements]
    kinds = (
        ["actor"]
        + ["insert", "keys", "remove"] * bool(actors)
        + ["delete", "set", "set"] * bool(with_statements)
    )
    kind = chance.choice(kinds)
    if kind == "actor":
        statements = tuple(_statement(chance, valid) for _ in range(chance.choice([0, 1, 2])))
        return InsertActor(
            index=chance.randint(0, len(actors)),
            actor=Actor(
                name="N " + text(chance, harmless=valid),
                aliases=_texts(chance, valid),
                role=chance.choice([None, text(chance, harmless=valid)]),
                statements=statements,
            ),
        )
    if kind == "insert":
        number = chance.randrange(len(actors))
        index = chance.randint(0, len(actors[number].statements))
        return InsertStatement(number, index, _statement(chance, valid))
    if kind == "keys":
        number = chance.randrange(len(actors))
        values = {
            "name": "n" + text(chance, harmless=valid),
            "role": chance.choice([None, text(chance, harmless=valid)]),
            "aliases": _texts(chance, valid),
        }
        return SetKeys((number,), _some(chance, values))
    if kind == "remove":
        return DeleteActor(chance.randrange(len(actors)))
    number = chance.choice(with_statements)
    place = number, chance.randrange(len(actors[number].statements))
    if kind == "delete":
        return DeleteStatement(place)
    written = _statement(chance, valid)
    values = {**msgspec.structs.asdict(written)}
    return SetKeys(place, _some(chance, values))


def _some(chance: Random, values: dict) -> dict:
    names = [name for name in values if chance.random() < 0.4]
    return {name: values[name] for name in names or ["quote" if "quote" in values else "role"]}


def _texts(chance: Random, valid: bool) -> tuple[str, ...]:
    texts = [text(chance, harmless=valid) for _ in range(chance.choice([0, 0, 1, 2, 3]))]
    return tuple(made for made in texts if made or not valid)


def _statement(chance: Random, valid: bool) -> Statement:
    def some(value):
        return chance.choice([None, value])

    wrong = [] if valid else ["soon", "dirct"]
    return Statement(
        quote="q " * (valid or chance.random() < 0.5) + text(chance, harmless=valid),
        id=some(f"new{chance.randint(0, 99)}"),
        kind=chance.choice(["direct", "reported", "mixed", *wrong]),
        date=some(chance.choice(["2022", "2022-01-09T12:30", *wrong])),
        topic=some(text(chance, harmless=valid)),
        stance=some(chance.choice(["support", "oppose"])),
        answers=_texts(chance, valid),
        prefix=chance.choice(["", text(chance, harmless=valid)]),
        note=some(text(chance, harmless=valid)),
    )
