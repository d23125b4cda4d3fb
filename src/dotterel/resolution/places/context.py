"""What surrounds a place name and helps to tell which place is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dotterel.model.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """The surroundings of one place span.

    Attributes:
        sentence: Text of the sentence that holds the span.
        sentence_start: Character offset of the sentence in the document's text.
        text: Text of the whole document.
        countries: ISO 3166 alpha-3 code to weight in [0, 1]: how much the document speaks of each country
            (see `recognition.document_countries`).
        divisions: Country code and name of a first-order division, as ``USA/Louisiana``, to weight in [0, 1]: how much
            the document speaks of each (see `recognition.survey`).
        outlet_country: ISO 3166 alpha-3 code of the country that the outlet writes from, where known.
        places: Places of the same document that are already resolved.
        of_event: Whether the span is said to be where something happened. A people, a government or a person of a
            place's name is then no answer; as a mere name, "Sudanese" speaks of Sudan.
    """

    sentence: str = ""
    sentence_start: int = 0
    text: str = ""
    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, float] = field(default_factory=dict)
    outlet_country: str | None = None
    places: tuple[Place, ...] = ()
    of_event: bool = True
