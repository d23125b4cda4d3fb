"""Tellings made by hand, and streams of documents that tell of the same few happenings in several ways."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from dotterel.linking import Party, Spot, Telling

MARCH_4 = date(2024, 3, 4).toordinal()
NIGER_ARMY = Party(country="NER", sector="MIL", words=frozenset(("soldie", "niger")))
GUNMEN = Party(country="NER", sector="UAF", words=frozenset(("gunmen",)))
HERDERS = Party(country="NER", sector="AGR", words=frozenset(("herder",)))
TARKA = Spot(latitude=14.6, longitude=7.9, country="NER", narrow=True, words=frozenset(("tarkaa",)))
DOGON = Spot(latitude=13.1, longitude=5.2, country="NER", narrow=True, words=frozenset(("dogonk",)))


def telling(number: int = 1, **changes: Any) -> Telling:
    """What a document tells of the killing of three herders in Tarka, an invented town, on 4 March 2024."""
    document = changes.pop("document_id", f"document-{number}")
    made = Telling(
        id=f"telling-{document}-{number}",
        document_id=document,
        published=MARCH_4 + 1,
        event_ids=(f"event-{document}-{number}",),
        type="ASSAULT",
        quad="material-conflict",
        modes=frozenset(("firearms",)),
        triggers=frozenset(("kill",)),
        actors=(GUNMEN,),
        recipients=(HERDERS,),
        spots=(TARKA,),
        days=(MARCH_4, MARCH_4),
        killed=(3, 3),
        words=frozenset(("gunmen", "kill", "herder", "tarkaa", "well", "monday")),
        names=frozenset(("tarkaa",)),
        story=frozenset(("gunmen", "herder", "tarkaa", "governor", "oumaru")),
        story_names=frozenset(("tarkaa", "oumaru")),
        grounds=frozenset(("NER",)),
    )
    return replace(made, **changes)


_TOWNS = (("tarkaa", TARKA), ("dogonk", DOGON))


@st.composite
def documents(draw: st.DrawFn, most: int = 7) -> list[tuple[str, tuple[Telling, ...]]]:
    """Some documents, each with up to three tellings of a handful of happenings."""
    made = []
    for number in range(draw(st.integers(1, most))):
        name = f"document-{number}"
        tellings = []
        for place in range(draw(st.integers(0, 3))):
            town, spot = draw(st.sampled_from(_TOWNS))
            day = MARCH_4 + draw(st.integers(0, 2))
            tellings.append(
                telling(
                    place,
                    document_id=name,
                    type=draw(st.sampled_from(("ASSAULT", "PROTEST"))),
                    published=MARCH_4 + draw(st.integers(1, 4)),
                    days=draw(st.sampled_from(((day, day), None))),
                    spots=(spot,),
                    killed=draw(st.sampled_from(((3, 3), (5, 5), None))),
                    words=frozenset(("kill", town, draw(st.sampled_from(("well", "market", "school"))))),
                    names=frozenset((town,)),
                    story=frozenset((town, "oumaru")),
                    story_names=frozenset((town,)),
                )
            )
        made.append((name, tuple(tellings)))
    return made
