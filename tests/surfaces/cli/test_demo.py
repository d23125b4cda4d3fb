"""`dotterel demo` and the sample reports."""

from dotterel.ingest import open_sources, to_document
from dotterel.model import Report
from dotterel.surfaces.cli.demo import NEXT, SAMPLES
from tests.surfaces.conftest import Dotterel


def test_the_demo_codes_every_sample_and_suggests_what_next(dotterel: Dotterel) -> None:
    """A first try ends with incidents and four commands."""
    result = dotterel("demo")
    assert result.exit_code == 0
    assert "8 reports" in result.stderr
    assert len(NEXT) == 4
    for command, _ in NEXT:
        assert command.split(" --store")[0].split(" FILE")[0].split(" FOLDER")[0] in result.stdout


def test_the_samples_are_read_clean() -> None:
    """Each has a title and a date, and the page furniture among them is cut."""
    documents = [to_document(one) for one in open_sources([str(SAMPLES)]) if isinstance(one, Report)]
    assert len(documents) == 8
    for document in documents:
        assert document.title
        assert document.published
        for furniture in ("cookies", "Related", "cocaine", "Apricot"):
            assert furniture not in document.text
