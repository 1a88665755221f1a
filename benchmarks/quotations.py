"""How well quotations and their speakers are found: `python -m benchmarks.quotations POLNEAR`.

Quotations: the direct quotes that annotators marked are looked for, beside a regular expression for
the marks that these articles use. One is found where intersection over union with a quotation,
counted in characters, is .85 or more. Its parts are found where each part of it is a part of some
quotation: the regular expression cannot know that an attribution interrupts one utterance.

Speakers: the names known are those of the article's sources. Each direct quote whose source is
named beside it is to be given to that name, beside the peer: the last of those names before the
quote. Then each is filed under its source, and under another one of the article, and `check`'s
question is asked: does the article give it to somebody else, with certainty?
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple, TypeAlias

from benchmarks.anchoring import overlap
from benchmarks.polnear import AnnotatedArticle, Attribution, read_corpus
from perspectives.drafting import draft
from perspectives.drafting.quotations import Quotation, quotations
from perspectives.drafting.speakers import Speakers
from perspectives.model import Span

SEED = 2022
_RIGHT = 0.85
_SHORT = 3
"""Quotes of fewer words are not counted: many are titles."""

Finder: TypeAlias = Callable[[str], list[list[Span]]]
"""Takes a text, returns the spans of each quotation, inside its marks."""

_PLAIN = re.compile(r"[\"“]([^\"“”]+)[\"”]|''(.+?)''|‘([^‘’]+)’(?!\w)")


def plain(text: str) -> list[list[Span]]:
    """Find what stands between two marks."""
    return [[match.span(match.lastindex or 0)] for match in _PLAIN.finditer(text)]


def sidelong(text: str) -> list[list[Span]]:
    """Find by Sidelong."""
    return [list(quotation.spans) for quotation in quotations(text)]


FINDERS: dict[str, Finder] = {"a regular expression": plain, "Sidelong": sidelong}


def _words(text: str, spans: list[Span]) -> int:
    return sum(len(text[start:end].split()) for start, end in spans)


def _quotes(article: AnnotatedArticle) -> list[Attribution]:
    return [
        quote
        for quote in article.attributions
        if quote.kind == "direct" and _words(article.text, quote.spans) >= _SHORT
    ]


def count(articles: list[AnnotatedArticle], find: Finder) -> Counter[str]:
    """Count what a finder finds: see `quotations_table`."""
    counts: Counter[str] = Counter()
    for article in articles:
        begin = process_time()
        found = find(article.text)
        counts["microseconds"] += round(1e6 * (process_time() - begin))
        counts["characters"] += len(article.text)
        pieces = [[span] for spans in found for span in spans]
        quotes = [quote.spans for quote in _quotes(article)]
        for spans in quotes:
            group = "one" if len(spans) == 1 else "several"
            counts[group] += 1
            counts[f"{group}, found"] += _is_among(spans, found)
            counts[f"{group}, parts"] += all(_is_among([span], pieces) for span in spans)
        for spans in found:
            touched = [quote for quote in quotes if overlap(spans, quote)]
            if touched and _words(article.text, spans) >= _SHORT:
                counts["touching"] += 1
                counts["right"] += _is_among(spans, touched)
    return counts


def _is_among(spans: list[Span], others: list[list[Span]]) -> bool:
    return any(overlap(spans, other) >= _RIGHT for other in others)


def quotations_table(articles: list[AnnotatedArticle]) -> Iterator[str]:
    """Yield the lines of the table of quotations."""
    yield "| method | one piece | several, as one | their parts | right | ms for 100 KB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, find in FINDERS.items():
        counts = count(articles, find)
        shares = (
            counts["one, found"] / counts["one"],
            counts["several, found"] / counts["several"],
            counts["several, parts"] / counts["several"],
            counts["right"] / counts["touching"],
        )
        milliseconds = counts["microseconds"] / 1e3 * 1e5 / counts["characters"]
        cells = " | ".join(f"{100 * share:.1f}" for share in shares)
        yield f"| {name} | {cells} | {milliseconds:.1f} |"


class Sourced(NamedTuple):
    """A direct quote, and whose it is."""

    quotation: Quotation
    source: str


_PRONOUNS = "he she they his her their some many we you it speaker democrats"
_NO_NAMES = frozenset(_PRONOUNS.split())
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:[ \u00a0][^\W\d_a-z][\w.'’-]*)*$")
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Governor|Secretary|Republican|Democrat|"
    r"Democratic|Former|The|Republicans?|U\.S|US)\b\.? ?)+"
)


def name_of(text: str) -> str | None:
    """Return the name at the head of the words that tell a source, or None where there is none."""
    match = _NAME.search(re.split(r"[,(—–]| who | of | in ", text, maxsplit=1)[0].strip())
    name = _TITLE.sub("", match.group()) if match else ""
    name = re.sub(r"['’]s?$", "", name)
    is_name = len(name) > 2 and not name.isupper() and name.lower() not in _NO_NAMES
    return name if is_name else None


def sources(article: AnnotatedArticle) -> dict[str, str]:
    """Return for each name of a source in an article the whole name that it stands for.

    A surname that several have is left out.
    """
    told = (" ".join(article.text[a:b] for a, b in s.source) for s in article.attributions)
    names = {name for text in told if (name := name_of(text))}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " in name:
            owners[name.rsplit(" ", 1)[-1]].add(name)
    whole = {}
    for name in names:
        several = owners.get(name, {name}) if " " not in name else {name}
        if len(several) == 1:
            whole[name] = next(iter(several))
    return whole


def sourced(
    article: AnnotatedArticle, known: dict[str, str], found: list[Quotation]
) -> Iterator[Sourced]:
    """Yield the direct quotes that are found, and whose source is one of those known."""
    for quote in _quotes(article):
        told = " ".join(article.text[start:end] for start, end in quote.source)
        source = known.get(name_of(told) or "")
        quotation = next((q for q in found if overlap(list(q.spans), quote.spans) >= _RIGHT), None)
        if source and quotation:
            yield Sourced(quotation, source)


def _nearest_before(text: str, names: list[str], offset: int) -> str | None:
    """Return the name whose last word stands nearest before an offset."""
    at = {name: text.rfind(name.rsplit(" ", 1)[-1], 0, offset) for name in names}
    nearest = max(names, key=lambda name: at[name])
    return nearest if at[nearest] >= 0 else None


def speakers_table(articles: list[AnnotatedArticle], seed: int) -> Iterator[str]:
    """Yield the lines of the table of speakers."""
    random = Random(seed)
    counts: Counter[str] = Counter()
    for article in articles:
        known = sources(article)
        names = sorted(set(known.values()))
        found = quotations(article.text)
        speakers = Speakers(article.text, found, {name: [name] for name in names})
        drafts = draft(article.text, actors={name: [] for name in names})
        for quotation, source in sourced(article, known, found):
            ranked = speakers.rank(quotation, drafts)
            counts["quotes"] += 1
            counts["first"] += bool(ranked) and ranked[0].key == source
            counts["among three"] += source in [speaker.key for speaker in ranked[:3]]
            nearest = _nearest_before(article.text, names, quotation.marked[0][0])
            counts["nearest"] += nearest == source
            certain = ranked[0].key if ranked and ranked[0].is_named else None
            counts["certain"] += certain is not None
            counts["alarms"] += certain is not None and certain != source
            others = [name for name in names if name != source]
            if others:
                counts["misfiled"] += 1
                counts["noticed"] += certain not in (None, random.choice(others))
    quotes = counts["quotes"]
    yield "| of the quotes whose source is named | % |"
    yield "| --- | ---: |"
    for what, key, of in [
        ("given to their source first", "first", quotes),
        ("given to their source among the first three", "among three", quotes),
        ("*the nearest name before it is their source's*", "nearest", quotes),
        ("given to somebody with certainty", "certain", quotes),
        ("filed under their source, and doubted (budget: ≤ 1)", "alarms", quotes),
        ("filed under another source, and doubted", "noticed", counts["misfiled"]),
    ]:
        yield f"| {what} | {100 * counts[key] / of:.1f} |"


HEAD = """\
The {quotes:,} direct quotes of three words or more in {articles} articles, in per cent: found as
they were marked, of one piece and of several (which an attribution interrupts); the parts of the
latter; and the share of the quotations found there that are what was marked.
"""


def main(arguments: list[str] | None = None) -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description="Measure quotations and speakers on PolNeAR.")
    parser.add_argument("corpus", type=Path, help="a part of PolNeAR, with text/ and attributions/")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    articles = list(read_corpus(options.corpus))
    print(HEAD.format(quotes=sum(len(_quotes(a)) for a in articles), articles=len(articles)))
    print(*quotations_table(articles), "", *speakers_table(articles, options.seed), sep="\n")


if __name__ == "__main__":
    main()
