"""README and site: every command is named, invariants have tests, commands parse, links lead somewhere, it builds."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from geonews.cli import app
from geonews.cli.examples import examples
from geonews.export import FORMATS, WHOLE
from tests.markdown import geonews_commands, local_links

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
RENDERED = {"reference/commands.md", "images/first.png"}
"""What scripts/docs_pages.py adds to docs/."""
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: typer.core.TyperGroup, prefix: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name, command in group.commands.items():
        found[f"{prefix} {name}"] = command.help
        if isinstance(command, typer.core.TyperGroup):
            found |= commands(command, f"{prefix} {name}")
    return found


def test_every_command_is_documented() -> None:
    found = commands(typer.main.get_group(app), "geonews")  # type: ignore[arg-type]
    assert "geonews gazetteer add" in found
    for name, text in found.items():
        assert text, f"{name} has no help"
    undocumented = [name for name in found if f"`{name}" not in README and name != "geonews gazetteer"]
    assert undocumented == []


def test_every_format_is_documented() -> None:
    found = typer.main.get_group(app).commands["export"].params[0].help  # type: ignore[attr-defined]
    for suffix in (*FORMATS, *WHOLE):
        assert f"`{suffix}`" in README, f"the README does not name {suffix}"
        assert suffix in found, f"the help of export does not name {suffix}"


def test_the_tests_of_the_invariants_exist() -> None:
    named = re.findall(r"`(tests/[\w/.]+?)(?:::(\w+))?`", README)
    assert len(named) > 5
    for path, function in named:
        assert (ROOT / path).exists(), path
        if function:
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), function


def parse(command: Any, name: str, arguments: list[str], parent: Any = None) -> None:
    """Parse without running. Raises typer's usage errors."""
    context = command.make_context(name, list(arguments), parent=parent)
    left = [*context._protected_args, *context.args]
    if isinstance(command, typer.core.TyperGroup) and left:
        below, found, rest = command.resolve_command(context, left)
        if found is not None:
            parse(found, below or "", rest, context)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_written_command_parses(page: Path) -> None:
    root = typer.main.get_command(app)
    for arguments in geonews_commands(page.read_text(encoding="utf-8")):
        try:
            parse(root, "geonews", arguments)
        except Exception as error:  # noqa: BLE001  # usage errors have no public base class
            pytest.fail(f"geonews {' '.join(arguments)}: {error}")


def test_a_wrong_command_would_be_noticed() -> None:
    (arguments,) = geonews_commands("```bash\ngeonews map out.html --no-such-option | cat\n```\n")
    with pytest.raises(Exception, match="no-such-option"):
        parse(typer.main.get_command(app), "geonews", arguments)


def test_the_tutorial_has_commands() -> None:
    written = [words[0] for words in geonews_commands((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))]
    assert {"run", "articles", "map", "explain", "export"} <= set(written)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    for link in local_links(page.read_text(encoding="utf-8")):
        target = (page.parent / link).resolve()
        rendered = (ROOT / "docs") in target.parents and str(target.relative_to(ROOT / "docs")) in RENDERED
        assert rendered or target.exists(), link


def test_the_site_builds_without_warnings_and_loads_nothing_from_the_network(tmp_path: Path) -> None:
    if importlib.util.find_spec("material") is None or importlib.util.find_spec("mkdocstrings") is None:
        pytest.skip("mkdocs-material or mkdocstrings is not installed: pip install --group docs")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    commands = (tmp_path / "reference" / "commands.html").read_text(encoding="utf-8")
    assert "geonews gazetteer add" in commands
    assert (tmp_path / "images" / "first.png").stat().st_size < 400_000
    loaded = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//""")
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > len(list((ROOT / "docs").rglob("*.md")))
    assert [page.name for page in pages if loaded.search(page.read_text(encoding="utf-8"))] == []


def test_every_command_shows_examples_that_parse() -> None:
    root = typer.main.get_command(app)
    known = examples()
    paths = {name.removeprefix("geonews ") for name in commands(typer.main.get_group(app), "geonews")}  # type: ignore[arg-type]
    assert set(known) == paths
    for path, lines in known.items():
        assert lines, path
        for line in lines:
            program, *arguments = shlex.split(line)
            assert program == "geonews"
            assert " ".join(arguments).startswith(path.split()[0])
            parse(root, program, arguments)
