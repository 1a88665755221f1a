"""Saving files so that nothing is lost: atomic writes, locks, a journal, undo.

Takes the bytes that files had and are to have; gives an error or files that have them.
"""
