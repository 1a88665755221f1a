"""What was read before, from one day to the next.

Takes stories as they are on screen; gives records of them, kept in a file of the user's. The file
can be lost without harm to any story.
"""
