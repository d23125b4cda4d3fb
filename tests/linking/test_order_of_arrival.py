"""What the order in which reports come may change: nothing within the bounds of linking, little beyond them."""

from itertools import combinations
from random import Random

import pytest

from dotterel.evaluation.linking import b_cubed
from dotterel.linking import Linker, MemoryArchive, Telling
from tests.linking.tellings import DOGON, MARCH_4, TARKA, telling

LEAST_ALIKE = 0.85
"""B³ of the incidents that two orders give, each held against the other, where every bound is reached."""
_HAPPENINGS = (("tarkaa", TARKA, 0), ("tarkaa", TARKA, 9), ("dogonk", DOGON, 0), ("dogonk", DOGON, 11))


@pytest.fixture(autouse=True)
def _tight_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that thirty reports reach, as the shipped ones are reached by hundreds."""
    for name, bound in (
        ("MOST_IN_BLOCK", 40),
        ("MOST_COMPARED", 16),
        ("MOST_TOGETHER", 25),
        ("MOST_TAKEN_APART", 15),
        ("SPEAKERS", 8),
    ):
        monkeypatch.setattr(f"dotterel.linking.linker.{name}", bound)


def _told(chance: Random) -> list[Telling]:
    """Four happenings in two towns, thirty reports each, told with other words, later, or without a day or a toll."""
    made = []
    for number in range(120):
        town, spot, later = _HAPPENINGS[number % len(_HAPPENINGS)]
        day = MARCH_4 + later
        made.append(
            telling(
                number,
                published=day + chance.randint(0, 3),
                days=chance.choice(((day, day), (day, day), None)),
                spots=(spot,),
                killed=chance.choice(((3 + later, 3 + later), None)),
                words=frozenset(("kill", town, *chance.sample(("well", "market", "school", "herder", "night"), 2))),
                names=frozenset((town, "oumaru")),
                story=frozenset((town, f"witnes{later}")),
                story_names=frozenset((town, f"witnes{later}")),
            )
        )
    return made


def test_beyond_its_bounds_order_changes_little() -> None:
    """Incidents of more reports than are looked at together are nearly the same whichever report came first."""
    chance = Random(3)
    told = _told(chance)
    found = []
    for _ in range(3):
        chance.shuffle(told)
        archive = MemoryArchive()
        linker = Linker(archive)
        for one in told:
            linker.take(one.document_id, [one])
        found.append({member: name for name, members in archive.incidents().items() for member in members})
    for one, other in combinations(found, 2):
        precision, recall, _ = b_cubed(one, other)
        assert min(precision, recall) >= LEAST_ALIKE
