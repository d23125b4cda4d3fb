"""The archive that linking asks over the store: what it remembers is what the store holds."""

from pathlib import Path

from dotterel.linking import Changes, block_keys
from dotterel.pipeline.linking_archive import StoredArchive
from dotterel.store import open_store
from tests.linking.tellings import telling

FEW, MOST = 3, 10


def test_what_is_written_later_is_found_under_keys_asked_for_before(tmp_path: Path) -> None:
    """A block that was looked up once is kept up to date, and is cut to its latest as the store's would be."""
    keys = block_keys(telling(1))
    archive = StoredArchive()
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        for number in range(1, 9):
            with store.writing() as records:
                archive.during(records)
                kept = {telling(one).id for one in range(max(1, number - FEW), number)}
                assert archive.alike(keys, in_block=FEW, most=MOST).keys() == kept
                archive.keep(Changes(added=(telling(number),)))
                pending = {telling(one).id for one in range(max(1, number + 1 - FEW), number + 1)}
                assert archive.alike(keys, in_block=FEW, most=MOST).keys() == pending
                archive.write()
        with store.reading() as records:
            anew = StoredArchive()
            anew.during(records)
            archive.during(records)
            assert anew.alike(keys, in_block=FEW, most=MOST) == archive.alike(keys, in_block=FEW, most=MOST)
            assert len(archive.alike(keys, in_block=5, most=MOST)) == 5


def test_what_is_taken_out_is_found_no_more(tmp_path: Path) -> None:
    """Removing a telling empties what was remembered of its keys."""
    keys = block_keys(telling(1))
    archive = StoredArchive()
    with open_store(tmp_path / "store.sqlite", create=True) as store, store.writing() as records:
        archive.during(records)
        archive.keep(Changes(added=(telling(1), telling(2))))
        archive.write()
        assert len(archive.alike(keys, in_block=FEW, most=MOST)) == 2
        archive.keep(Changes(removed=(telling(1).id,)))
        assert archive.alike(keys, in_block=FEW, most=MOST).keys() == {telling(2).id}
