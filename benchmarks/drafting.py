"""How well an article's statements are drafted: `python -m benchmarks.drafting POLNEAR`.

The attributions that annotators marked in PolNeAR are looked for among the drafts. Only letters and
digits count. A statement of three words or more is *found* where some draft covers more than .8 of
it; the one that overlaps it best is then asked who speaks. A draft is right where .8 of it lies in
one marked content. The peers draft direct speech alone: a regular expression for quotation marks,
and the same with the name that stands nearest before the quotation.

A random third of the articles can be counted apart (`--part unseen`).
`--examples N` prints N mistakes of each kind, in the sentences that they were made in.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple, TypeAlias

from benchmarks.polnear import AnnotatedArticle, Attribution, read_corpus
from benchmarks.quotations import name_of, plain
from perspectives.drafting import draft
from perspectives.model import Kind, Span
from perspectives.text.spans import shared, united

SEED = 2022
_FOUND = _RIGHT = 0.8
_CLOSE = 0.8
"""Intersection over union from which a draft is what was marked."""
_SHORT = 3
_SURE = 80
_GROUPS = ("direct", "mixed", "reported, saying", "reported, other")

SAYING = frozenset(
    [
        "say",
        "tell",
        "announce",
        "according",
        "argue",
        "deny",
        "warn",
        "write",
        "add",
        "claim",
        "note",
        "state",
        "report",
        "ask",
        "insist",
        "declare",
        "explain",
        "acknowledge",
        "admit",
        "assert",
        "contend",
        "reply",
        "respond",
        "answer",
        "tweet",
        "testify",
        "conclude",
        "concede",
        "confirm",
        "promise",
        "pledge",
        "vow",
        "reveal",
        "remark",
        "mention",
        "stress",
        "emphasize",
        "complain",
        "allege",
        "caution",
        "recall",
        "predict",
        "reiterate",
        "maintain",
        "observe",
        "comment",
        "post",
    ]
)
"""Verbs of saying. What is reported with another one (thought, support, blame) counts apart."""
_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "written": "write"}

_PRONOUN = re.compile(r"(?:he|she|they|him|her|his|who)$", re.IGNORECASE)


class Drafted(NamedTuple):
    """What a method proposes."""

    spans: Sequence[Span]
    kind: Kind
    speaker: Span | None
    actor: str | None
    confidence: float


Method: TypeAlias = Callable[[str], list[Drafted]]


def quotation_marks(text: str) -> list[Drafted]:
    """Draft what stands between two marks, and nobody for it."""
    return [Drafted(spans, "direct", None, None, 0) for spans in plain(text)]


_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]+)+|(?<=[a-z,] )[^\W\d_a-z][\w-]+")


def nearest_name(text: str) -> list[Drafted]:
    """Draft what stands between two marks, for the name that stands nearest before it."""
    names = [match.span() for match in _NAME.finditer(text)]
    ends = [end for _, end in names]
    drafted = []
    for spans in plain(text):
        index = bisect_right(ends, spans[0][0]) - 1
        speaker = names[index] if index >= 0 else None
        actor = text[slice(*speaker)] if speaker else None
        drafted.append(Drafted(spans, "direct", speaker, actor, 100))
    return drafted


def sidelong(text: str) -> list[Drafted]:
    """Draft by Sidelong."""
    return [
        Drafted(found.spans, found.kind, found.speaker, found.actor, found.confidence)
        for found in draft(text)
    ]


METHODS: dict[str, Method] = {
    "a regular expression": quotation_marks,
    "nearest name before": nearest_name,
    "Sidelong": sidelong,
}


class Letters:
    """A text, of which only letters and digits count."""

    def __init__(self, text: str) -> None:
        """Count them once."""
        self._before = [0, *accumulate(map(str.isalnum, text))]

    def folded(self, spans: Iterable[Span]) -> list[Span]:
        """Return spans as offsets among the letters and digits."""
        return united((self._before[start], self._before[end]) for start, end in spans)

    def length(self, spans: Iterable[Span]) -> int:
        """Return how many letters and digits stand in spans."""
        return sum(end - start for start, end in self.folded(spans))

    def common(self, spans: Iterable[Span], others: Iterable[Span]) -> int:
        """Return how many letters and digits two lists of spans share."""
        return shared(self.folded(spans), self.folded(others))


class Mistake(NamedTuple):
    """A kind of mistake, and where it was made."""

    kind: str
    article: str
    example: str


class Counts:
    """What a method gets right and wrong, over many articles."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self.mistakes: list[Mistake] = []
        self.seconds = 0.0
        self.characters = 0

    def share(self, part: str, whole: str) -> str:
        """Return a share in per cent, or a dash."""
        return f"{100 * self.of[part] / self.of[whole]:.1f}" if self.of[whole] else "–"

    def add(self, article: AnnotatedArticle, method: Method) -> None:
        """Count what a method finds in an article."""
        begin = process_time()
        drafts = method(article.text)
        self.seconds += process_time() - begin
        self.characters += len(article.text)
        letters = Letters(article.text)
        matches = _Matches(article, drafts, letters)
        for gold in article.attributions:
            if letters.length(gold.spans) and _words(article.text, gold.spans) >= _SHORT:
                self._count_recall(article, gold, matches)
        for number, found in enumerate(drafts):
            self._count_precision(article, found, matches.inside(number))

    def _count_recall(self, article: AnnotatedArticle, gold: Attribution, all_: _Matches) -> None:
        group = group_of(article.text, gold)
        self.of[group] += 1
        found, close = all_.found(gold)
        if found is None:
            self._mistake(f"{group}: not found", article, gold, None)
            return
        self.of[f"{group}, found"] += 1
        self.of[f"{group}, close"] += close
        if not gold.source:
            return
        self.of[f"{group}, sourced"] += 1
        told = " ".join(article.text[start:end] for start, end in gold.source)
        overlaps = found.speaker is not None and shared([found.speaker], gold.source) > 0
        self.of[f"{group}, speaker"] += overlaps
        if not overlaps:
            self._mistake(f"{group}: another speaker's span", article, gold, found)
        if _PRONOUN.match(told):
            self.of["pronouns"] += 1
            self.of["pronouns, resolved"] += bool(found.actor) and found.actor[:1].isupper()
        elif name := name_of(told):
            self._count_name(article, gold, found, name)

    def _count_name(
        self, article: AnnotatedArticle, gold: Attribution, found: Drafted, name: str
    ) -> None:
        group = group_of(article.text, gold)
        self.of[f"{group}, named"] += 1
        if is_same(found.actor or "", name):
            self.of[f"{group}, name"] += 1
            return
        self._mistake(f"{group}: another name", article, gold, found)
        is_sure = bool(found.actor) and found.actor[:1].isupper() and found.confidence >= _SURE
        if group == "direct" and found.kind == "direct" and is_sure:
            self.of["wrong and sure"] += 1
            self._mistake("direct: another name, and sure", article, gold, found)

    def _count_precision(self, article: AnnotatedArticle, found: Drafted, inside: float) -> None:
        self.of[f"{found.kind} drafts"] += 1
        self.of[f"{found.kind} drafts, right"] += inside >= _RIGHT
        if inside < _RIGHT:
            part = "beside what is marked" if inside < 0.1 else "more than is marked"
            self._mistake(f"{found.kind} draft: {part}", article, None, found)

    def _mistake(
        self,
        kind: str,
        article: AnnotatedArticle,
        gold: Attribution | None,
        found: Drafted | None,
    ) -> None:
        self.mistakes.append(Mistake(kind, article.name, _example(article.text, gold, found)))


