"""The project's own documents: indexes that are complete, links that lead somewhere."""

import re
from pathlib import Path

import pytest
import typer.main

from dotterel.surfaces.cli import build_app
from dotterel.surfaces.cli.failures import EXIT_CODES
from dotterel.surfaces.export import FORMATS

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = ROOT / "docs" / "decisions"
RECORDS = sorted(DECISIONS.glob("[0-9]*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changelog.d").glob("*.md")])
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = sorted(getattr(typer.main.get_command(build_app()), "commands", {}))
UNFORESEEN = 1
KINDS = ("added", "changed", "fixed", "removed", "security")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("record", RECORDS, ids=_name)
def test_decision_is_in_the_index(record: Path) -> None:
    """Every decision is found from the index, under its own title."""
    heading = record.read_text(encoding="utf-8").splitlines()[0]
    number, title = re.fullmatch(r"# (\d{4}): (.+)", heading).groups()  # type: ignore[union-attr]
    assert record.name.startswith(f"{number}-")
    assert f"- [{number}]({record.name}): {title}\n" in (DECISIONS / "README.md").read_text(encoding="utf-8")


def test_decisions_have_numbers_of_their_own() -> None:
    """A number names one decision for good."""
    numbers = [record.name[:4] for record in RECORDS]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    """No page of ours points to a file or folder that is not there."""
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    inner = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith(("mailto:", "#"))]
    assert [link for link in inner if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_described_in_the_readme(verb: str) -> None:
    """No command is kept from people who read before they run."""
    assert f"dotterel {verb}" in README


def test_readme_describes_no_verb_that_is_not_there() -> None:
    """Every command that the README tells people to type can be typed."""
    told = set(re.findall(r"(?:^ {4}(?:cat .* \| |uv run )?|`)dotterel (\w+)", README, re.MULTILINE))
    assert told == set(VERBS)


@pytest.mark.parametrize("name", ["table", *FORMATS])
def test_format_is_described_in_the_readme(name: str) -> None:
    """No form of output is kept from them either."""
    assert f"| `{name}` |" in README


def test_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    """Scripts can rely on what the README says; 1 is Python's own, for what was not foreseen."""
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert told == {int(code) for code in re.findall(r"[:;] (\d+) ", EXIT_CODES)} | {UNFORESEEN}


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=_name)
def test_changelog_fragment_is_well_formed(fragment: Path) -> None:
    """A fragment's name tells its kind, and its text is one sentence or more."""
    assert re.fullmatch(rf"[\w-]+\.({'|'.join(KINDS)})\.md", fragment.name)
    assert fragment.read_text(encoding="utf-8").strip().endswith(".")
