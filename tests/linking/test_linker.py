"""The linker's promises: a partition that hardly knows in which order documents came, and never forgets a decision."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dotterel.linking import Changes, Linker, MemoryArchive, Settled, Telling, linker
from dotterel.model import SettingsError
from tests.linking.tellings import DOGON, MARCH_4, documents, telling

Documents = Sequence[tuple[str, tuple[Telling, ...]]]


def _linked(told: Documents, settled: Settled | None = None) -> tuple[MemoryArchive, Linker]:
    archive = MemoryArchive()
    made = Linker(archive, settled=settled)
    for document_id, tellings in told:
        made.take(document_id, tellings)
    return archive, made


def _groups(archive: MemoryArchive) -> set[frozenset[str]]:
    return {frozenset(members) for members in archive.incidents().values()}


def _incident_of(archive: MemoryArchive) -> dict[str, str]:
    return {one: incident for incident, members in archive.incidents().items() for one in members}


def _replayed(changes: Sequence[Changes]) -> dict[str, tuple[str, ...]]:
    """The incidents as somebody sees them who only hears of changes."""
    incidents: dict[str, tuple[str, ...]] = {}
    for one in changes:
        for name in one.gone:
            del incidents[name]
        for incident in one.new:
            assert incident.id not in incidents
            incidents[incident.id] = incident.telling_ids
        for incident in one.changed:
            assert incident.id in incidents
            incidents[incident.id] = incident.telling_ids
    return incidents


@given(documents())
def test_incidents_are_a_partition(told: Documents) -> None:
    """Every telling is in exactly one incident, and no incident is empty."""
    archive, _ = _linked(told)
    members = [one for group in archive.incidents().values() for one in group]
    assert sorted(members) == sorted(one.id for _, tellings in told for one in tellings)
    assert all(archive.incidents().values())


@given(documents(), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(told: Documents, random: object) -> None:
    """Within the bounds of a block and of a part, the same reports give the same incidents in any order."""
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _groups(_linked(told)[0]) == _groups(_linked(shuffled)[0])


@given(documents(), st.data())
def test_a_document_again_changes_nothing(told: Documents, data: st.DataObject) -> None:
    """Adding a document twice says that nothing changed, and nothing did."""
    archive, made = _linked(told)
    before = archive.incidents()
    document_id, tellings = data.draw(st.sampled_from(told))
    assert not made.take(document_id, tellings)
    assert archive.incidents() == before


@given(documents(), documents())
def test_a_document_coded_again_leaves_nothing_of_its_old_tellings(first: Documents, second: Documents) -> None:
    """Reports that are coded anew end in the incidents that they would have made at once."""
    archive, made = _linked(first)
    for document_id, tellings in second:
        made.take(document_id, tellings)
    kept = {**dict(first), **dict(second)}
    assert _groups(archive) == _groups(_linked(list(kept.items()))[0])


@given(documents())
def test_removed_documents_leave_an_empty_archive(told: Documents) -> None:
    """What came in can be taken out, document by document, until no incident is left."""
    archive, made = _linked(told)
    for document_id, _ in told:
        made.take(document_id, ())
    assert not archive.incidents()
    assert len(archive) == 0


@given(documents(), documents())
def test_changes_tell_all_that_changed(first: Documents, second: Documents) -> None:
    """Whoever keeps nothing but the changes has the same incidents: new, changed and gone are told truly."""
    archive = MemoryArchive()
    made = Linker(archive)
    changes = [made.take(document_id, tellings) for document_id, tellings in (*first, *second)]
    assert {name: set(members) for name, members in _replayed(changes).items()} == {
        name: set(members) for name, members in archive.incidents().items()
    }


@given(documents(), st.data())
def test_decisions_always_hold(told: Documents, data: st.DataObject) -> None:
    """Whatever the evidence: what reviewers put together is together, what they keep apart is apart, early or late."""
    late, made = _check_decisions(told, data)
    made.settle(Settled())
    assert _groups(late) == _groups(_linked(told)[0])


def _check_decisions(told: Documents, data: st.DataObject) -> tuple[MemoryArchive, Linker]:
    events = [one.event_ids[0] for _, tellings in told for one in tellings]
    pairs = list(combinations(events, 2))
    chosen = st.sets(st.sampled_from(pairs), max_size=3) if pairs else st.just(set())
    together = data.draw(chosen)
    apart = data.draw(chosen)
    late, made = _linked(told)
    try:
        settled = Settled(together=frozenset(together), apart=frozenset(apart))
    except SettingsError:
        return late, made
    made.settle(settled)
    for archive in (_linked(told, settled)[0], late):
        incident = _incident_of(archive)
        telling_of = archive.of_events(events)
        assert all(incident[telling_of[one]] == incident[telling_of[other]] for one, other in together)
        assert all(incident[telling_of[one]] != incident[telling_of[other]] for one, other in apart)
    return late, made


def test_decisions_that_contradict_each_other_are_refused() -> None:
    """A pair cannot be kept apart that is put together over a third."""
    with pytest.raises(SettingsError, match="keep apart"):
        Settled(together=frozenset((("a", "b"), ("b", "c"))), apart=frozenset((("a", "c"),)))


def test_two_reports_of_one_attack_are_one_incident() -> None:
    """The plainest case: same town, day, parties and toll."""
    archive, _ = _linked([("document-1", (telling(1),)), ("document-2", (telling(2),))])
    assert len(archive.incidents()) == 1


def test_another_town_on_the_same_day_is_another_incident() -> None:
    """Two attacks in two towns are not put together because the rest is alike."""
    other = telling(
        2,
        spots=(DOGON,),
        names=frozenset(("dogonk",)),
        words=frozenset(("gunmen", "kill", "herder", "dogonk", "market")),
        story=frozenset(("dogonk", "gunmen", "mayor")),
        story_names=frozenset(("dogonk",)),
    )
    archive, _ = _linked([("document-1", (telling(1),)), ("document-2", (other,))])
    assert len(archive.incidents()) == 2


def test_the_same_town_on_another_day_is_another_incident() -> None:
    """Nor are two attacks on one town, nine days apart."""
    later = telling(2, days=(MARCH_4 + 9, MARCH_4 + 9), published=MARCH_4 + 10, killed=(1, 1))
    archive, _ = _linked([("document-1", (telling(1),)), ("document-2", (later,))])
    assert len(archive.incidents()) == 2


def test_the_same_words_of_another_season_are_another_incident() -> None:
    """Words without a day that an outlet prints again months later tell something else than the first time."""
    words = frozenset(("kill", "gunmen", "herder", "tarkaa", "well", "night"))
    first = telling(1, days=None, words=words)
    later = telling(2, days=None, words=words, published=MARCH_4 + 30)
    archive, _ = _linked([("document-1", (first,)), ("document-2", (later,))])
    assert len(archive.incidents()) == 2


_NOTICE = frozenset(("police", "arrest", "search", "house", "weapon", "found", "held", "court"))


def _notice(number: int, names: frozenset[str], published: int) -> Telling:
    """A bulletin that names neither town nor day of what it tells; the names stand elsewhere in it."""
    return telling(
        number,
        type="COERCE",
        modes=frozenset(("arrest",)),
        triggers=frozenset(("arrest",)),
        spots=(),
        days=None,
        killed=None,
        published=published,
        words=_NOTICE,
        names=frozenset(),
        story=_NOTICE | names,
        story_names=names,
    )


def test_reports_of_one_form_tell_of_others_where_their_names_are_others() -> None:
    """Bulletins repeat their words: only where the names are the same do the same words tell one happening."""
    first, others = frozenset(("oumaru", "tarkaa")), frozenset(("belloi", "dogonk"))
    told = [_notice(1, first, MARCH_4), _notice(2, first, MARCH_4 + 1), _notice(3, others, MARCH_4 + 2)]
    archive, _ = _linked([(one.document_id, (one,)) for one in told])
    assert _groups(archive) == {frozenset((told[0].id, told[1].id)), frozenset((told[2].id,))}


def test_copies_do_not_outvote_what_their_report_keeps_apart() -> None:
    """Two happenings that one report tells stay two, however many outlets carry that report."""

    def report(number: int) -> tuple[str, tuple[Telling, ...]]:
        raid = telling(
            1, document_id=f"document-{number}", words=frozenset(("gunmen", "kill", "herder", "tarkaa", "well"))
        )
        reprisal = telling(
            2,
            document_id=f"document-{number}",
            days=None,
            killed=(7, 7),
            triggers=frozenset(("burn",)),
            words=frozenset(("villag", "burn", "night", "reveng", "tarkaa")),
        )
        return f"document-{number}", (raid, reprisal)

    archive, _ = _linked([report(number) for number in range(6)])
    assert sorted(len(members) for members in archive.incidents().values()) == [6, 6]


def test_a_risen_toll_belongs_to_the_same_incident() -> None:
    """Three dead on the day, five on the day after: an update, no second attack."""
    update = telling(2, killed=(5, 5), published=MARCH_4 + 2)
    archive, made = _linked([("document-1", (telling(1),))])
    changes = made.take("document-2", (update,))
    assert [len(one.telling_ids) for one in changes.changed] == [2]
    assert not changes.new
    assert not changes.gone
    assert len(archive.incidents()) == 1


def test_links_tell_their_reasons() -> None:
    """A link's weights add up to its score, so that a reader can check the sum."""
    _, made = _linked([("document-1", (telling(1),))])
    link = made.take("document-2", (telling(2),)).links[0]
    assert (link.event_id, link.to, link.to_id) == ("event-document-2-2", "event", "event-document-1-1")
    assert link.same
    total = sum(reason.weight or 0.0 for reason in link.reasons)
    assert total == pytest.approx(made.log_odds(telling(1), telling(2)), abs=0.05)
    assert link.made_by.component == "linking"


