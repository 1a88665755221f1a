"""How well, and how fast, statements are related: `python -m benchmarks.related PATH-TO-MSR-TSV`.

The file is the Microsoft Research Paraphrase Corpus: pairs of news sentences, judged by hand to say
the same or not. Each sentence of a pair judged to say the same looks for its partner among all the
sentences of the file. Identical sentences count as one. A hit is any sentence that a judged pair
ties to the one that looks. The corpus pairs up only some of the reports of an event, so a second
column counts as hits the sentences tied to it through other judged pairs as well.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer

from perspectives.related import relate

SEED = 20220107
SAMPLE = 300
RANKED = 10

Ranking: TypeAlias = list[list[int]]
"""For each query the places of the sentences found, the best first."""


class Corpus(NamedTuple):
    """The distinct sentences, and which of them say the same."""

    sentences: list[str]
    partners: dict[int, set[int]]
    """The sentences that some pair ties to each."""
    renderings: dict[int, set[int]]
    """The sentences that a chain of pairs ties to each."""


def read(path: Path) -> Corpus:
    """Read the corpus. Its quotation marks are part of the sentences."""
    rows = [line.split("\t") for line in path.read_text("utf-8-sig").splitlines()[1:]]
    sentences = sorted({sentence for row in rows for sentence in row[3:5]})
    places = {sentence: place for place, sentence in enumerate(sentences)}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for quality, _, _, first, second in rows:
        if quality == "1" and first != second:
            partners[places[first]].add(places[second])
            partners[places[second]].add(places[first])
    return Corpus(sentences, partners, {place: _tied(place, partners) for place in partners})


def _tied(place: int, partners: dict[int, set[int]]) -> set[int]:
    reached = {place}
    waiting = [place]
    while waiting:
        new = partners[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached - {place}


def by_relate(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
    """Rank by Sidelong, which relates all the sentences in one go."""
    found = relate(sentences, limit=RANKED)
    return [[related.index for related in found[query]] for query in queries]


def by_tfidf(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
    """Rank by the cosine of tf-idf vectors of words."""
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(sentences)
    cosines = (vectors[list(queries)] @ vectors.T).toarray()
    return [_best(row, query) for row, query in zip(cosines, queries, strict=True)]


def by_scorer(scorer: Callable[..., float]) -> Callable[[Sequence[str], Sequence[int]], Ranking]:
    """Return a ranking by one of rapidfuzz's scorers, without case and punctuation."""

    def ranked(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
        prepared = [utils.default_process(sentence) for sentence in sentences]
        asked = [prepared[query] for query in queries]
        scores = process.cdist(asked, prepared, scorer=scorer)
        return [_best(row, query) for row, query in zip(scores, queries, strict=True)]

    return ranked


def _best(scores: Sequence[float], query: int) -> list[int]:
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    return [place for place in order[: RANKED + 1] if place != query][:RANKED]


METHODS = {
    "Sidelong": by_relate,
    "tf-idf, cosine": by_tfidf,
    "rapidfuzz token_set_ratio": by_scorer(fuzz.token_set_ratio),
    "rapidfuzz WRatio": by_scorer(fuzz.WRatio),
}


def finding(corpus: Corpus, queries: Sequence[int], methods: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table of recall."""
    yield "| method | recall at 1, % | with other reports of it, % | recall at 10, % | seconds |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in methods:
        start = perf_counter()
        ranking = METHODS[name](corpus.sentences, queries)
        seconds = perf_counter() - start
        shares = (
            _share(ranking, queries, corpus.partners, 1),
            _share(ranking, queries, corpus.renderings, 1),
            _share(ranking, queries, corpus.partners, RANKED),
        )
        yield f"| {name} | {' | '.join(f'{share:.1f}' for share in shares)} | {seconds:.1f} |"


def _share(
    ranking: Ranking, queries: Sequence[int], wanted: dict[int, set[int]], rank: int
) -> float:
    hits = sum(
        not wanted[query].isdisjoint(found[:rank])
        for query, found in zip(queries, ranking, strict=True)
    )
    return 100 * hits / len(queries)


def timing(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table of time."""
    yield "| statements | seconds | ms a statement |"
    yield "| ---: | ---: | ---: |"
    for count in (1_000, 10_000):
        # The file has fewer than ten thousand; the rest are its own, in another dress.
        again = (f"Sources said: {sentence}" for sentence in sentences)
        texts = [*sentences, *again][:count]
        start = perf_counter()
        relate(texts)
        seconds = perf_counter() - start
        yield f"| {count:,} | {seconds:.2f} | {1000 * seconds / count:.2f} |"


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description="Measure relating on judged paraphrases.")
    parser.add_argument("corpus", type=Path, help="the corpus's file of tab-separated pairs")
    corpus = read(parser.parse_args().corpus)
    queries = sorted(corpus.partners)
    Random(SEED).shuffle(queries)
    print(f"{SAMPLE} sentences, drawn with a fixed seed, each look for a partner among")
    print(f"{len(corpus.sentences):,}. Seconds are for these {SAMPLE}; Sidelong's are for relating")
    print("all sentences to one another.\n")
    print(*finding(corpus, queries[:SAMPLE], list(METHODS)), sep="\n")
    print(f"\nThe same for all {len(queries):,} sentences that have a partner:\n")
    print(*finding(corpus, queries, ["Sidelong", "tf-idf, cosine"]), sep="\n")
    print("\nTime for relating every statement to its ten nearest:\n")
    sentences = list(corpus.sentences)
    Random(SEED).shuffle(sentences)
    print(*timing(sentences), sep="\n")


if __name__ == "__main__":
    main()
