"""How far reviewers who did not see each other's answers agree: Krippendorff's alpha, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from dotterel.model import Decision, SettingsError
from dotterel.review.log import WHOLE, answer, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement on one field.

    Attributes:
        field: The field.
        alpha: Krippendorff's alpha for names (1 is full agreement, 0 what chance would give); none where it is not
            defined, since all answers are one and the same.
        records: Number of records on which at least two reviewers decided.
        agreed: Number of these on which all of them say the same.
    """

    field: str
    alpha: float | None
    records: int
    agreed: int


def agreement(decisions: Iterable[Decision]) -> tuple[FieldAgreement, ...]:
    """Agreement of all reviewers, over the records that at least two of them decided on.

    Args:
        decisions: The log, in order; adjudications do not count, since whoever adjudicates has seen both answers.

    Raises:
        SettingsError: The package ``krippendorff`` is not installed.
    """
    words: dict[str, dict[str, dict[str, str]]] = {}
    for decision in standing(decisions):
        if decision.act in ("accept", "reject", "correct"):
            of_record = words.setdefault(decision.field or WHOLE, {}).setdefault(decision.subject_id, {})
            of_record[decision.reviewer] = answer(decision)
    found = []
    for field, records in sorted(words.items()):
        double = {record: said for record, said in records.items() if len(said) > 1}
        if double:
            agreed = sum(len(set(said.values())) == 1 for said in double.values())
            found.append(FieldAgreement(field=field, alpha=_alpha(double), records=len(double), agreed=agreed))
    return tuple(found)


def _alpha(records: dict[str, dict[str, str]]) -> float | None:
    answers = sorted({said for of_record in records.values() for said in of_record.values()})
    if len(answers) < 2:
        return None
    try:
        from krippendorff import alpha  # noqa: PLC0415  only who measures agreement needs it
    except ImportError as missing:
        raise SettingsError(
            "agreement needs the package krippendorff", "Install it: pip install 'dotterel[review]'."
        ) from missing
    counts = [[list(said.values()).count(one) for one in answers] for said in records.values()]
    return round(float(alpha(value_counts=counts, level_of_measurement="nominal")), 4)
