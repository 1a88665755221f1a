"""A story: the folder as a whole, in snapshots, and the one object that a screen asks.

Takes a path, and the story that was there before; gives a `Story`.
"""
