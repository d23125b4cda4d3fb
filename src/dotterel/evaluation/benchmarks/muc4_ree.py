"""MUC-4 role-filler entities (Du et al. 2021): who and what of all the incidents of a document together."""

from collections.abc import Mapping, Sequence

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.figures import Figure, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.benchmarks.muc4 import incidents_of, read_text
from dotterel.evaluation.benchmarks.muc4_entities import ROLES, entities_of
from dotterel.evaluation.benchmarks.muc4_nouns import normal
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs
from dotterel.model import Document, ResolvedEvent

ROLE_FORM = {role: [[str]] for role in ROLES}


class Muc4Entities:
    """Entities by role, scored by CEAF-REE: one to one, right where every given mention is one of the gold entity."""

    name = "muc4_ree"
    about = "MUC-4 perpetrators, targets, victims and weapons of a document"
    form: Form = {"id": str, "text": str, "roles": ROLE_FORM}  # noqa: RUF012
    id_field = "id"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`."""
        return read_text(item["id"], item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`."""
        return [{"id": item["id"], "roles": entities_of(incidents_of(events, document.published), document.text)}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 over all roles, and of each."""
        by_role = dict.fromkeys(ROLES, Counts())
        for item in items:
            given: Row = next((row["roles"] for row in answers.get(item["id"], ())), {})
            for role in ROLES:
                by_role[role] += _overlap(given.get(role, []), item["roles"][role])
        total = sum(by_role.values(), start=Counts())
        return (found("entities", total), *(found(role, counts) for role, counts in by_role.items()))


def _overlap(given: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> Counts:
    answers = [{normal(mention) for mention in entity} for entity in given if entity]
    wanted = [{normal(mention) for mention in entity} for entity in gold]
    gains = [[float(answer <= entity) for answer in answers] for entity in wanted]
    right = sum(gains[row][column] > 0 for row, column in best_pairs(gains))
    return Counts(right=right, given=len(answers), wanted=len(wanted))
