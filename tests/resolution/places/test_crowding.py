"""Tests of `dotterel.resolution.places.crowding`."""

from dotterel.resolution.places.crowding import Sharer, spared


def sharer(place: int, **more: object) -> Sharer:
    """A hamlet in the first division of Mali, unless told otherwise."""
    facts: dict[str, object] = {
        "wide": False, "ground": ("MLI", 1), "quality": 2, "population": 0, "settled": True, **more
    }  # fmt: skip
    return Sharer(place=place, **facts)  # type: ignore[arg-type]


def test_few_places_all_keep_the_name() -> None:
    """A name that is not crowded loses nothing."""
    assert spared([sharer(at) for at in range(5)], most=5) == set(range(5))


def test_every_division_keeps_its_foremost_place() -> None:
    """A hamlet that is alone in its province is kept before the second one of a province with a hundred."""
    crowd = [sharer(at, population=1000 + at) for at in range(100)]
    alone = [sharer(200 + at, ground=("MLI", 2 + at)) for at in range(4)]
    assert spared([*crowd, *alone], most=6) == {200, 201, 202, 203, 99, 98}


def test_wide_places_always_keep_the_name() -> None:
    """Countries, regions and divisions are kept whatever the crowd."""
    crowd = [sharer(at, population=9) for at in range(10)]
    assert {500, 501} <= set(spared([*crowd, sharer(500, wide=True), sharer(501, wide=True)], most=1))


def test_the_better_name_and_the_town_come_first() -> None:
    """Within a province, a main name goes before another name, and a village before a creek."""
    places = [
        sharer(1, quality=1, population=50), sharer(2, settled=False), sharer(3), sharer(4, settled=False, quality=1)
    ]  # fmt: skip
    assert spared(places, most=2) == {3, 2}
