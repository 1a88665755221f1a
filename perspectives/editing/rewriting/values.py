"""The value of a key that is there already, replaced where it stands."""

from __future__ import annotations

from perspectives.editing.rewriting import blocks, flows
from perspectives.editing.rewriting.changes import Value
from perspectives.editing.rewriting.layout import Layout, RefusalError, Splice
from perspectives.editing.rewriting.scalars import Manner, block, inline, is_plain, written
from perspectives.editing.rewriting.style import Style
from perspectives.editing.rewriting.writing import Writer, indented
from perspectives.format.nodes import Alias, Mapping, Node, Scalar, Sequence, resolved


def replace_value(style: Style, mapping: Mapping, index: int, value: Value) -> list[Splice]:
    """Give the key of a mapping's pair another value, in the style of the one that is there."""
    pair = _Pair(style, mapping, index)
    if isinstance(value, str):
        return pair.replace_text(value)
    if isinstance(pair.value, Sequence):
        return _replace_texts(style, pair.name, pair.key, pair.value, value)
    return _inline(style.layout, pair.key, pair.value, Writer(style).texts(pair.name, value, None))


class _Pair:
    def __init__(self, style: Style, mapping: Mapping, index: int) -> None:
        self.layout = style.layout
        self.style = style
        self.key, self.value = mapping.pairs[index]
        key = resolved(self.key)
        self.name = key.value if isinstance(key, Scalar) else ""
        self.is_flow = mapping.is_flow
        self.column = 0 if mapping.is_flow else self.layout.key_column(mapping)

    def replace_text(self, text: str) -> list[Splice]:
        if not isinstance(self.value, Scalar) or is_left_out(self.value):
            return self._write_anew(text)
        if _text_of(self.value) == text:
            return []
        if self.value.style in ("|", ">"):
            return self._replace_lines(self.value, text)
        if not self.value.style and not is_plain(self.name, text, in_flow=self.is_flow):
            return self._write_anew(text, Manner())
        text = inline(self.name, text, self.value.style, in_flow=self.is_flow)
        return _inline(self.layout, self.key, self.value, text)

    def _write_anew(self, text: str, manner: Manner | None = None) -> list[Splice]:
        """Write a text as if none had been there."""
        manner = manner or self.style.manner(self.name)
        if self.is_flow:
            quote = "" if manner.is_block else manner.style
            text = inline(self.name, text, quote, in_flow=True)
            return _inline(self.layout, self.key, self.value, text)
        below = self.layout.number(self.value.end) + 1
        is_beside = self.layout.number(self.key.end) == self.layout.number(self.value.start)
        scalar = written(
            self.name,
            text,
            manner,
            self.column,
            folded=self.style.folded,
            blocks=is_beside and self.layout.may_follow_block(below, self.column + 1),
        )
        splices = _inline(self.layout, self.key, self.value, scalar.head)
        if scalar.lines:
            lines = indented(scalar.lines, self.column + scalar.offset)
            splices.append(blocks.insert_lines(self.layout, below, lines))
        return splices

    def _replace_lines(self, value: Scalar, text: str) -> list[Splice]:
        first, stop = self.layout.body(value)
        column = self.layout.content_column(value)
        lengths = [len(self.layout.lines.line(number)) for number in range(first, stop)]
        width = max(lengths) if len(lengths) > 1 else self.style.width
        manner = Manner(value.style, "", column - self.column, width)
        scalar = block(text, manner, self.column) if column > self.column else None
        if scalar is None:
            return _inline(self.layout, self.key, value, inline(self.name, text, '"'))
        lines = blocks.insert_lines(self.layout, first, indented(scalar.lines, column))
        return [Splice(lines.start, self.layout.start(stop), lines.text)]


def _replace_texts(
    style: Style, name: str, key: Node, sequence: Sequence, texts: tuple[str, ...]
) -> list[Splice]:
    """Make a list's items these texts: what begins and ends it alike stays as it stands."""
    layout = style.layout
    old = [_text_of(item) for item in sequence.items]
    start = 0
    while start < min(len(old), len(texts)) and old[start] == texts[start]:
        start += 1
    end = 0
    while end < min(len(old), len(texts)) - start and old[-1 - end] == texts[-1 - end]:
        end += 1
    new = texts[start : len(texts) - end]
    gone = len(old) - start - end
    splices = []
    for item, text in zip(sequence.items[start : start + gone], new, strict=False):
        quote = item.style if isinstance(item, Scalar) else style.item_quote(name)
        written_ = inline(name, text, quote.strip("|>"), in_flow=sequence.is_flow)
        splices += _inline(layout, None, item, written_)
    index, more = start + min(gone, len(new)), new[gone:]
    if more:
        splices += _insert_texts(style, name, key, sequence, index, more)
    elif index < start + gone:
        count = start + gone - index
        if sequence.is_flow:
            splices += flows.remove(layout, sequence, index, count)
        else:
            splices.append(blocks.remove_items(layout, sequence, index, count))
    return splices


def _insert_texts(
    style: Style, name: str, key: Node, sequence: Sequence, index: int, texts: tuple[str, ...]
) -> list[Splice]:
    layout = style.layout
    quote = style.item_quote(name)
    items = [inline(name, text, quote, in_flow=sequence.is_flow) for text in texts]
    if sequence.is_flow:
        between = f",{style.spacing(sequence).between}"
        return flows.insert(layout, sequence, index, between.join(items))
    number = blocks.item_line(layout, key, sequence, index)
    dash = layout.dash(sequence, 0)
    column = layout.column(sequence.start if dash is None else dash)
    lines = indented((f"- {item}" for item in items), column)
    return [blocks.insert_item(layout, number, index, lines, 0)]


def _inline(layout: Layout, key: Node | None, value: Node, text: str) -> list[Splice]:
    """Put what is written on one line in the place of a value, whatever that is."""
    if isinstance(value, Sequence | Mapping) and not value.is_flow:
        reason = "a block of lines stands here that is no text; mend it by hand first"
        raise RefusalError(value.start, reason)
    if isinstance(value, Alias):
        return [Splice(value.start, value.end, text)]
    if isinstance(value, Scalar) and is_left_out(value):
        if key is None or value.anchor:
            return [Splice(value.end, value.end, f" {text}")]
        at = layout.value_start(key)
        # In braces a key may stand alone.
        return [Splice(at, at, f" {text}") if at else Splice(key.end, key.end, f": {text}")]
    start = layout.opening(value)
    if not isinstance(value, Scalar) or value.style not in ("|", ">"):
        return [Splice(start, value.end, text)]
    header_end = start
    while layout.text[header_end] not in " \t\r\n":
        header_end += 1
    first, stop = layout.body(value)
    return [
        Splice(start, header_end, text),
        Splice(layout.start(first), layout.start(stop), ""),
    ]


def is_left_out(value: Node) -> bool:
    """Say whether nothing stands where a value would."""
    return isinstance(value, Scalar) and not value.value and not value.style


def _text_of(node: Node) -> str | None:
    """Return the text that a node is in the model."""
    node = resolved(node)
    if not isinstance(node, Scalar):
        return None
    return node.value.rstrip("\n") if node.style in ("|", ">") else node.value
