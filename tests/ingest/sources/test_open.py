"""What addresses mean."""

import io
from pathlib import Path

from dotterel.ingest import Answer, FakeNetwork, Outcome, open_sources
from dotterel.model import Report


def test_kinds_of_addresses(tmp_path: Path) -> None:
    """Paths, web addresses and the dash are told apart and read in the order given."""
    (tmp_path / "a.txt").write_text("x")
    network = FakeNetwork({"https://ledger.example/1": Answer(body=b"x")})
    addresses = ["-", str(tmp_path / "a.txt"), "https://ledger.example/1", "www.ledger.example/1"]
    found = list(open_sources(addresses, transport=network, stdin=io.BytesIO(b"x")))
    assert [type(one) for one in found] == [Report, Report, Report, Outcome]
    assert [one.provenance.component for one in found if isinstance(one, Report)] == [
        "ingest.stdin",
        "ingest.files",
        "ingest.web",
    ]


def test_forgotten_scheme_is_suspected() -> None:
    """A web address without its scheme gets a remedy that says so."""
    (found,) = open_sources(["www.ledger.example/1"])
    assert isinstance(found, Outcome)
    assert "https://" in found.error.remedy
