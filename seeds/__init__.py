"""Stories that come with the program."""

from pathlib import Path

CSTO_PEACEKEEPERS = Path(__file__).parent / "csto-peacekeepers"
"""The folder of the first story: how the West reacted to the CSTO's peacekeepers."""

HERRING_BAN = Path(__file__).parent / "herring-ban"
"""The folder of the second story: an invented country's quarrel as three outlets report it, partly
filed and partly left to be proposed."""

STORIES = (CSTO_PEACEKEEPERS, HERRING_BAN)
"""The folders of all of them, in the order in which they are best read."""
