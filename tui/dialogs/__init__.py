"""Sheets that open over a screen, one a file: each asks one thing and dismisses with the answer."""
