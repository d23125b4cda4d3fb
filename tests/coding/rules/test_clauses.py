"""Two clauses of one sentence, each with its own event."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.clauses import keep_to_own_clause
from dotterel.model import CodedEvent, Document, Role
from tests.coding.test_document_logic import document, event, words


def told(source: Document, type_code: str, trigger: str, *fillers: tuple[Role, str, float]) -> CodedEvent:
    """An event of the first sentence with these fillers."""
    mentions = tuple(
        replace(event(source, 0, type_code, trigger, **{role: text}).mentions[0], score=score)
        for role, text, score in fillers
    )
    return replace(event(source, 0, type_code, trigger), mentions=mentions)


@pytest.mark.parametrize("joint", ["and", "while", "but"])
def test_place_and_toll_of_the_other_clause_go(joint: str) -> None:
    """Each clause has its own dead and its own place, whichever way the network mixed them up."""
    source = document(f"A blast killed nine in Orin {joint} gunmen shot two in Tarka.")
    first = told(source, "ASSAULT", "killed", ("killed", "nine", 0.9), ("place", "Orin", 0.9), ("killed", "two", 0.6))
    second = told(
        source,
        "ASSAULT",
        "shot",
        *(("actor", "gunmen", 0.9), ("place", "Orin", 0.8), ("place", "Tarka", 0.9)),
        *(("killed", "nine", 0.4), ("killed", "two", 0.8)),
    )
    blast, shots = keep_to_own_clause([first, second], source)
    assert (words(blast, "killed"), words(blast, "place")) == (["nine"], ["Orin"])
    assert (words(shots, "killed"), words(shots, "place")) == (["two"], ["Tarka"])
    assert blast.rules == shots.rules == ("of-another-clause",)


def test_who_was_done_to_in_the_clause_before_was_not_here() -> None:
    """Where a clause tells its own recipient, that of another clause is none."""
    source = document("The governor met the widows, but soldiers fired on the marchers.")
    fired = told(
        *(source, "ASSAULT", "fired"),
        *(("actor", "soldiers", 0.9), ("recipient", "widows", 0.9), ("recipient", "marchers", 0.9)),
    )
    (kept,) = keep_to_own_clause([fired], source)
    assert words(kept, "recipient") == ["marchers"]


def test_the_place_of_the_clause_before_goes_beside_an_own_one() -> None:
    """Where a clause tells its own place, that of the clause before is not its place, however sure."""
    source = document("The envoys met in Orin while soldiers fired on marchers in Tarka.")
    fired = told(
        *(source, "ASSAULT", "fired"),
        *(("actor", "soldiers", 0.9), ("place", "Orin", 0.9), ("place", "Tarka", 0.9)),
    )
    assert words(keep_to_own_clause([fired], source)[0], "place") == ["Tarka"]


def test_a_place_that_is_taken_up_again_is_of_both() -> None:
    """ "There" says that the second event has the place of the first."""
    source = document("Troops left Orin as rebels shelled a clinic there.")
    left = told(source, "RETREAT", "left", ("actor", "Troops", 0.9), ("place", "Orin", 0.9))
    shelled = told(source, "ASSAULT", "shelled", ("actor", "rebels", 0.9), ("place", "Orin", 0.6))
    assert keep_to_own_clause([left, shelled], source)[1] == shelled


def test_the_subject_of_the_next_clause_did_not_join_in() -> None:
    """Who fired while others drilled is no third party of the drill."""
    source = document("Orin and Tarka began drills and the islanders fired flares.")
    drills = told(
        *(source, "COOPERATE", "drills"),
        *(("actor", "Orin", 0.9), ("actor", "Tarka", 0.9), ("actor", "islanders", 0.9)),
    )
    fired = told(source, "MOBILIZE", "fired", ("actor", "islanders", 0.8))
    assert words(keep_to_own_clause([drills, fired], source)[0], "actor") == ["Orin", "Tarka"]


def test_the_subject_of_the_next_clause_was_not_asked() -> None:
    """Who answers in the next clause need not be the one whom the first spoke to."""
    source = document("The Tigers called for talks, and Orin declared itself willing.")
    called = told(source, "REQUEST", "called", ("actor", "The Tigers", 0.9), ("recipient", "Orin", 0.4))
    declared = told(source, "AGREE", "declared", ("actor", "Orin", 0.9))
    assert words(keep_to_own_clause([called, declared], source)[0], "recipient") == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "fillers"),
    [
        ("Nine herders died as troops fired.", "fired", (("actor", "troops", 0.9), ("killed", "Nine", 0.9))),
        ("A bomb in Orin killed troops.", "killed", (("actor", "bomb", 0.9), ("place", "Orin", 0.9))),
        ("The raid in Orin and shots by troops.", "shots", (("actor", "troops", 0.9), ("place", "Orin", 0.9))),
    ],
    ids=["what came of it", "one clause", "no verb"],
)
def test_what_no_other_clause_tells_stays(
    sentence: str, trigger: str, fillers: tuple[tuple[Role, str, float], ...]
) -> None:
    """The dead of a deed may stand before it; a noun and its place make no clause."""
    source = document(sentence)
    one = told(source, "ASSAULT", trigger, *fillers)
    assert keep_to_own_clause([one], source) == (one,)


def test_all_sides_named_together_are_one_subject() -> None:
    """ "And" inside a subject joins no clauses."""
    source = document("After a night of bargaining in Orin, the front and the army reached a truce.")
    talks = told(source, "CONSULT", "bargaining", ("actor", "the front", 0.9), ("actor", "the army", 0.9))
    truce = told(source, "AGREE", "reached", ("actor", "the front", 0.9), ("actor", "the army", 0.9))
    assert keep_to_own_clause([talks, truce], source) == (talks, truce)


@pytest.mark.parametrize("joint", ["a day after", "since", "; in Orin", "though", "where"])
def test_the_doer_of_the_later_clause_did_not_do_this(joint: str) -> None:
    """A deed without a doer does not take one from a clause that tells another deed of his."""
    source = document(f"Two clerks were freed in Tarka {joint} gunmen raided the customs post.")
    freed = told(source, "RETREAT", "freed", ("actor", "gunmen", 0.7), ("recipient", "clerks", 0.9))
    raided = told(source, "ASSAULT", "raided", ("actor", "gunmen", 0.9))
    assert words(keep_to_own_clause([freed, raided], source)[0], "actor") == []
    assert keep_to_own_clause([freed], source) == (freed,)
    surer = told(source, "RETREAT", "freed", ("actor", "gunmen", 0.95), ("recipient", "clerks", 0.9))
    assert keep_to_own_clause([surer, raided], source)[0] == surer


@pytest.mark.parametrize("joint", ["as", "when", "and"])
def test_what_tells_how_it_was_done_may_tell_who_did_it(joint: str) -> None:
    """ "Nine died as troops fired" has the troops kill them."""
    source = document(f"Nine died in Tarka {joint} troops fired on the market.")
    died = told(source, "ASSAULT", "died", ("actor", "troops", 0.7), ("killed", "Nine", 0.9))
    fired = told(source, "ASSAULT", "fired", ("actor", "troops", 0.9))
    assert words(keep_to_own_clause([died, fired], source)[0], "actor") == ["troops"]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("When the shooting began, guards left the square.", []),
        ("ORIN, Lorland - If the shooting resumes, guards may close the road.", []),
        ("When shooting, guards stood on the roof.", ["guards"]),
        ("After the shooting, guards left the square.", ["guards"]),
        ("When guards began the shooting, people left the square.", ["guards"]),
    ],
)
def test_a_clause_that_leads_in_has_not_the_doer_of_the_next(sentence: str, left: list[str]) -> None:
    """Who leaves when the shooting begins is not who shoots."""
    source = document(sentence)
    shooting = told(source, "ASSAULT", "shooting", ("actor", "guards", 0.7))
    assert words(keep_to_own_clause([shooting], source)[0], "actor") == left
