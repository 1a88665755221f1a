"""The commonest English words that tell who says something: they stand around what was said.

They settle what punctuation leaves open: whether a word that an article has beyond a quote belongs
to the statement ("the race [really] is close") or to its attribution ("the race [appears] close").
In other languages punctuation decides alone.
"""

from __future__ import annotations

_VERBS = """
accuse accused accuses acknowledge acknowledged acknowledges add added adds admit admitted admits
allege alleged alleges announce announced announces answer answered argue
argued argues ask asked asks assert asserted asserts believe believed believes call called calls
charge charged charges claim claimed claims comment commented complain complained concede conceded
concedes conclude concluded confirm confirmed confirms consider considered considers contend
contended contends criticize criticized declare declared declares deem deemed deems deny denied
denies describe described describes designed dubbed estimate estimated estimates expect expected
expects explain explained explains fear feared fears feel feels felt find finds hope hoped hopes
identified indicate indicated indicates insist insisted insists intend intended joke joked known
likened maintain maintained maintains meant mention mentioned name named note
noted notes observe observed observes predict predicted predicts project projected projects promise
promised promises quip quipped read reads recall recalled recalls recognized recommended
remark remarked remember reply replied replies report reported reports respond responded responds
reveal revealed reveals said saw say saying says see seen sees show showed shown shows
state stated states stress stressed stresses suggest suggested suggests suspected
tell tells think thinks thought titled told tweet tweeted vow vowed vows view viewed views want
wanted wants warn warned warns wonder wondered write writes wrote
"""
_ALONE = """
allegedly apparently however purportedly reportedly seemingly supposedly
called considered dubbed expected known named titled
appear appeared appears look looked looks seem seemed seems sound sounded sounds
"""
_SUBJECTS = "he she they it i we you who which many some officials aides"
_AUXILIARIES = """
is are was were be been being has have had may might can could would will should must do does did
"""

ALONE = frozenset(_ALONE.split())
"""Words that can be the whole of an attribution inside what is attributed: raising verbs
("the race appears close"), participles ("a group called Sail"), and adverbs."""
CUES = ALONE | frozenset(_VERBS.split())
"""Verbs too that need a subject or an auxiliary verb beside them."""
OPENERS = CUES | frozenset((_SUBJECTS + _AUXILIARIES).split())
"""Words that an attribution begins with, names apart: also its subjects and auxiliary verbs."""

_ENDINGS = ("ed", "ing")
_SHORTEST_PARTICIPLE = 5


def is_participle(word: str) -> bool:
    """Tell whether a word ends like "accused" or "polling": verbs that no list can hold."""
    return len(word) >= _SHORTEST_PARTICIPLE and word.endswith(_ENDINGS)
