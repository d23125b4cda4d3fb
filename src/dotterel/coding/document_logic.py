"""The order in which the rules of language are asked about what the network decoded.

Each rule is a module of its own in `rules/`, with the counts that speak for it. The order matters: what is no event
goes first, then the codebook has its say, then each sentence is read for who did what to whom, and only then do
pronouns and other sentences fill what is left open.
"""

from collections.abc import Sequence

from dotterel.codebook import Codebook
from dotterel.coding.references import resolve_pronouns
from dotterel.coding.rules.accused_of import fill_accused
from dotterel.coding.rules.appositions import join_appositions
from dotterel.coding.rules.behind_by import turn_behind_by
from dotterel.coding.rules.boundaries import apply_boundary_rules
from dotterel.coding.rules.called_off import mark_called_off
from dotterel.coding.rules.callers import join_callers, unmark_calls_in_places
from dotterel.coding.rules.carried_to_hospital import drop_carried_to_hospital
from dotterel.coding.rules.claims import fill_sources
from dotterel.coding.rules.clauses import keep_to_own_clause
from dotterel.coding.rules.courtesies import without_set_phrases
from dotterel.coding.rules.deeds_no_doers import drop_deeds_as_doers
from dotterel.coding.rules.denials import keep_denials_to_their_object
from dotterel.coding.rules.deniers import refer_deniers
from dotterel.coding.rules.disowned import mark_disowned
from dotterel.coding.rules.disposals import without_disposals
from dotterel.coding.rules.earlier_deeds import keep_authors_of_earlier_deeds
from dotterel.coding.rules.elisions import fill_from_same_happening
from dotterel.coding.rules.feared import mark_feared
from dotterel.coding.rules.first_since import drop_times_counted_from
from dotterel.coding.rules.history import mark_history
from dotterel.coding.rules.hoped import drop_hopes
from dotterel.coding.rules.interposed import part_interposed
from dotterel.coding.rules.makers import drop_makers
from dotterel.coding.rules.misplaced_sources import replace_misplaced_sources
from dotterel.coding.rules.named_again import keep_apart_what_is_named_again
from dotterel.coding.rules.opinion_titles import without_opinion_titles
from dotterel.coding.rules.own_deeds import fill_own_deeds
from dotterel.coding.rules.own_reports import without_own_reports
from dotterel.coding.rules.passives import keep_authors_of_passives
from dotterel.coding.rules.peacekeepers import code_peacekeepers
from dotterel.coding.rules.pronoun_subjects import fill_pronoun_subjects
from dotterel.coding.rules.refusals import turn_refusals
from dotterel.coding.rules.repetitions import drop_repetitions
from dotterel.coding.rules.said_times import drop_times_of_saying
from dotterel.coding.rules.shared_times import share_times
from dotterel.coding.rules.subjects import fill_left_out_subjects
from dotterel.coding.rules.traded_blame import without_traded_blame
from dotterel.coding.rules.undergone import turn_undergone
from dotterel.coding.rules.undone import mark_undone
from dotterel.coding.rules.weak_fillers import drop_fillers_of_others, drop_second_tolls, drop_weak_fillers
from dotterel.coding.rules.weapons import fill_modes_of_weapons
from dotterel.coding.rules.whose_words import keep_whose_words
from dotterel.model import CodedEvent, Document


def read_in_sentences(events: Sequence[CodedEvent], document: Document, codebook: Codebook) -> tuple[CodedEvent, ...]:
    """Events as their own sentences tell them, before it is known which of them tell one happening.

    Args:
        events: As decoded, in text order.
        document: Their document.
        codebook: Whose boundary rules hold.
    """
    # What the network is unsure of.
    events = drop_weak_fillers(events)
    events = drop_deeds_as_doers(events)
    events = drop_times_of_saying(events)
    events = code_peacekeepers(events)  # before the codebook's rules: a mobilisation inside an attack goes, aid stays
    # What is no event of the report's, or has not happened.
    events = without_opinion_titles(events, document)
    events = drop_times_counted_from(events)
    events = keep_apart_what_is_named_again(events)
    events = mark_disowned(events, document)
    events = without_disposals(events, document)
    events = without_set_phrases(events, document)
    events = mark_called_off(events)
    events = mark_undone(events)
    events = drop_carried_to_hospital(events, document)
    events = drop_hopes(events)
    events = mark_feared(events)
    # What the codebook calls it.
    events = apply_boundary_rules(events, codebook)
    events = fill_modes_of_weapons(events)
    events = mark_history(events, document)
    # Who did it to whom, and in whose words.
    events = without_traded_blame(events)
    events = without_own_reports(events, document)
    events = turn_undergone(events, document)
    events = turn_behind_by(events, document)
    events = part_interposed(events, document)
    events = keep_whose_words(events, document)
    events = replace_misplaced_sources(events, document)
    events = keep_authors_of_passives(events, document)
    events = keep_authors_of_earlier_deeds(events, document)
    events = keep_to_own_clause(events, document)
    events = keep_denials_to_their_object(events, document)
    events = turn_refusals(events, document)
    events = drop_makers(events, document)
    # Whom other words stand for.
    events = join_appositions(events, document)
    events = refer_deniers(events, document)
    events = fill_pronoun_subjects(events, document)
    events = resolve_pronouns(events, document)
    events = fill_accused(events, document)
    events = unmark_calls_in_places(events)
    events = fill_left_out_subjects(events, document, codebook)
    return join_callers(events, document)


def read_in_document(events: Sequence[CodedEvent], document: Document, codebook: Codebook) -> tuple[CodedEvent, ...]:
    """Events with what other sentences and other mentions of their happening tell, one of each in a sentence.

    Args:
        events: As `read_in_sentences` gives them, with incident labels.
        document: Their document.
        codebook: Tells which types have two sides.
    """
    events = drop_fillers_of_others(events)
    events = drop_repetitions(events)
    events = drop_second_tolls(events)
    events = fill_sources(events, document)
    events = refer_deniers(events, document)
    events = resolve_pronouns(events, document)
    events = fill_own_deeds(events, document)
    events = share_times(events)
    return fill_from_same_happening(events, codebook)
