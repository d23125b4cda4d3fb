"""A program that keeps documents of three events each, and tells each on a line once it is kept: PLACE NAME NUMBER."""

import sys

from dotterel.model import Method
from dotterel.store import open_store
from tests import factories


def main(place: str, name: str, number: int) -> None:
    """Write."""
    method = Method(coder=factories.provenance())
    with open_store(place, create=True) as store:
        for count in range(number):
            document = factories.document(id=f"{name}-{count}")
            events = [
                factories.resolved_event(id=f"event-{name}-{count}-{one}", document=document.reference())
                for one in range(3)
            ]
            with store.writing() as records:
                records.events.keep(events, document=document, method=method)
            sys.stdout.write(f"{document.id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
