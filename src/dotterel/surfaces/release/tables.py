"""Records of one kind written in several formats at once."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

from dotterel.surfaces.export import FORMATS, Writer, incident_writer_for, usual_name, writer_for
from dotterel.surfaces.release.folder import Workshop

FOLDER = "data"


def file_name(what: str, format_: str) -> str:
    """The name of a file, such as ``data/incidents.csv`` or ``data/incidents.ucdp.csv``."""
    return f"{FOLDER}/{usual_name(what, format_)}"


class Tables:
    """The files of incidents or of events."""

    def __init__(self, workshop: Workshop, what: str, formats: Iterable[str]) -> None:
        """Args: where they are made; ``incidents`` or ``events``; in which formats."""
        self._workshop = workshop
        self._what = what
        make = incident_writer_for if what == "incidents" else writer_for
        self._writers: Mapping[str, Writer[Any]] = {name: make(name) for name in formats}
        self._written = 0
        self._open = ExitStack()

    def __enter__(self) -> "Tables":
        with ExitStack() as opened:
            for name, writer in self._writers.items():
                stream = opened.enter_context(self._workshop.stream(file_name(self._what, name)))
                writer.open(stream)
                opened.callback(writer.close)
            self._open = opened.pop_all()
        return self

    def __exit__(self, *fault: object) -> None:
        self._open.__exit__(*fault)  # type: ignore[arg-type]
        if fault[0] is None:
            for name, writer in self._writers.items():
                left_out = dict(sorted(writer.left_out.items()))
                self._workshop.list(
                    file_name(self._what, name),
                    about=f"{self._what} as {name}: {FORMATS[name].about}",
                    format=name,
                    records=self._written - sum(left_out.values()),
                    left_out=left_out or None,
                )

    def write(self, records: Sequence[Any]) -> None:
        """Write some records in every format; events as `Writer` wants them."""
        self._written += len(records)
        for writer in self._writers.values():
            writer.write(records)
