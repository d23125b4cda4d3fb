"""`dotterel codebook`."""

from pathlib import Path

import pytest

from dotterel.codebook import load_codebook
from tests.surfaces.conftest import Dotterel


def test_the_list_names_every_code(dotterel: Dotterel) -> None:
    """A reader sees all types, modes, contexts and sectors on one page."""
    shown = dotterel("codebook", width=200).stdout
    book = load_codebook()
    for code in (*book.type_codes, *book.context_codes, *book.sector_codes, "heavy-weapons"):
        assert code in shown


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("assault", "two-sided"),
        ("ASSAULT/drone", "without a crew"),
        ("drone", "ASSAULT/drone"),
        ("terrorism", "context"),
        ("MIL", "sector"),
        ("UNO", "international"),
        ("protest-demand", "guidance"),
    ],
)
def test_a_code_is_shown_with_its_definition(dotterel: Dotterel, code: str, told: str) -> None:
    """Types, modes, contexts, sectors and rules are found, in capitals or small letters."""
    result = dotterel("codebook", code)
    assert result.exit_code == 0
    told_words = {"two-sided": "one-sided violence"}.get(told, told)
    assert told_words in " ".join(result.stdout.split())


def test_a_mode_of_several_types_is_shown_for_each(dotterel: Dotterel) -> None:
    """No meaning of a code is hidden."""
    shown = dotterel("codebook", "arrest").stdout
    assert "COERCE/arrest" in shown
    assert "THREATEN/arrest" in shown


def test_a_codebook_with_faults_lists_all_of_them(dotterel: Dotterel, tmp_path: Path) -> None:
    """The writer of a codebook mends everything in one go."""
    (tmp_path / "own.toml").write_text(
        'name = "own"\nversion = "1"\nextends = "plover-2.0"\n\n'
        '[[types]]\ncode = "ASSAULT"\nscore = 99\n\n'
        '[[types]]\ncode = "NEW"\nquad = "sideways"\nscore = 1\ndefinition = "x"\n'
    )
    result = dotterel("codebook", "--check", "own.toml")
    assert result.exit_code == 2
    assert "2 faults" in result.stderr
    assert "99" in result.stderr
    assert "sideways" in result.stderr


def test_a_sound_codebook_is_told_so(dotterel: Dotterel, tmp_path: Path) -> None:
    """The check ends well with what the codebook holds."""
    (tmp_path / "own.toml").write_text('name = "own"\nversion = "1"\nextends = "plover-2.0"\n')
    result = dotterel("codebook", "--check", "own.toml")
    assert result.exit_code == 0
    assert "own-1 with 16 types" in result.stdout