class _Matches:
    """The overlaps between what is drafted and what is marked in an article."""

    def __init__(self, article: AnnotatedArticle, drafts: list[Drafted], letters: Letters) -> None:
        self._drafts, self._letters = drafts, letters
        self._folded = [letters.folded(found.spans) for found in drafts]
        self._gold = [letters.folded(gold.spans) for gold in article.attributions]

    def found(self, gold: Attribution) -> tuple[Drafted | None, bool]:
        """Return the draft that covers a marked content and overlaps it best, if one does."""
        marked = self._letters.folded(gold.spans)
        whole = _length(marked)
        best, best_share = None, 0.0
        for found, spans in zip(self._drafts, self._folded, strict=True):
            common = shared(spans, marked)
            share = common / (whole + _length(spans) - common)
            if common > _FOUND * whole and share > best_share:
                best, best_share = found, share
        return best, best_share >= _CLOSE

    def inside(self, number: int) -> float:
        """Return how much of a draft lies in one marked content at most, from 0 to 1."""
        spans = self._folded[number]
        most = max((shared(spans, marked) for marked in self._gold), default=0)
        return most / max(1, _length(spans))


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _words(text: str, spans: Iterable[Span]) -> int:
    return sum(len(text[start:end].split()) for start, end in spans)


def group_of(text: str, gold: Attribution) -> str:
    """Return which row of the table a marked attribution belongs to."""
    if gold.kind != "reported":
        return gold.kind
    cue = " ".join(text[start:end] for start, end in gold.cue)
    is_saying = any(_stem(word) in SAYING for word in re.findall(r"\w+", cue.lower()))
    return "reported, saying" if is_saying else "reported, other"


def _stem(word: str) -> str:
    for ending, instead in [
        ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"),
        ("ing", ""), ("ing", "e"), ("ged", "g"), ("ting", "t"), ("ted", "t"), ("ted", "t"),
    ]:  # fmt: skip
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in SAYING:
            return stem
    return _IRREGULAR.get(word, word)


def is_same(actor: str, name: str) -> bool:
    """Tell whether an actor is the one whom a source names: one holds the words of the other."""
    words, others = set(_name_words(actor)), set(_name_words(name))
    return bool(words) and bool(others) and (words <= others or others <= words)