def test_an_incident_keeps_its_name() -> None:
    """Incidents that take in a telling, or whose document is coded again, are found under the same id."""
    archive, made = _linked([("document-1", (telling(1),))])
    (name,) = archive.incidents()
    made.take("document-2", (telling(2),))
    assert list(archive.incidents()) == [name]
    made.take("document-2", ())
    made.take("document-1", (replace(telling(1), killed=(4, 4)),))
    assert list(archive.incidents()) == [name]
    made.take("document-1", (replace(telling(1), id="telling-anew"),))
    assert archive.incidents() == {name: ("telling-anew",)}


def test_an_incident_that_all_report_is_joined_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """An incident beyond the bound takes in further reports without being taken apart."""
    monkeypatch.setattr(linker, "MOST_TAKEN_APART", 5)
    monkeypatch.setattr(linker, "SPEAKERS", 3)
    archive, _ = _linked([(f"document-{number}", (telling(number),)) for number in range(20)])
    assert [len(members) for members in archive.incidents().values()] == [20]


@settings(max_examples=50)
@given(documents(), st.data())
def test_decisions_hold_beyond_the_bounds(told: Documents, data: st.DataObject) -> None:
    """A bound on the work never costs a decision."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linker, "MOST_TAKEN_APART", 2)
        patch.setattr(linker, "SPEAKERS", 1)
        patch.setattr(linker, "MOST_TOGETHER", 2)
        _check_decisions(told, data)
