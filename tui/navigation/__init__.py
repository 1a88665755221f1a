"""Where one goes, as values: jumps, walks, motions, matches.

Takes a story or a text and a place; gives the next place. It knows no screen.
"""