def _name_words(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", name).lower())
    return [word for word in words if len(word) > 1 and word not in ("the", "of", "mr", "mrs")]


def _example(text: str, gold: Attribution | None, found: Drafted | None) -> str:
    """Return the words around a mistake: {marked} [drafted] with who is said to speak."""
    spans = [
        *(gold.spans if gold else ()),
        *(gold.source if gold else ()),
        *(gold.cue if gold else ()),
    ]
    spans += found.spans if found and not gold else ()
    start, end = min(spans)[0], max(end for _, end in spans)
    signs = [(a, b, "{", "}") for a, b in (gold.spans if gold else ())]
    signs += [(a, b, "<", ">") for a, b in (gold.source if gold else ())]
    signs += [(a, b, "[", "]") for a, b in (found.spans if found else ())]
    lowest, highest = max(0, start - 150), min(len(text), end + 120)
    marks = sorted(
        [(a, opening) for a, _, opening, _ in signs] + [(b, closing) for _, b, _, closing in signs]
    )
    shown, copied = [], lowest
    for offset, sign in marks:
        if lowest <= offset <= highest:
            shown += [text[copied:offset], sign]
            copied = offset
    told = f" => {found.actor!r} ({found.confidence:.0f}, {found.kind})" if found else ""
    return " ".join("".join([*shown, text[copied:highest]]).split()) + told


def tables(counts: dict[str, Counts]) -> Iterator[str]:
    """Yield the lines of the report."""
    yield "| method | statements | recall | close | speaker's span | actor's name |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for group in _GROUPS:
        for name, count in counts.items():
            if count.of[f"{group}, found"]:
                yield (
                    f"| {name} | {group} ({count.of[group]:,}) "
                    f"| {count.share(f'{group}, found', group)} "
                    f"| {count.share(f'{group}, close', f'{group}, found')} "
                    f"| {count.share(f'{group}, speaker', f'{group}, sourced')} "
                    f"| {count.share(f'{group}, name', f'{group}, named')} |"
                )
    yield ""
    yield "| method | drafts | precision |"
    yield "| --- | --- | ---: |"
    for name, count in counts.items():
        for kind in ("direct", "mixed", "reported"):
            drafts = f"{kind} drafts"
            if count.of[drafts]:
                share = count.share(f"{drafts}, right", drafts)
                yield f"| {name} | {kind} ({count.of[drafts]:,}) | {share} |"
    yield ""
    yield "| | " + " | ".join(counts) + " |"
    yield "| --- |" + " ---: |" * len(counts)
    for what, part, whole in [
        ("pronouns resolved", "pronouns, resolved", "pronouns"),
        (
            "wrong named person with confidence ≥ 80, of direct drafts",
            "wrong and sure",
            "direct drafts",
        ),
    ]:
        yield f"| {what} | " + " | ".join(c.share(part, whole) for c in counts.values()) + " |"
    times = (
        f"{count.seconds * 1e3 * 5e3 / max(1, count.characters):.2f}" for count in counts.values()
    )
    yield "| ms for 5 KB | " + " | ".join(times) + " |"


def mistakes(count: Counts, examples: int, seed: int) -> Iterator[str]:
    """Yield how many mistakes of each kind there are, with some examples."""
    by_kind: defaultdict[str, list[Mistake]] = defaultdict(list)
    for mistake in count.mistakes:
        by_kind[mistake.kind].append(mistake)
    random = Random(seed)
    for kind, made in sorted(by_kind.items(), key=lambda item: -len(item[1])):
        yield f"{len(made):6,} {kind}"
        for mistake in random.sample(made, min(examples, len(made))):
            yield f"         {mistake.article}: {mistake.example}"


def part_of(articles: list[AnnotatedArticle], part: str) -> list[AnnotatedArticle]:
    """Return all articles, the random third that is `unseen`, or the others, `tuned`."""
    unseen = set(Random(SEED).sample([a.name for a in articles], len(articles) // 3))
    return [a for a in articles if part == "all" or (a.name in unseen) == (part == "unseen")]


HEAD = """\
{articles} articles; statements of three words or more, in per cent. Found: a draft covers more
than .8 of what annotators marked; close: at an intersection over union of .8 or more, of those
found; the speaker's span and the actor's name (where the source is named) of those found.
"""


def main(arguments: list[str] | None = None) -> None:
    """Print the tables as Markdown, and with `--examples` the mistakes."""
    parser = argparse.ArgumentParser(description="Measure drafts on PolNeAR.")
    parser.add_argument("corpus", type=Path, help="a part of PolNeAR, with text/ and attributions/")
    parser.add_argument("--part", choices=("all", "tuned", "unseen"), default="all")
    parser.add_argument("--examples", type=int, default=0, help="how many mistakes of each kind")
    parser.add_argument("--seed", type=int, default=SEED, help="which mistakes are printed")
    options = parser.parse_args(arguments)
    articles = part_of(list(read_corpus(options.corpus)), options.part)
    counts = {name: Counts() for name in METHODS}
    draft("")  # The words of the languages are read once.
    for name, method in METHODS.items():
        for article in articles:
            counts[name].add(article, method)
    print(HEAD.format(articles=len(articles)))
    print(*tables(counts), sep="\n")
    if options.examples:
        print("", *mistakes(counts["Sidelong"], options.examples, options.seed), sep="\n")


if __name__ == "__main__":
    main()
