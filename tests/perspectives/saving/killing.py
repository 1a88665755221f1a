"""Saves that are killed, and what they leave; prints it as JSON. Run by test_save.py.

`python -m tests.perspectives.saving.killing calls FOLDER` kills one save before its first system
call, the next one before its second, and so on. `... times FOLDER` kills saves that go on and on,
after random times. Each is a child of this small process: to start an interpreter for each would
take minutes.
"""

import fcntl
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from perspectives.saving.save import Edit, FileChange, save

OLD = b"old\n" * 3000
NEW = b"new\r\n" * 4000
CALLS = [
    *((os, name) for name in ("open", "write", "fsync", "fchmod", "fchown", "setxattr", "close")),
    *((os, name) for name in ("link", "replace", "unlink", "mkdir", "scandir")),
    (fcntl, "flock"),
]
ROUNDS = 60

# A process that is killed takes nothing with it that it had given to the system, flushed or not.
os.fsync = lambda descriptor: None


def lay_out(story: Path) -> None:
    """Make a story of a plain file, a link to a file elsewhere and a file to be deleted."""
    shutil.rmtree(story, ignore_errors=True)
    (story / "shared").mkdir(parents=True)
    (story / "perspectives").mkdir()
    for name in ("perspectives/plain.yaml", "shared/real.yaml", "perspectives/going.yaml"):
        (story / name).write_bytes(OLD)
        (story / name).chmod(0o640)
    (story / "perspectives/linked.yaml").symlink_to(story / "shared/real.yaml")


def whole_edit(story: Path) -> Edit:
    """Return an edit that replaces, makes and deletes files in three folders."""
    changes = [
        FileChange(story / "perspectives/going.yaml", OLD, None),
        FileChange(story / "perspectives/plain.yaml", OLD, NEW),
        FileChange(story / "perspectives/linked.yaml", OLD, NEW),
        FileChange(story / "drafts/made.yaml", None, NEW),
    ]
    return Edit("everything", tuple(changes))


def die_before(call: int) -> None:
    """Have this process kill itself instead of making one of its system calls."""
    made = 0

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*arguments: object, **named: object) -> object:
            nonlocal made
            made += 1
            if made == call:
                os.kill(os.getpid(), signal.SIGKILL)
            if function is write:
                arguments = (arguments[0], bytes(arguments[1])[:5000])
            return function(*arguments, **named)

        return wrapper

    write = os.write
    for module, name in CALLS:
        if hasattr(module, name):
            setattr(module, name, counted(getattr(module, name)))


def save_for_ever(story: Path) -> None:
    paths = [story / "perspectives/plain.yaml", story / "perspectives/linked.yaml"]
    before, after = OLD, NEW
    while True:
        save(Edit("both", tuple(FileChange(path, before, after) for path in paths)))
        before, after = after, before


def killed(work: Callable[[], object], seconds: float | None = None) -> bool:
    """Do some work in a child, kill it after a time, and tell whether it was killed."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def state(story: Path) -> dict[str, list[object]]:
    """Return the content, mode and link of each file that is not a temporary one."""
    words = {OLD: "old", NEW: "new"}
    return {
        str(path.relative_to(story)): [
            words.get(path.read_bytes(), "a mixture"),
            path.stat().st_mode & 0o7777,
            path.is_symlink(),
        ]
        for path in sorted(story.rglob("*"))
        if path.is_file() and not path.name.startswith(".sidelong-")
    }


def litter(story: Path) -> list[str]:
    return sorted(path.name for path in story.rglob(".*"))


def save_once_more(story: Path) -> None:
    """Save in each folder, as the next reader would."""
    for folder in [path for path in story.iterdir() if path.is_dir()]:
        save(Edit("next", (FileChange(folder / "next.yaml", None, NEW),)))


def report(story: Path) -> dict[str, object]:
    left, hidden = state(story), litter(story)
    save_once_more(story)
    return {"left": left, "hidden": hidden, "litter": litter(story)}


def at_every_call(story: Path) -> list[dict[str, object]]:
    def work() -> None:
        die_before(len(reports) + 1)
        save(whole_edit(story))

    reports: list[dict[str, object]] = []
    alive = False
    while not alive:
        lay_out(story)
        alive = not killed(work)
        reports.append(report(story))
    return reports


def at_random_times(story: Path) -> list[dict[str, object]]:
    chance = random.Random(7)
    reports = []
    for _ in range(ROUNDS):
        lay_out(story)
        killed(lambda: save_for_ever(story), chance.uniform(0.001, 0.02))
        reports.append(report(story))
    return reports


if __name__ == "__main__":
    kill = {"calls": at_every_call, "times": at_random_times}[sys.argv[1]]
    json.dump(kill(Path(sys.argv[2])), sys.stdout)
