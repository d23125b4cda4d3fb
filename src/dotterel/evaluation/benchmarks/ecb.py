"""ECB+ (Cybulska and Vossen 2014): documents of one seminal event, and marked mentions of one happening.

Its news is of any kind: films, sport, accidents, murders. So neither the coder nor the weights of events are asked, but
what links whatever is told by its words: stories for documents, marked mentions for mentions. Neither has seen it.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.figures import Figure, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.benchmarks.items import read_items
from dotterel.evaluation.clusters import Grouping, Shares, grouping
from dotterel.linking import Story, linked_mentions, marked_mention, story_of, told_together
from dotterel.model import EvaluationError


class EcbDocuments:
    """Which documents are of one seminal event."""

    name = "ecb_docs"
    about = "documents of one seminal event put together, by the words of their stories"
    form: Form = {"id": str, "event": str, "sentences": [{"n": int, "tokens": [str]}]}  # noqa: RUF012
    id_field = "id"

    def grouped(self, items: Sequence[Item], data: Path) -> Mapping[str, Sequence[Row]]:
        """As in `GroupingBenchmark`."""
        groups = told_together(_stories(items))
        return _rows([items[number]["id"] for number in group] for group in groups)

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """B³ first."""
        measured = _measured(items, answers, "event")
        return (_shares("B³", measured.b_cubed), found("pairs", measured.pairs), *_further(measured))


class EcbMentions:
    """Which marked mentions are of one happening, within and over documents.

    Mentions are given, so only the putting together is measured; the topics of the documents are not given.
    """

    name = "ecb_mentions"
    about = "marked mentions of one happening put together over documents"
    form: Form = {  # noqa: RUF012
        "id": str,
        "doc": str,
        "sentence": int,
        "text": str,
        "chain": str,
    }
    id_field = "id"

    def grouped(self, items: Sequence[Item], data: Path) -> Mapping[str, Sequence[Row]]:
        """As in `GroupingBenchmark`; the documents are read from the file ``ecb_docs`` beside the mentions.

        Raises:
            EvaluationError: That file is not there, or lacks a sentence that a mention stands in.
        """
        documents = _documents_beside(data)
        wanted = {item["doc"] for item in items}
        sentences = {
            (document["id"], sentence["n"]): _text(sentence)
            for document in documents
            for sentence in document["sentences"]
        }
        lost = sorted(item["id"] for item in items if (item["doc"], item["sentence"]) not in sentences)
        if lost:
            raise EvaluationError(
                f"{len(lost)} mentions stand in sentences that the documents do not hold, as {lost[0]!r}",
                "Take mentions and documents of one copy of the data.",
            )
        mentions = [
            marked_mention(
                item["id"],
                item["doc"],
                words=item["text"],
                sentence=sentences[item["doc"], item["sentence"]],
                number=item["sentence"],
            )
            for item in items
        ]
        return _rows(linked_mentions(mentions, _stories([one for one in documents if one["id"] in wanted])))

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """CoNLL F1 first."""
        measured = _measured(items, answers, "chain")
        b_cubed = _shares("B³", measured.b_cubed)
        return (
            Figure(name="CoNLL F1", value=measured.conll),
            b_cubed,
            found("pairs", measured.pairs),
            *_further(measured),
        )


def _stories(documents: Sequence[Item]) -> list[Story]:
    return [story_of(one["id"], map(_text, one["sentences"])) for one in documents]


def _text(sentence: Mapping[str, Sequence[str]]) -> str:
    return " ".join(sentence["tokens"])


def _documents_beside(data: Path) -> Sequence[Item]:
    path = data.with_name(data.name.replace(EcbMentions.name, EcbDocuments.name))
    if path == data or not path.is_file():
        raise EvaluationError(
            f"the documents of {data} are not beside it",
            "Call the files alike, as ecb_mentions.dev.jsonl and ecb_docs.dev.jsonl, and keep them in one folder.",
        )
    return read_items(path, EcbDocuments())


def _rows(groups: Iterable[Sequence[str]]) -> dict[str, Sequence[Row]]:
    return {one: [{"id": one, "cluster": str(number)}] for number, group in enumerate(groups) for one in group}


def _measured(items: Sequence[Item], answers: Mapping[str, Sequence[Row]], field: str) -> Grouping:
    given = {name: row["cluster"] for name, rows in answers.items() for row in rows}
    return grouping(given, {item["id"]: item[field] for item in items})


def _shares(name: str, shares: Shares) -> Figure:
    return Figure(name=name, value=shares[2], precision=shares[0], recall=shares[1])


def _further(measured: Grouping) -> tuple[Figure, ...]:
    return _shares("MUC", measured.muc), _shares("CEAF-e", measured.ceaf)
