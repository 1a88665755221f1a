"""How well, and how fast, statements are found: `python -m benchmarks.anchoring PATH-TO-POLNEAR`.

Takes statements from real news, does to them what people do to quotes, and has Sidelong find them
in their articles, beside `str.find`, `rapidfuzz.fuzz.partial_ratio_alignment` and an edlib search
without folding. A statement is found right where intersection over union, counted in characters,
is .85 or more with the place that the annotator marked, or where the place found has the very same
words as that one, but for case and punctuation: nobody could tell which of the two was meant. It
is false where it is found in an article that does not hold it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from time import process_time
from typing import TypeAlias

import edlib
import msgspec
from rapidfuzz.fuzz import partial_ratio_alignment

from benchmarks import noise
from benchmarks.polnear import read_corpus
from perspectives.anchoring.anchorer import Anchorer
from perspectives.model import Kind, Span
from perspectives.text.folding import fold
from perspectives.text.words import split_words

SEED = 2022
_RIGHT = 0.85
_SHORT = 4

Finder: TypeAlias = Callable[[str], list[Span]]
"""Takes a quote, returns where it stands in a text: no spans where it is not found."""


def sidelong(text: str) -> Finder:
    """Find by Sidelong."""
    anchorer = Anchorer(text)
    return lambda quote: anchorer.find(quote).spans


def plain(text: str) -> Finder:
    """Find by `str.find`."""

    def find(quote: str) -> list[Span]:
        start = text.find(quote)
        return [] if start < 0 else [(start, start + len(quote))]

    return find


def partial_ratio(text: str) -> Finder:
    """Find by rapidfuzz, from a score of 80."""

    def find(quote: str) -> list[Span]:
        found = partial_ratio_alignment(quote, text, score_cutoff=80)
        return [] if found is None else [(found.dest_start, found.dest_end)]

    return find


def edit_distance(text: str) -> Finder:
    """Find by edlib, the best place in the text, up to a distance of a fifth of the quote."""

    def find(quote: str) -> list[Span]:
        found = edlib.align(quote, text, mode="HW", task="locations", k=len(quote) // 5)
        return [(start or 0, end + 1) for start, end in found["locations"][:1]]

    return find


FINDERS: dict[str, Callable[[str], Finder]] = {
    "str.find": plain,
    "partial_ratio_alignment ≥ 80": partial_ratio,
    "edlib ≤ 20%": edit_distance,
    "Sidelong": sidelong,
}


class Case(msgspec.Struct, frozen=True):
    """A quote to be found in an article; where there is no truth, it is not to be found."""

    article: int
    quote: str
    truth: list[Span]


class Result(msgspec.Struct, frozen=True):
    """How many of the cases were counted (right ones, or false ones), and the time they took."""

    counted: int
    cases: int
    seconds: float


class Group(msgspec.Struct, frozen=True):
    """Attributions of a kind, of one piece or of several."""

    kind: Kind
    several: bool

    def __str__(self) -> str:
        return f"{self.kind}, {'several pieces' if self.several else 'one piece'}"


GROUPS = [Group(kind, several) for kind in ("direct", "reported") for several in (False, True)]

NOISES: dict[str, noise.Noise] = {
    "unchanged (split: as one)": noise.verbatim,
    "curly, hyphens": noise.typography,
    "elision": noise.elision,
    "bracket": noise.insertion,
    "15% of words changed": noise.changed_words,
}
FALSE = "false"
FALSE_SHORT = "false, 1-3 words"
GOAL = ["100", "≥ 98", "≥ 98", "≥ 96", "0", "≤ 1"]
"""Of the columns after the first one."""
TIMED = ["unchanged (split: as one)", "15% of words changed", FALSE]


class Corpus:
    """The articles, and their attributions by group."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.articles = list(read_corpus(folder))
        self.seed = seed
        self._statements: dict[Group, list[tuple[int, list[list[noise.Word]]]]] = {}
        for number, article in enumerate(self.articles):
            for attribution in article.attributions:
                pieces = noise.words_of(article, attribution)
                if pieces:
                    group = Group(attribution.kind, len(pieces) > 1)
                    self._statements.setdefault(group, []).append((number, pieces))

    def cases(self, group: Group, column: str, size: int) -> list[Case]:
        """Return at most `size` cases for a column of the table, the same ones for a seed."""
        random = Random(f"{self.seed} {group} {column}")
        low, high = (1, _SHORT) if column == FALSE_SHORT else (_LEAST.get(column, _SHORT), 10**9)
        pool = [
            statement
            for statement in self._statements[group]
            if low <= sum(map(len, statement[1])) < high
        ]
        chosen = random.sample(pool, min(size, len(pool)))
        if column in NOISES:
            return [
                Case(number, noted.quote, noted.truth)
                for number, pieces in chosen
                for noted in [NOISES[column](pieces, random)]
            ]
        return list(self._false_cases(chosen, random))

    def _false_cases(
        self, chosen: list[tuple[int, list[list[noise.Word]]]], random: Random
    ) -> Iterator[Case]:
        for number, pieces in chosen:
            quote = noise.verbatim(pieces, random).quote
            other = random.randrange(len(self.articles))
            # Its own article holds a statement, though in pieces that `_holds` does not see.
            if other != number and not _holds(self.articles[other].text, quote):
                yield Case(other, quote, [])


