"""PolNeAR: political news in which every attribution was marked by hand.

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018);
https://github.com/networkdynamics/PolNeAR. One folder holds `text/X.txt` and, in the standoff
format of brat (https://brat.nlplab.org/standoff.html), `attributions/X_<annotator>.ann`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from perspectives.model import Kind, Span

_MARK = re.compile(r"[\"“”]|''")
_OPENING = re.compile(_MARK.pattern.join(("(?:", ")")))
_CLOSING = re.compile(_MARK.pattern.join(("(?:", ")$")))
_SPAN = re.compile(r"(?P<name>T\d+)\t\S+ (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t")
_ATTRIBUTION = re.compile(r"E\d+\t(?P<roles>.+)")
_CONTENT = re.compile(r"Content\d*:(?P<name>T\d+)")
_SOURCE = re.compile(r"Source\d*:(?P<name>T\d+)")
_CUE = re.compile(r"Cue\d*:(?P<name>T\d+)")


class Attribution(msgspec.Struct, frozen=True):
    """What a source is said to have said."""

    spans: list[Span]
    """Where it stands in the article, in order, without quotation marks around the whole."""
    kind: Kind
    source: list[Span]
    """Where the article tells whose words these are, in order; empty where it does not."""
    cue: list[Span]
    """Where the article tells that they are somebody's, in order: "said", "according to"."""


class AnnotatedArticle(msgspec.Struct, frozen=True):
    """An article, and what its annotator marked in it."""

    name: str
    text: str
    attributions: list[Attribution]


def read_corpus(folder: Path) -> Iterator[AnnotatedArticle]:
    """Read one part of the corpus, article by article in the order of their names.

    Where several annotators marked an article, the first counts.
    """
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            # Offsets count the characters that are in the file: no newline is translated.
            text = path.read_bytes().decode()
            marked = annotations[0].read_bytes().decode()
            yield AnnotatedArticle(path.stem, text, list(_attributions(text, marked)))


def _attributions(text: str, marked: str) -> Iterator[Attribution]:
    spans: dict[str, list[Span]] = {}
    roles: list[str] = []
    for line in marked.split("\n"):
        if match := _SPAN.match(line):
            pairs = (pair.split() for pair in match["offsets"].split(";"))
            spans[match["name"]] = [(int(start), int(end)) for start, end in pairs]
        elif match := _ATTRIBUTION.match(line):
            roles.append(match["roles"])
    for line in roles:
        content = [span for match in _CONTENT.finditer(line) for span in spans[match["name"]]]
        source = [span for match in _SOURCE.finditer(line) for span in spans[match["name"]]]
        cue = [span for match in _CUE.finditer(line) for span in spans[match["name"]]]
        if content:
            yield _attribution(text, sorted(content), sorted(source), sorted(cue))


def _attribution(text: str, spans: list[Span], source: list[Span], cue: list[Span]) -> Attribution:
    contents = [text[start:end] for start, end in spans]
    if all(_OPENING.match(content) and _CLOSING.search(content) for content in contents):
        opening, closing = _OPENING.match(contents[0]), _CLOSING.search(contents[-1])
        if opening and closing and len(contents[-1]) > len(closing.group()):
            spans[0] = (spans[0][0] + len(opening.group()), spans[0][1])
            spans[-1] = (spans[-1][0], spans[-1][1] - len(closing.group()))
        return Attribution(spans, "direct", source, cue)
    marks = any(_MARK.search(content) for content in contents)
    return Attribution(spans, "mixed" if marks else "reported", source, cue)
