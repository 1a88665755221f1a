"""Stories that come with the program."""

from pathlib import Path

CSTO_PEACEKEEPERS = Path(__file__).parent / "csto-peacekeepers"
"""The folder of the first story: how the West reacted to the CSTO's peacekeepers."""
