"""The last line of defence: a mistake of the program's own is told in one line."""

from __future__ import annotations

import contextlib
import traceback

from platformdirs import user_state_path


def report(error: BaseException) -> str:
    """Write down what happened for who can mend it, and return what to tell the user."""
    path = user_state_path("sidelong") / "crash.log"
    told = f"a mistake in Sidelong ended it ({type(error).__name__})"
    with contextlib.suppress(OSError):
        # Not at the top: hardly ever is anything written.
        from perspectives.saving.onefile import write_private

        details = "".join(traceback.format_exception(error))
        write_private(path, details.encode("utf-8", "backslashreplace"))
        told += f"; {path} has the details that a bug report needs"
    return told
