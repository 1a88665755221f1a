"""YAML text -> a tree of nodes with their offsets, bounded, and every error on the way.

The nodes are composed from the parser's events, without a resolver: a scalar is the text that
stands in the file. An error costs the `key: value` or the list item that it is in; reading goes on
behind it, so that all errors of a file come to light at once. The work is bounded by the text's
length, however hostile it is: depth, nodes, errors and what aliases stand for have limits.
"""

from __future__ import annotations

import re
from itertools import dropwhile

import msgspec
import yaml

from perspectives.format.faults import Fault
from perspectives.format.nodes import Alias, Broken, Content, Mapping, Node, Scalar, Sequence
from perspectives.format.opened import OpenCollection, OpenCollections, is_spoilt
from perspectives.messages import shown
from perspectives.model import Span
from perspectives.text.lines import Lines

MAX_DEPTH = 40
"""The format itself nests six deep."""
MAX_NODES = 250_000
"""Some twelve thousand statements. What an alias stands for is counted as often as it is named."""
MAX_FAULTS = 500

_LOADER: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
_KNOWN_TAGS = frozenset(
    {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}
)
# YAML 1.1 takes these for line ends, which no editor and no later YAML does. While a text is
# parsed, noncharacters (the Unicode Standard, section 23.7: for internal use) stand in for them.
_NO_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "\ufdd0\ufdd1\ufdd2")
_AS_WRITTEN = str.maketrans("\ufdd0\ufdd1\ufdd2", "\x85\u2028\u2029")


class Tree(msgspec.Struct, frozen=True):
    """What came of a YAML text."""

    root: Node | None
    faults: list[Fault]
    aliased: frozenset[str]
    """The anchors that aliases name."""


def compose(text: str, lines: Lines) -> Tree:
    """Return the tree of a text's first document, and its faults. Offsets count characters.

    `text` is free of control characters but tabs and line ends; `lines` are its lines.
    """
    composer = _Composer(text, lines)
    try:
        composer.read()
    except _TooMuchError as error:
        composer.stop(error.fault)
    return Tree(composer.root, list(composer.faults.values()), frozenset(composer.aliased))


class _Rest:
    """A stream of some text and of the end of another, which is not copied."""

    def __init__(self, before: str, text: str, start: int) -> None:
        self.before = before
        self.text = text
        self.start = start

    def read(self, size: int = -1, /) -> str:
        if self.before:
            chunk, self.before = self.before[:size], self.before[size:]
        else:
            chunk = self.text[self.start : self.start + size]
            self.start += len(chunk)
        return chunk


