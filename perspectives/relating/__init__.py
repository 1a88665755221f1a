"""Which statements belong together, and why.

Takes quotes; gives, for each, ranked relations with a kind, a score and the shared phrases.
"""
