"""Codebooks of users: whole ones, changes to the shipped one, and files with faults."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dotterel.codebook import EventCode, load_codebook
from dotterel.model import CodebookError

WHOLE = """
name = "dispute"
version = "1"
[[types]]
code = "QUARREL"
quad = "verbal-conflict"
score = -2
definition = "Neighbours quarrel."
modes = [{ code = "loudly", score = -3, definition = "So that it is heard." }]
[[rules]]
id = "not-yet"
situation = "Announced."
reason = "Nothing happened."
source = "Own."
when = { types = ["QUARREL"], modes = ["loudly"], modality = ["future"], without_roles = ["recipient"] }
then = { drop = true }
"""


def write(folder: Path, text: str) -> Path:
    """A codebook file with this text."""
    path = folder / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, text: str) -> tuple[str, ...]:
    """The faults told of a file with this text."""
    with pytest.raises(CodebookError) as caught:
        load_codebook(write(folder, text))
    assert caught.value.exit_code == 2
    return caught.value.faults


def test_the_shipped_codebook_is_read_once() -> None:
    """Every part of a run shares one codebook."""
    assert load_codebook() is load_codebook()
    assert load_codebook().id == "plover-2.0"


def test_a_whole_codebook_stands_alone(tmp_path: Path) -> None:
    """A file that extends nothing has only what it gives."""
    codebook = load_codebook(write(tmp_path, WHOLE))
    assert codebook.id == "dispute-1"
    assert codebook.type_codes == ("QUARREL",)
    assert codebook.intensity("QUARREL", ("loudly",)) == -3.0
    assert codebook.applied_rules[0].matches(EventCode(type="QUARREL", modes=("loudly",)), modality="future")


def test_an_extension_changes_and_adds_and_keeps_the_rest(tmp_path: Path) -> None:
    """Changed keys, changed and new modes, new types, contexts and rules are laid over PLOVER."""
    text = """
name = "plover-fisheries"
version = "1"
extends = "plover-2.0"
[[types]]
code = "PROTEST"
score = -4.5
modes = [{ code = "flotilla", score = -4, definition = "Boats gather." }, { code = "vandalize", score = -5.5 }]
[[types]]
code = "POACH"
quad = "material-conflict"
score = -3
definition = "Fishes where it may not."
[[contexts]]
code = "fisheries"
definition = "Fish and those who catch them."
[[rules]]
id = "future-retreat"
reason = "As agreed by the project."
"""
    codebook, shipped = load_codebook(write(tmp_path, text)), load_codebook()
    assert codebook.intensity("PROTEST") == -4.5
    assert codebook.modes("PROTEST") == (*shipped.modes("PROTEST"), "flotilla")
    assert codebook.intensity("PROTEST", ("vandalize",)) == -5.5
    assert codebook.intensity("PROTEST", ("riot",)) == shipped.intensity("PROTEST", ("riot",))
    assert codebook.type_codes == (*shipped.type_codes, "POACH")
    assert codebook.context_codes == (*shipped.context_codes, "fisheries")
    assert codebook.sectors == shipped.sectors
    changed = {rule.id: rule for rule in codebook.rules}["future-retreat"]
    assert changed.reason == "As agreed by the project."
    assert changed.then == {rule.id: rule for rule in shipped.rules}["future-retreat"].then
    assert load_codebook() is shipped


def test_an_extension_without_changes_is_the_shipped_codebook(tmp_path: Path) -> None:
    """Extending alone loses nothing."""
    text = 'name = "plover"\nversion = "2.0"\nextends = "plover-2.0"\n'
    assert load_codebook(write(tmp_path, text)) == load_codebook()


def test_all_faults_are_told_at_once_with_where_they_stand(tmp_path: Path) -> None:
    """A user corrects a file in one go, not fault by fault."""
    text = """version = 2
