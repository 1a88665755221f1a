"""A change to a perspective file as the file's new text, every other character kept.

The change is planned as splices of the text, from where the nodes stand that it is about; then the
new text is read as a file is read: it has to say what the change says, and nothing else. So an edit
is right, or it is refused with a reason.
"""

from __future__ import annotations

from perspectives.editing.rewriting.changes import Change, apply
from perspectives.editing.rewriting.layout import RefusalError
from perspectives.editing.rewriting.planning import Plan
from perspectives.editing.rewriting.verification import NotWhatIsWantedError, verify
from perspectives.errors import EditError
from perspectives.format.file import MAX_PROBLEMS, PerspectiveFile


def edit(file: PerspectiveFile, change: Change) -> str:
    """Return the text of a file with a change made, in the style that the file has around it.

    The text is as `PerspectiveFile.text` is: its line ends as they are, without a byte order mark.
    Raises `EditError` where the file has to be mended first, or where the change cannot be made
    without changing something else; and what `apply` raises where the change itself is none.
    """
    if file.damage:
        line = file.damage.line
        raise EditError(file.path, line, f"mend line {line} first: {file.damage.message}")
    if file.perspective is None or file.root is None:
        raise EditError(file.path, 1, "this file says nothing yet; write `perspective:` into it")
    if len(file.problems) > MAX_PROBLEMS:
        reason = f"this file has more than {MAX_PROBLEMS:,} problems; mend them first"
        raise EditError(file.path, file.problems[0].line, reason)
    wanted = apply(change, file.perspective)
    plan = Plan(file, file.root, change)
    try:
        splices = plan.splices()
        text = plan.layout.spliced(splices)
        verify(file, text, splices, wanted, plan.changed)
    except RefusalError as refusal:
        line = file.lines.position(refusal.offset).line
        raise EditError(file.path, line, refusal.reason) from None
    except NotWhatIsWantedError as refusal:
        raise _refused(file, plan, str(refusal)) from None
    return text


def _refused(file: PerspectiveFile, plan: Plan, reason: str) -> EditError:
    offset = plan.changed[0]
    if shared := plan.shared():
        offset = shared.start
        reason = (
            f"&{shared.anchor} is named by *{shared.anchor} elsewhere, so this is read in several"
            " places; write it out there first"
        )
    return EditError(file.path, file.lines.position(offset).line, reason)
