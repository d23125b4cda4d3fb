"""MUC-4 templates (Du et al. 2021): the incidents of a document, each with its type and entities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.figures import Figure, found_both_ways
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.benchmarks.muc4 import incidents_of, read_text
from dotterel.evaluation.benchmarks.muc4_entities import ROLES, entities_of
from dotterel.evaluation.benchmarks.muc4_nouns import normal
from dotterel.evaluation.benchmarks.muc4_ree import ROLE_FORM
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs
from dotterel.model import Document, ResolvedEvent

_TYPE = "incident_type"
_MOST_MAPPINGS = 20_000
"""Mappings tried one by one; of more, the one whose shares add up to most is taken."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A template with its words made comparable."""

    type: str
    entities: Mapping[str, Sequence[set[str]]]

    @property
    def size(self) -> int:
        """Its type and its entities."""
        return 1 + sum(map(len, self.entities.values()))


_Right = Mapping[str, tuple[int, int]]
"""Right answers, and gold met by them, by type and role."""


class Muc4Templates:
    """Templates, mapped one to one to gold templates of their type so that F1 is highest.

    A mapped template has its type right and each entity all of whose mentions are those of one gold entity.
    """

    name = "muc4_templates"
    about = "MUC-4 incidents with type, perpetrators, targets, victims and weapons"
    form: Form = {"id": str, "text": str, "templates": [{_TYPE: str, **ROLE_FORM}]}  # noqa: RUF012
    id_field = "id"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`."""
        return read_text(item["id"], item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`."""
        templates = [
            {_TYPE: incident.type.lower(), **entities_of([incident], document.text)}
            for incident in incidents_of(events, document.published)
        ]
        return [{"id": item["id"], "templates": templates}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 over types and entities, then of each."""
        keys = (_TYPE, *ROLES)
        given, wanted = dict.fromkeys(keys, Counts()), dict.fromkeys(keys, Counts())
        for item in items:
            row: Row = next(iter(answers.get(item["id"], ())), {"templates": []})
            mine, gold = _templates(row["templates"]), _templates(item["templates"])
            right = _right(mine, gold)
            for key in keys:
                given[key] += Counts(right=sum(one[key][0] for one in right), given=_number(mine, key))
                wanted[key] += Counts(right=sum(one[key][1] for one in right), wanted=_number(gold, key))
        total = (sum(counts.values(), start=Counts()) for counts in (given, wanted))
        return (
            found_both_ways("types and entities", *total),
            *(found_both_ways(key.replace("_", " "), given[key], wanted[key]) for key in keys),
        )


def _templates(rows: Sequence[Row]) -> list[_Template]:
    return [
        _Template(
            row[_TYPE],
            {role: [{normal(mention) for mention in entity} for entity in row[role] if entity] for role in ROLES},
        )
        for row in rows
    ]


def _number(templates: Sequence[_Template], key: str) -> int:
    return len(templates) if key == _TYPE else sum(len(template.entities[key]) for template in templates)


def _right(given: Sequence[_Template], gold: Sequence[_Template]) -> list[_Right]:
    """What is right in each mapped template, under the best mapping."""
    cells = [[_compared(one, other) for other in gold] for one in given]
    sizes = sum(one.size for one in given), sum(one.size for one in gold)
    if (len(gold) + 1) ** len(given) <= _MOST_MAPPINGS:
        return max(_mappings(cells, 0, frozenset()), key=lambda right: _f1(right, sizes))
    gains = [[_shares(cell, sizes) if cell else 0.0 for cell in row] for row in cells]
    return [cell for row, column in best_pairs(gains) if (cell := cells[row][column])]


def _compared(given: _Template, gold: _Template) -> _Right | None:
    """None where the types differ; the gold may name several, such as ``bombing / attack``."""
    if given.type not in gold.type:
        return None
    right = {_TYPE: (1, 1)}
    for role in ROLES:
        answers, wanted = given.entities[role], gold.entities[role]
        right[role] = (
            sum(any(answer <= entity for entity in wanted) for answer in answers),
            sum(any(answer <= entity for answer in answers) for entity in wanted),
        )
    return right


def _mappings(cells: Sequence[Sequence[_Right | None]], row: int, taken: frozenset[int]) -> list[list[_Right]]:
    """What is right under every one-to-one mapping of the rows from this one on."""
    if row == len(cells):
        return [[]]
    mappings = _mappings(cells, row + 1, taken)
    for column, cell in enumerate(cells[row]):
        if cell is not None and column not in taken:
            mappings = mappings + [[cell, *rest] for rest in _mappings(cells, row + 1, taken | {column})]
    return mappings


def _sums(right: Sequence[_Right]) -> tuple[int, int]:
    pairs = [pair for one in right for pair in one.values()]
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _f1(right: Sequence[_Right], sizes: tuple[int, int]) -> float:
    mine, gold = _sums(right)
    if not mine or not gold:
        return 0.0
    precision, recall = mine / sizes[0], gold / sizes[1]
    return 2 * precision * recall / (precision + recall)


def _shares(cell: _Right, sizes: tuple[int, int]) -> float:
    mine, gold = _sums([cell])
    return mine / sizes[0] + gold / sizes[1]