colour = "blue"
[[types]]
code = "Quarrel"
quad = "verbal"
score = 12
two_sided = "yes"
recipient = "sometimes"
modes = [
  { code = "loudly", score = nan, definition = "" },
  { code = "loudly", definition = "Again.", scores = 1 },
]
examples = [{ text = "They quarrelled.", modes = ["softly"] }]
[[types]]
quad = "verbal-conflict"
[[contexts]]
code = "streets"
definition = "Streets."
[[contexts]]
code = "streets"
definition = "Streets again."
[[sectors]]
code = "MILITARY"
definition = "Soldiers."
[[rules]]
id = "one"
situation = "S."
reason = "R."
source = "Own."
when = { types = ["FEUD"], modality = ["past"], beside = { types = ["Quarrel"], shares = ["colour"] } }
then = { type = "FEUD", drop = true, also = ["FEUD"] }
[[rules]]
id = "two"
situation = "S."
reason = "R."
source = "Own."
"""
    faults = "\n".join(faults_of(tmp_path, text))
    for expected in [
        "head: unknown key 'colour'",
        "head: 'name' is missing",
        "head: 'version' should be text, not a number",
        "line 3, types Quarrel: 'code' is 'Quarrel', but should be capitals",
        "line 3, types Quarrel: 'quad' is 'verbal', but should be one of",
        "line 3, types Quarrel: 'score' is 12, outside -10 to 10",
        "line 3, types Quarrel: 'two_sided' should be true or false, not text",
        "line 3, types Quarrel: 'recipient' is 'sometimes'",
        "line 3, types Quarrel: 'definition' is missing",
        "line 3, types Quarrel, modes loudly: stands twice",
        "line 3, types Quarrel, modes loudly: 'score' is nan",
        "line 3, types Quarrel, modes loudly: 'definition' should be text, not blank",
        "line 3, types Quarrel, modes loudly: unknown key 'scores', perhaps 'score'",
        "line 3, types Quarrel, examples 1: 'modes' holds 'softly', which is none of loudly",
        "line 14, types 2: 'code' is missing",
        "line 14, types 2: 'score' is missing",
        "line 19, contexts streets: stands twice, first at line 16, contexts streets",
        "line 22, sectors MILITARY: 'code' is 'MILITARY', but should be three capitals",
        "line 25, rules one, when: 'types' holds 'FEUD', which is none of Quarrel",
        "line 25, rules one, when: 'modality' holds 'past'",
        "line 25, rules one, when, beside: 'shares' holds 'colour'",
        "line 25, rules one, then: 'type' is 'FEUD', but should be one of Quarrel",
        "line 25, rules one, then: should either be drop = true, or say what holds",
        "line 25, rules one, then: 'also' holds 'FEUD', but there is no type 'FEUD'",
        "line 25, rules one: 'also' is for guidance",
        "line 32, rules two: 'then' is missing",
    ]:
        assert expected in faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "types: there is none"),
        ("types = 3", "types: should be a list of tables"),
        ("types = [3]", "types 1: should be a table"),
        ("[[types]]\ncode = 3", "line 1, types 1: 'code' should be text"),
        ('[[types]]\ncode = "A"\nmodes = "all"', "types A: 'modes' should be a list, not text"),
        ('[[types]]\ncode = "A"\nmodes = ["all"]', "types A: 'modes' should hold tables, not text"),
        ('[[types]]\ncode = "A"\nscore = "low"', "types A: 'score' should be a number, not text"),
        ('extends = "cameo"', "head: 'extends' is 'cameo', but should be one of plover-2.0"),
        ('extends = "plover-2.0"\n[[types]]\ncode = "AID"\nmodes = ["all"]', "types AID: 'modes' should hold tables"),
        ('extends = "plover-2.0"\n[[rules]]\nid = "apology"\nthen = 3', "rules apology: 'then' should be a table"),
        (
            'extends = "plover-2.0"\n[[rules]]\nid = "apology"\nthen = { type = "AID", modes = ["a"] }',
            "none of (nothing)",
        ),
        ('extends = "plover-2.0"\n[[rules]]\nid = "apology"\nthen = { modes = ["visit"] }', "'modes' needs a 'type'"),
        ('extends = "plover-2.0"\n[[auxiliary]]\ncode = "future"\nvalue = "past"', "'value' is 'past'"),
        ('extends = "plover-2.0"\n[[rules]]\nid = "apology"\nwhen = { types = [] }', "'types' is empty"),
        ('extends = "plover-2.0"\n[[rules]]\nid = "apology"\nwhen = { modes = [] }', "'types' is missing"),
        ("not toml", "not TOML"),
        ('a = "1"\na = "2"', "not TOML"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, expected: str) -> None:
    """Each kind of fault is told in words that lead to it."""
    assert expected in "\n".join(faults_of(tmp_path, text))


def test_a_file_that_cannot_be_read_is_a_codebook_error(tmp_path: Path) -> None:
    """A missing file, a folder, and bytes that are no text end the run with a message."""
    (tmp_path / "bytes.toml").write_bytes(b"name = '\xff'")
    for path in (tmp_path / "missing.toml", tmp_path, tmp_path / "bytes.toml", Path("nul\0.toml")):
        with pytest.raises(CodebookError) as caught:
            load_codebook(path)
        assert caught.value.faults
        assert caught.value.remedy


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """A file saved by a Windows editor is read."""
    path = tmp_path / "codebook.toml"
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert load_codebook(path).id == "dispute-1"


def test_a_deeply_nested_file_is_refused(tmp_path: Path) -> None:
    """A hostile file is a fault of the file, not of the program."""
    assert faults_of(tmp_path, "a = " + "[" * 100_000)


SCALARS = st.sampled_from(
    ["1", "-11", "nan", "true", '""', '"AID"', '"visit"', '"x"', "[]", "[1]", '["AID"]', "{}", "[{}]", "1979-05-27"]
)
KEYS = st.sampled_from(
    ["code", "id", "name", "quad", "score", "two_sided", "definition", "modes", "examples", "when", "then", "value"]
)
TABLES = st.dictionaries(KEYS, SCALARS, max_size=6)
HEADS = st.sampled_from(["types", "contexts", "sectors", "countries", "partly_recognised", "auxiliary", "rules"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), st.lists(st.tuples(HEADS, TABLES), max_size=5))
def test_any_file_is_a_codebook_or_a_list_of_faults(
    tmp_path: Path, extends: bool, entries: list[tuple[str, dict[str, str]]]
) -> None:
    """No file whatever brings the loader down."""
    lines = ['name = "any"', 'version = "1"', *(['extends = "plover-2.0"'] if extends else [])]
    for head, table in entries:
        lines += [f"[[{head}]]", *(f"{key} = {value}" for key, value in table.items())]
    assert types_or_faults(write(tmp_path, "\n".join(lines)))


def types_or_faults(path: Path) -> tuple[str, ...]:
    """The types of a codebook file, or else its faults."""
    try:
        return load_codebook(path).type_codes
    except CodebookError as error:
        return error.faults


def test_rules_for_tolls_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    """A user who wants another best number of dead names that rule alone."""
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "careful"\nversion = "1"\nextends = "plover-2.0"\n[[tolls]]\nrole = "killed"\nbest = "median"\n'
    )
    rules = load_codebook(path).tolls
    assert (rules.of("killed").best, rules.of("killed").opponents) == ("median", "last")
    assert rules.of("held").opponents == "equal"


def test_faults_of_toll_rules_are_told(tmp_path: Path) -> None:
    """A misspelt rule stops the run before it chooses numbers nobody asked for."""
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "careful"\nversion = "1"\nextends = "plover-2.0"\n'
        '[[tolls]]\nrole = "killed"\nbest = "mean"\nofficial = ["army"]\n[[tolls]]\nrole = "lost"\n'
    )
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    assert len(caught.value.faults) == 3
