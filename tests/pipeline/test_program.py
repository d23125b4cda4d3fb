"""What the events of a run depend on is told apart by version and content."""

from pathlib import Path

from dotterel.pipeline.program import program_provenance
from dotterel.resolution import resolver_provenance


def test_a_changed_rule_is_another_program(tmp_path: Path) -> None:
    """A repair without a new version number does not pass for what was coded before; a cache of Python's does."""
    digests = []
    for name, content in (
        ("coding/rule.py", "one"),
        ("coding/rule.py", "two"),
        ("coding/__pycache__/rule.pyc", "cached"),
        ("surfaces/table.py", "shown otherwise"),
        ("resolution/names.csv", "a name"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        program_provenance.cache_clear()
        digests.append(program_provenance(tmp_path).digest)
    program_provenance.cache_clear()
    first, second, cached, shown, named = digests
    assert first != second
    assert second == cached == shown
    assert shown != named


def test_registers_and_gazetteer_are_told_by_content(tmp_path: Path) -> None:
    """Another content under the same name is another method; so are another order and another gazetteer."""
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("first")
    other.write_text("second")
    both = resolver_provenance((one, other), gazetteer="places 1")
    assert resolver_provenance((one, other), gazetteer="places 1") == both
    assert resolver_provenance((other, one), gazetteer="places 1") != both
    assert resolver_provenance((one, other), gazetteer="places 2") != both
    one.write_text("third")
    assert resolver_provenance((one, other), gazetteer="places 1") != both