class _FaultError(Exception):
    """Something that YAML allows and this reader does not: recovered from like an error of YAML."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _TooMuchError(_FaultError):
    """Reading ends here."""


class _Composer:
    """The nodes read so far, and the collections that are open."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.has_stand_ins = not text.isascii() and bool(re.search("[\x85\u2028\u2029]", text))
        self.text = text.translate(_NO_LINE_ENDS) if self.has_stand_ins else text
        self.lines = lines
        self.root: Node | None = None
        self.open = OpenCollections(lines, self._remember)
        self.faults: dict[int, Fault] = {}
        """By their offsets: one mistake may be found in two ways."""
        self.anchors: dict[str, tuple[Content, int] | None] = {}
        """Each anchor's node and how many nodes that is; None while it is being read."""
        self.aliased: set[str] = set()
        self.nodes = 0
        self.documents = 0
        self.shift = 0
        """What added to an offset of the parser's makes it one of the text's."""
        self.latest: Scalar | None = None

    def read(self) -> None:
        resume: int | None = 0
        while resume is not None:
            fault = self._read_from(resume)
            resume = self._recover(fault, resume) if fault else None

    def _read_from(self, start: int) -> Fault | None:
        """Read on from a line's start until the end or an error, which is returned."""
        scaffold = self.open.scaffold()
        self.shift = start - len(scaffold)
        self.latest = None
        events = yaml.parse(_Rest(scaffold, self.text, start), Loader=_LOADER)
        try:
            for event in dropwhile(lambda event: self._span(event)[0] < start, events):
                self._take(event)
        except _TooMuchError:
            raise
        except _FaultError as error:
            return error.fault
        except yaml.MarkedYAMLError as error:
            # Not at the top: most files have no such error.
            from perspectives.format.explain import Context, explain

            context = Context(self.lines, self.shift, start, self.latest, self.open.flow)
            return explain(error, context)
        return None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.finish(self._span(event)[1])
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start  # The parser marks every event.
        assert end
        return start.index + self.shift, end.index + self.shift

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = self._span(event)
        value = event.value.translate(_AS_WRITTEN) if self.has_stand_ins else event.value
        node = Scalar(value, event.style or "", start, end, event.anchor)
        self._count(1, start)
        self.latest = node
        if event.anchor:
            self.anchors[event.anchor] = node, 1
        self._check_tag(event.tag, start)
        self._add(node)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        start, _ = self._span(event)
        self._check_tag(event.tag, start)
        if len(self.open) >= MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep; the format needs six"
            raise _FaultError(Fault(start, "too-deep", message))
        kind = Sequence if isinstance(event, yaml.SequenceStartEvent) else Mapping
        node = kind(start, start, bool(event.flow_style), anchor=event.anchor)
        self._count(1, start)
        if isinstance(node, Mapping) and not self.open:
            node.is_damaged = bool(self.faults)
        self._add(node)
        if event.anchor:
            self.anchors[event.anchor] = None
        # An anchor or a tag may stand far from the block that it belongs to.
        is_apart = event.anchor is not None or event.tag is not None
        column = -1 if is_apart else start - self.lines.start(self.lines.number(start))
        self.open.begin(OpenCollection(node, column, event.anchor, self.nodes - 1))

    def _remember(self, closed: OpenCollection) -> None:
        if closed.anchor:
            self.anchors[closed.anchor] = closed.node, self.nodes - closed.nodes_before

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = self._span(event)
        name = event.anchor or ""
        self.aliased.add(name)
        found = self.anchors.get(name)
        if found and self.nodes + found[1] <= MAX_NODES:
            self.nodes += found[1]
            self._add(Alias(start, end, found[0]))
            return
        if found:
            code, message = "too-large", f"what *{shown(name)} stands for is too much to read"
        elif name in self.anchors:
            code, message = "recursion", f"*{shown(name)} stands inside what it names"
        else:
            code = "unknown-alias"
            message = (
                f"a value that begins with * names an anchor, and there is no &{shown(name)};"
                " put the value in quotes"
            )
        self._count(1, start)
        # A bomb of aliases goes off at every one of them: told once, it is told.
        if code != "too-large" or all(fault.code != code for fault in self.faults.values()):
            self._report(Fault(start, code, message))
        self._add(Broken(start, end))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here; a file holds one perspective"
            raise _TooMuchError(Fault(self._span(event)[0], "second-document", message))

    def _add(self, node: Node) -> None:
        if self.root is None:
            self.root = node
        self.open.add(node)

    def _count(self, nodes: int, offset: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            message = f"more than {MAX_NODES:,} keys and values; reading ends here"
            raise _TooMuchError(Fault(offset, "too-large", message))

    def _check_tag(self, tag: str | None, offset: int) -> None:
        if tag not in _KNOWN_TAGS:
            message = "a value that begins with ! is a tag to YAML; put the value in quotes"
            raise _FaultError(Fault(offset, "tag", message))

    def _report(self, fault: Fault) -> None:
        if len(self.faults) >= MAX_FAULTS:
            message = f"more than {MAX_FAULTS} errors of YAML; reading ends here"
            raise _TooMuchError(Fault(fault.offset, "too-many-errors", message))
        self.faults.setdefault(fault.offset, fault)

    def _recover(self, fault: Fault, start: int) -> int | None:
        """Report a fault, leave what it spoilt, and return where to read on, if anywhere."""
        line = self.lines.number(max(fault.offset, start))
        cut = self.lines.start(line)
        self.open.leave(len(self.open), cut)
        self._report(fault)
        if self.root is not None and not self.open and is_spoilt(self.root, cut):
            self.root, self.documents = None, 0
        self.open.settle(fault.offset, line)
        if self.root is not None and not self.open:
            return None
        for number in range(line + 1, len(self.lines)):
            depth = self.open.depth_at(number)
            if depth is not None:
                self.open.leave(depth, cut)
                return self.lines.start(number)
        self.open.leave(0, cut)
        return None

    def stop(self, fault: Fault) -> None:
        """End reading where a fault is."""
        self.faults.setdefault(fault.offset, fault)
        self.open.leave(0, fault.offset)
