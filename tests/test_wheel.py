"""The wheel: all of the program in it and nothing else, at work away from the repository."""

import json
import os
import pty
import select
import subprocess
import sys
import termios
import time
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.xdist_group("wheel")
"""One environment that has the wheel serves them all."""
TITLE = b"How the West reacted"
FIRST_WORDS = b"Foreign forces"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def sidelong(wheel, tmp_path_factory) -> Path:
    """Return the command of an environment that has the wheel, and what it says it requires."""
    folder = tmp_path_factory.mktemp("away") / "environment"
    venv.create(folder, with_pip=False, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python"]
    quietly = ["--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([*pip, "install", *quietly, wheel], check=True)
    return folder / "bin" / "sidelong"


def away(command: list[object], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command outside of the repository, and with nothing in the environment to lead back."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def seed(sidelong, tmp_path_factory) -> str:
    program = "import seeds; print(seeds.CSTO_PEACEKEEPERS)"
    return away(
        [sidelong.parent / "python", "-c", program], tmp_path_factory.mktemp("x")
    ).stdout.strip()


def test_the_wheel_holds_the_seed_stories_and_neither_tests_nor_caches(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    modules = [name for name in names if ".dist-info/" not in name and ".data/" not in name]
    tops = {name.split("/")[0] for name in modules}
    assert tops == {"perspectives", "seeds", "tui"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    for story in ("csto-peacekeepers", "herring-ban"):
        packed = {name for name in names if name.startswith(f"seeds/{story}/")}
        kept = (ROOT / "seeds" / story).rglob("*")
        assert packed == {path.relative_to(ROOT).as_posix() for path in kept if path.is_file()}


def test_the_wheel_holds_the_schema_where_the_seed_files_look_for_it(wheel):
    packed = zipfile.ZipFile(wheel)
    schema = packed.read("perspectives/sidelong.schema.json")
    assert schema == (ROOT / "perspectives" / "sidelong.schema.json").read_bytes()
    side = packed.read("seeds/csto-peacekeepers/perspectives/csto.yaml").decode()
    assert "$schema=../../../perspectives/sidelong.schema.json" in side.splitlines()[0]


def test_the_wheel_holds_every_language(wheel):
    folder = "perspectives/languages/"
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(folder)}
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob("*.yaml")}
    assert f"{folder}en.yaml" in kept
    assert kept <= packed


def test_the_wheel_installs_the_manual_page_where_man_looks(wheel, sidelong):
    page = (ROOT / "docs" / "sidelong.1").read_bytes()
    (packed,) = (name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".1"))
    assert zipfile.ZipFile(wheel).read(packed) == page
    assert (sidelong.parent.parent / "share" / "man" / "man1" / "sidelong.1").read_bytes() == page


def test_every_package_comes_from_the_wheel(sidelong, tmp_path):
    program = (
        "import tui, perspectives, seeds; print(*(m.__file__ for m in (tui, perspectives, seeds)))"
    )
    run = away([sidelong.parent / "python", "-c", program], tmp_path)
    assert run.stderr == ""
    for path in run.stdout.split():
        assert Path(path).is_relative_to(sidelong.parent.parent)


def test_the_installed_seed_story_is_clean(sidelong, seed, tmp_path):
    run = away([sidelong, "check", seed], tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert all(": note: " in line for line in run.stdout.splitlines())


def test_the_installed_program_exports_its_seed_story(sidelong, seed, tmp_path):
    run = away([sidelong, "export", seed, "--format", "json"], tmp_path)
    assert run.returncode == 0
    assert len(json.loads(run.stdout)["perspectives"]) == 5


def test_the_installed_program_opens_its_seed_story(sidelong, tmp_path):
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (40, 120))
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm-256color"}
    home |= {"XDG_DATA_HOME": str(tmp_path)}
    reader = subprocess.Popen(
        [sidelong],
        cwd=tmp_path,
        env=os.environ | home,
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    try:
        assert TITLE in screen_until(ours, TITLE, seconds=30)
        os.write(ours, b"\r")
        assert FIRST_WORDS in screen_until(ours, FIRST_WORDS, seconds=30)
        os.write(ours, b"q")
        # Read on, because a program that cannot write its last words waits.
        screen_until(ours, b"nothing more", seconds=30)
        assert reader.wait(timeout=30) == 0
    finally:
        reader.kill()
        reader.wait()
        os.close(ours)


def screen_until(terminal: int, words: bytes, seconds: float) -> bytes:
    """Return what is drawn on a terminal until some words stand there, or until it is left."""
    drawn = b""
    deadline = time.monotonic() + seconds
    while words not in drawn:
        left = max(0, deadline - time.monotonic())
        if not select.select([terminal], [], [], left)[0]:
            break
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that nobody is at the other end any more
            break
        if not chunk:  # and macOS's
            break
        drawn += chunk
    return drawn