_LEAST = dict.fromkeys(("elision", "bracket", "15% of words changed"), 10)
"""How many words a statement needs for a noise that takes words away: six are left at the least."""


def _holds(text: str, quote: str) -> bool:
    """Tell whether a text holds a quote, or as much of it as six words in a row."""
    words = split_words(fold(quote).text)
    whole = f" {' '.join(split_words(fold(text).text))} "
    runs = range(max(1, len(words) - 5))
    return any(f" {' '.join(words[start : start + 6])} " in whole for start in runs)


def measure(corpus: Corpus, cases: list[Case], make: Callable[[str], Finder]) -> Result:
    """Have a method find the cases. Its time is without what it prepares once for a text."""
    counted, seconds = 0, 0.0
    for number, group in groupby(sorted(cases, key=_article), key=_article):
        text = corpus.articles[number].text
        find = make(text)
        for case in group:
            begin = process_time()
            spans = find(case.quote)
            seconds += process_time() - begin
            counted += is_right(text, spans, case.truth) if case.truth else bool(spans)
    return Result(counted, len(cases), seconds)


def is_right(text: str, spans: list[Span], truth: list[Span]) -> bool:
    """Tell whether a statement was found where it stands, or where its words stand as well."""
    return overlap(spans, truth) >= _RIGHT or _words(text, spans) == _words(text, truth)


def _words(text: str, spans: list[Span]) -> list[str]:
    return split_words(fold(" ".join(text[start:end] for start, end in spans)).text)


def _article(case: Case) -> int:
    return case.article


def overlap(spans: list[Span], truth: list[Span]) -> float:
    """Return intersection over union of two lists of disjoint spans, in characters."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in truth)
    total = sum(b - a for a, b in spans) + sum(d - c for c, d in truth)
    return common / (total - common) if total > common else float(total > 0)


def quality_table(corpus: Corpus, size: int) -> str:
    """Return the quality of every method as a Markdown table: per cent of the cases."""
    columns = [*NOISES, FALSE, FALSE_SHORT]
    lines = [
        "Statements found right (the place that was marked, or another with the very same words),",
        "and false anchors, in per cent of the cases. Noise that takes words away is put on",
        "statements of ten words or more, so that six are left at the least. Statements of several",
        "pieces are to be found although they are both split and noisy.",
        "",
        f"| statements | method | {' | '.join(columns)} | ms a statement |",
        "| --- | --- |" + " ---: |" * (len(columns) + 1),
    ]
    for group in GROUPS:
        cases = {column: corpus.cases(group, column, size) for column in columns}
        for name, make in FINDERS.items():
            results = [measure(corpus, cases[column], make) for column in columns]
            shares = [f"{100 * r.counted / r.cases:.1f}" if r.cases else "" for r in results]
            mean = sum(r.seconds for r in results) / sum(r.cases for r in results)
            lines.append(f"| {group} | {name} | {' | '.join(shares)} | {1000 * mean:.3f} |")
        goal = ["≥ 98" if group.several else "100", *GOAL]
        lines.append(f"| {group} | *Sidelong's goal* | {' | '.join(goal)} | 0.2 |")
    return "\n".join(lines)


def article_time_table(corpus: Corpus, size: int) -> str:
    """Return the time that a statement takes in an article of about 5 KB as a Markdown table."""
    lines = [
        "Milliseconds a statement in an article of 4 to 6 KB (budget: 0.2).",
        "",
        f"| statements | {' | '.join(TIMED)} |",
        "| --- |" + " ---: |" * len(TIMED),
    ]
    for group in GROUPS:
        means = []
        for column in TIMED:
            cases = [
                case
                for case in corpus.cases(group, column, 10**6)
                if 4_000 <= len(corpus.articles[case.article].text.encode()) <= 6_000
            ][:size]
            result = measure(corpus, cases, sidelong)
            means.append(f"{1000 * result.seconds / result.cases:.3f}")
        lines.append(f"| {group} | {' | '.join(means)} |")
    return "\n".join(lines)


def long_text_table(corpus: Corpus) -> str:
    """Return the time for 1,000 statements in long texts as a Markdown table."""
    lines = ["| what | budget | measured |", "| --- | ---: | ---: |"]
    cases = [
        case for g in GROUPS for column in (*NOISES, FALSE) for case in corpus.cases(g, column, 42)
    ]
    whole = "\n\n".join(article.text for article in corpus.articles)
    for size in (300_000, 3_000_000):
        begin = process_time()
        anchorer = Anchorer(whole[:size])
        made = process_time() - begin
        for case in cases[:1000]:
            anchorer.find(case.quote)
        total = process_time() - begin
        budget = "3 s" if size == 3_000_000 else ""
        what = f"{min(1000, len(cases))} statements in a text of {size / 1e6:g} MB"
        lines.append(f"| {what} ({made:.2f} s of it for the index) | {budget} | {total:.2f} s |")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, help="a part of PolNeAR, with text/ and attributions/")
    parser.add_argument("--size", type=int, default=300, help="cases for each cell of the table")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    corpus = Corpus(options.corpus, options.seed)
    print(
        quality_table(corpus, options.size),
        article_time_table(corpus, options.size),
        long_text_table(corpus),
        sep="\n\n",
    )


if __name__ == "__main__":
    main()
