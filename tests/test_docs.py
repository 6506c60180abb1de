"""What the documents say is so: commands, settings, templates, the tree of rooms."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import fields

import click
import pytest

from helpers import ROOT
from mapsvc.cli import cli
from mapsvc.settings import PREFIX, Settings
from mapsvc.web import contexts

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CONTEXTS = {
    name: value
    for module in pkgutil.iter_modules(contexts.__path__)
    for name, value in vars(importlib.import_module(f"mapsvc.web.contexts.{module.name}")).items()
}
COMMANDS = sorted(cli.list_commands(click.Context(cli)))


def test_the_readme_lists_every_setting_with_its_default() -> None:
    """The table of settings and the settings are the same."""
    table = dict(re.findall(rf"^\| `({PREFIX}\w+)` \| (.+?) \|", README, re.MULTILINE))
    told = {"public_url": "the request's own", "store": "the user's data folder"}
    told |= {"data": "none", "theme": "none", "tiles_url": "none", "tiles_attribution": "none"}
    real = {PREFIX + field.name.upper(): told.get(field.name, f"`{field.default}`") for field in fields(Settings)}
    assert table == real


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_lists_every_command_with_its_options(name: str) -> None:
    """The line of a command has each option that it takes."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    line = re.search(rf"^\| `mapsvc {name}(.*?)` \|", README, re.MULTILINE)
    assert line, f"README.md has no line for mapsvc {name}"
    options = [max(option.opts, key=len) for option in command.params if isinstance(option, click.Option)]
    options = ["-o" if option == "--output" else option for option in options]
    assert [option for option in options if option not in line[1]] == []


def test_the_readme_lists_no_command_that_does_not_exist() -> None:
    """Nothing is promised that is not there."""
    assert sorted(set(re.findall(r"^\| `mapsvc (\w+)", README, re.MULTILINE))) == COMMANDS


def test_set_up_is_one_line_and_the_same_everywhere() -> None:
    """README, CONTRIBUTING and CI name one test command."""
    command = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest"
    assert README.count(f"\n{command}\n") == 1
    assert CONTRIBUTING.count(f"\n{command}\n") == 1
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert 'grep -m1 "^python3 -m venv .venv .*pytest$" README.md' in script


def test_every_template_has_its_context() -> None:
    """A page's template is named after its dataclass, which says what the template may use."""
    described = {
        re.match(r"`(\w+\.html)`", value.__doc__ or "")[1]  # type: ignore[index]  # the name check below fails first
        for name, value in CONTEXTS.items()
        if name.endswith("Page")
    }
    pages = {path.name for path in (ROOT / "templates").glob("*.html")} - {"base.html"}
    assert described == pages


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_use_only_what_contexts_have(template: object) -> None:
    """No `page.x` without a field x: a misspelt name would be silently empty."""
    used = set(re.findall(r"\bpage\.(\w+)", (ROOT / "templates" / str(template)).read_text(encoding="utf-8")))
    known = {field.name for name, page in CONTEXTS.items() if name.endswith("Page") for field in fields(page)}
    assert used <= known


def test_the_architecture_names_every_room() -> None:
    """Each package and each module of mapsvc has its line."""
    rooms = {
        path.parent.name
        for path in ROOT.glob("*/**/__init__.py")
        if "tests" not in path.parts and ".venv" not in path.parts
    }
    assert {room for room in rooms if f"{room}/" not in ARCHITECTURE} == set()


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """Every relative link names a file of the repository."""
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []
