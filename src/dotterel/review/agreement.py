"""How far two people agree who did not see each other's answers: Krippendorff's alpha, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass

from dotterel.model import DecisionSubject, SettingsError
from dotterel.review.blind import TwoAnswers, compared

FEW = 30
"""Records below which an alpha says little: one answer more or less moves it by a tenth and further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """Agreement on one field.

    Attributes:
        subject: Kind of record: ``event`` or ``incident``.
        field: The field, or `WHOLE`: whether it is an event at all.
        alpha: Krippendorff's alpha for names (1 is full agreement, 0 what chance would give, less is worse than
            chance); none where it is not defined, since all answers are one and the same.
        records: Number of records that two people answered.
        agreed: Number of these on which both say the same.
        answers: Number of different answers.
        is_few: Whether the records are too few to tell much.
    """

    subject: DecisionSubject
    field: str
    alpha: float | None
    records: int
    agreed: int
    answers: int
    is_few: bool


def agreement(pairs: Iterable[TwoAnswers]) -> tuple[FieldAgreement, ...]:
    """Agreement by field, over the records that both answered; where one sees no event, its fields are left out.

    Krippendorff (2018), Content Analysis, ch. 12: nominal data, by the package of that name. All differences count
    the same: 5 killed is as far from 6 as from 60.

    Args:
        pairs: Of double reviews that are closed. Nothing else is independent: who decides in the open may have
            seen what others decided.

    Raises:
        SettingsError: The package ``krippendorff`` is not installed.
    """
    told: dict[tuple[DecisionSubject, str], list[tuple[str, str]]] = {}
    for pair in pairs:
        if not pair.is_double:
            continue
        first, second = (compared(one) for one in pair.answers)
        for field in first:
            if field in second:
                told.setdefault((pair.unit.subject, field), []).append((first[field], second[field]))
    return tuple(
        FieldAgreement(
            subject=subject,
            field=field,
            alpha=_alpha(answers),
            records=len(answers),
            agreed=sum(one == other for one, other in answers),
            answers=len({said for both in answers for said in both}),
            is_few=len(answers) < FEW,
        )
        for (subject, field), answers in told.items()
    )


def _alpha(pairs: list[tuple[str, str]]) -> float | None:
    answers = sorted({said for both in pairs for said in both})
    if len(answers) < 2:
        return None
    try:
        from krippendorff import alpha  # noqa: PLC0415  only who measures agreement needs it
    except ImportError as missing:
        raise SettingsError(
            "agreement needs the package krippendorff", "Install it: pip install 'dotterel[review]'."
        ) from missing
    counts = [[both.count(one) for one in answers] for both in pairs]
    return round(float(alpha(value_counts=counts, level_of_measurement="nominal")), 4)
