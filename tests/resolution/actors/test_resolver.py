"""Who words stand for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import Actor, Document, Mention, Provenance, Sentence, span_of
from dotterel.resolution.actors import CsvActorRegister, FakeActorRegister, context_of, resolve_actor
from tests.resolution.actors.conftest import Who


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("49 Armenian soldiers", "ARM", ("MIL",)),
        ("Azerbaijan's army", "AZE", ("MIL",)),
        ("the Kenyan police", "KEN", ("COP",)),
        ("Chile's foreign ministry", "CHL", ("GOV",)),
        ("Peru’s finance minister", "PER", ("GOV",)),
        ("the president of Mali", "MLI", ("GOV",)),
        ("lawmakers from Ghana", "GHA", ("LEG",)),
        ("dozens of Sudanese protesters", "SDN", ("CVL",)),
        ("French prosecutors", "FRA", ("JUD",)),
        ("Nigerian journalists", "NGA", ("JRN",)),
        ("residents of Timbuktu", "MLI", ("CVL",)),
        ("Afghan refugees in Pakistan", "AFG", ("REF",)),
        ("South Korean opposition lawmakers", "KOR", ("LEG", "OPP")),
        ("a Mexican drug cartel", "MEX", ("CRM",)),
        ("the Pentagon", "USA", ("MIL",)),
        ("the Kremlin", "RUS", ("GOV",)),
        ("Brazilian farmers and miners", "BRA", ("AGR", "LAB")),
        ("Greenland's government", "DNK", ("GOV",)),
        ("Iranian army convoy", "IRN", ("MIL",)),
    ],
)
def test_country_word_with_agent(who: Who, words: str, country: str, sectors: tuple[str, ...]) -> None:
    """Demonyms, names, seats and complements give the country; the head noun gives the sectors."""
    actor = who(words)
    assert (actor.country, actor.sectors) == (country, sectors)
    assert actor.unresolved is None
    assert actor.score > 0.5


def test_bare_country_is_its_government(who: Who) -> None:
    """A state that acts is its government, unless the coder knows better."""
    assert who("Azerbaijan").sectors == ("GOV",)
    assert who("Azerbaijan", coder=[("MIL", 0.8)]).sectors == ("MIL",)
    assert who("Azerbaijan", coder=[("MIL", 0.3)]).sectors == ("GOV",)
    assert who("Azerbaijan", coder=[("MIL", 0.55)]).sectors == ("GOV",)
    assert who("Azerbaijanis", coder=[("MIL", 0.55)]).sectors == ("MIL",)
    assert who("the Azerbaijanis", coder=[("GOV", 0.55)]).sectors == ("GOV",)


def test_a_people_is_no_government(who: Who) -> None:
    """Those who are of no state's name may fight or farm, as the coder reads, and never govern."""
    for words in ("the Hausas", "Dogon"):
        assert who(words, coder=[("GOV", 0.9)]).sectors == ("CVL",)
        assert who(words, coder=[("AGR", 0.9)]).sectors == ("AGR",)
    assert who("Bosnian Serbs", coder=[("GOV", 0.9)]).sectors == ("GOV",)


def test_agent_word_beats_the_coder(who: Who) -> None:
    """``Soldiers`` are military whatever the scores say."""
    assert who("Malian soldiers", coder=[("REB", 0.9)]).sectors == ("MIL",)


def test_a_sure_coder_beats_a_soft_word(who: Who) -> None:
    """A lawyer who is taken up as a journalist is one only if the sentence says so plainly."""
    assert who("Malian lawyers", coder=[("JRN", 0.95)]).sectors == ("JRN",)
    assert who("Malian lawyers", coder=[("JRN", 0.85)]).sectors == ("JUD",)


def test_those_who_govern_are_who_had_the_office(who: Who) -> None:
    """``The Bush administration`` is of one state whichever Bush is meant, and a government when it has ended too."""
    for on in ("2005-05-01", "2015-05-01", None):
        told = who("the Bush administration", on=on)
        assert (told.country, told.sectors) == ("USA", ("GOV",))


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Judges at the International Criminal Court", "IGO"),
        ("a journalist with the British Broadcasting Corporation", "GBR"),
        ("militants with ties to the International Criminal Court", None),
    ],
)
def test_people_at_a_body_are_of_it(who: Who, words: str, country: str | None) -> None:
    """Who works at or with a named body is of its country; who has something to do with it is not."""
    assert who(words).country == country


def test_an_adjective_that_strikes_is_an_army(who: Who) -> None:
    """``Israeli`` strikes are an army's, ``Israeli`` talks a government's."""
    assert who("Israeli", event_type="ASSAULT").sectors == ("MIL",)
    assert who("Israeli", event_type="CONSULT").sectors == ("GOV",)


def test_generic_people_follow_the_coder(who: Who) -> None:
    """``Men`` may be anybody; the sentence tells."""
    assert who("Malian men").sectors == ("CVL",)
    assert who("Malian men", coder=[("REB", 0.9)]).sectors == ("REB",)


@pytest.mark.parametrize(
    ("words", "on", "country", "sectors"),
    [
        ("Prime Minister Pashinyan", "2021-05-01", "ARM", ("GOV",)),
        ("Vladimir Putin", "2022-03-01", "RUS", ("GOV",)),
        ("Putin", "2022-03-01", "RUS", ("GOV",)),
        ("Angela Merkel", "2023-06-01", "DEU", ("ELI",)),
        ("Chancellor Angela Merkel", "2015-06-01", "DEU", ("GOV",)),
    ],
)
def test_office_holders_by_date(who: Who, words: str, on: str, country: str, sectors: tuple[str, ...]) -> None:
    """Somebody in office is government, somebody out of it elite."""
    actor = who(words, on=on)
    assert (actor.country, actor.sectors) == (country, sectors)
    assert actor.id is not None
    assert actor.rule.startswith("register:")


@pytest.mark.parametrize(
    "words", ["Pavel Putin", "a goat named Putin", "Michael Jordan", "Jordan Barlow", "Georgia Bellwether"]
)
def test_namesakes_are_not_taken_for_the_famous(who: Who, words: str) -> None:
    """A surname behind another given name, and a person named like a country, stay unknown."""
    actor = who(words)
    assert actor.country is None
    assert actor.unresolved is not None


def test_namesake_in_the_document(who: Who) -> None:
    """Once a report has introduced Liora Putin, its ``Putin`` is she."""
    text = "The Kenyan doctor Liora Putin left Nairobi. On Tuesday Putin was stopped."
    actor = who("Putin", text)
    assert (actor.country, actor.sectors) == ("KEN", ("MED",))


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("Hezbollah fighters", "LBN", "REB"),
        ("a spokesman for Boko Haram", "NGA", "REB"),
        ("UN peacekeepers", "UNO", "MIL"),
        ("Putin's spokesman", "RUS", "GOV"),
    ],
)
def test_people_of_a_named_party(who: Who, words: str, country: str, sectors: str) -> None:
    """Fighters and spokesmen belong to what they are named after."""
    actor = who(words)
    assert actor.country == country
    assert sectors in actor.sectors


def test_former_office(who: Who) -> None:
    """Former, ousted and ex- officials are elite; a former general is still one of the military."""
    assert who("the ousted president of Niger").sectors == ("ELI",)
    assert who("Peru's ex-minister").sectors == ("ELI",)
    assert who("two former Zambian generals").sectors == ("MIL",)


@pytest.mark.parametrize("words", ["Iran-backed militias", "pro-Iranian militias", "anti-Iranian militias"])
def test_sponsor_is_not_the_country(who: Who, words: str) -> None:
    """Whose money or cause it is does not say whose people they are; the sponsor is told as a candidate."""
    actor = who(words, weights={})
    assert actor.country is None
    assert [candidate.id for candidate in actor.candidates] == ["IRN"]
    text = f"Iraqi police in Basra and Baghdad said Iraq would answer. {words} fled Mosul."
    assert who(words, text).country == "IRQ"


def test_envoys_belong_to_their_sender(who: Who) -> None:
    """The country behind ``to`` is not the envoy's."""
    assert who("the Ghanaian ambassador to Turkey").country == "GHA"
    assert who("the ambassador to Turkey", weights={}).country is None


def test_several_countries_side_by_side(who: Who) -> None:
    """French and Malian troops are both; the first is given with a low score, and both are told."""
    actor = who("French and Malian troops")
    assert actor.country == "FRA"
    assert actor.score <= 0.4
    assert [candidate.id for candidate in actor.candidates] == ["FRA", "MLI"]
    assert "side by side" in actor.candidates[0].reason


def test_both_sides_have_no_country(who: Who) -> None:
    """Words for several parties at once are left open rather than given to one."""
    actor = who("both sides", "Sudanese talks resumed. In Sudan both sides agreed.")
    assert actor.country is None
    assert actor.unresolved is not None
    assert actor.unresolved.reason == "several parties at once"


def test_country_of_the_document(who: Who) -> None:
    """Police in a Kenyan story are Kenyan, less surely than ``Kenyan police``."""
    text = "Two men were held in Nairobi. Kenya has seen such raids before. The police gave no reason."
    actor = who("The police", text)
    assert (actor.country, actor.sectors) == ("KEN", ("COP",))
    assert "document" in actor.rule
    assert actor.score < who("Kenyan police").score


def test_country_of_the_event(who: Who) -> None:
    """Without any country word the event's place decides."""
    actor = who("gunmen", event_country="MLI")
    assert (actor.country, actor.sectors) == ("MLI", ("UAF",))


def test_aid_workers_are_of_no_country_unless_told(who: Who) -> None:
    """Aid workers in a Kenyan story work for an NGO; Kenyan aid workers are Kenyan."""
    text = "Kenya counts its dead in Nairobi. Aid workers reached the Kenyan coast."
    assert who("Aid workers", text).country == "NGO"
    assert who("Kenyan aid workers").country == "KEN"


def test_monitors_of_an_organisation(who: Who) -> None:
    """People from an international body carry its code."""
    assert who("soldiers from NATO").country == "IGO"


def test_country_of_a_later_party_is_not_the_first_ones(who: Who) -> None:
    """Riot police beside foreign advisers are not foreign."""
    text = "Norway's parliament met in Oslo. Riot police and Danish advisers stood by in Norway."
    assert who("Riot police and Danish advisers", text).country == "NOR"


def test_its_army_is_the_subjects(who: Who) -> None:
    """``Its army`` belongs to the state that its sentence began with."""
    text = "Armenia and Azerbaijan traded fire.\nAzerbaijan said its army held the road."
    actor = who("its army", text)
    assert (actor.country, actor.sectors) == ("AZE", ("MIL",))
    assert actor.score < who("Azerbaijan's army").score


def test_description_beside_the_name(who: Who) -> None:
    """Words between commas beside a name say who it is."""
    text = "In Estonia, Tomas Arvelde, the mayor of Narva, spoke."
    actor = who("Tomas Arvelde", text)
    assert (actor.country, actor.sectors) == ("EST", ("GOV",))


def test_defence_ministers_are_military_too(who: Who) -> None:
    """A defence minister is government first, military second."""
    assert who("the Peruvian defence minister").sectors == ("GOV", "MIL")


def test_unknown_thing_in_a_capital_is_not_its_government(who: Who) -> None:
    """Something in Kabul is in Afghanistan; what it is, only the coder may say."""
    assert who("a roundabout in Kabul").country == "AFG"
    assert who("a roundabout in Kabul").sectors == ()
    assert who("a roundabout in Kabul", coder=[("CVL", 0.8)]).sectors == ("CVL",)


def test_two_like_countries_stay_open(who: Who) -> None:
    """In a story of two states, unnamed soldiers are not given to either."""
    actor = who("soldiers", "Armenia and Azerbaijan traded fire. Several soldiers died.")
    assert actor.country is None
    assert actor.sectors == ("MIL",)
    assert {candidate.id for candidate in actor.candidates} == {"ARM", "AZE"}


def test_peoples_need_the_document(who: Who) -> None:
    """Kurds live in four states: which, the document says."""
    assert who("Kurdish fighters", weights={}).country is None
    text = "Syria's north saw clashes near Kobani and Aleppo. Kurdish fighters held the Syrian town."
    assert who("Kurdish fighters", text).country == "SYR"


@pytest.mark.parametrize(("text", "country"), [("Goma in North Kivu fell", "COD"), ("Brazzaville voted", "COG")])
def test_ambiguous_demonym_follows_the_document(who: Who, text: str, country: str) -> None:
    """Congolese of either Congo."""
    assert who("Congolese soldiers", f"{text}. Congolese soldiers stood by.").country == country


def test_disputed_entities(who: Who) -> None:
    """A partly recognised entity has its nominal state and PRE."""
    actor = who("Abkhaz soldiers")
    assert actor.country == "GEO"
    assert actor.sectors == ("MIL", "PRE")


def test_head_noun_analysis(who: Who) -> None:
    """A relational head takes the sector of what it belongs to."""
    assert who("the head of the rebel group's political wing").sectors == ("REB",)
    assert who("the leader of the gang").sectors == ("CRM",)
    assert who("men of a drug cartel").sectors == ("CRM",)
    assert who("the Iranian leader").sectors == ("GOV",)


def test_abbreviation_of_the_document(who: Who) -> None:
    """An abbreviation means what its bracket said."""
    text = "The Tarkan Miners' Union (TMU) struck in Ghana. The TMU wants higher pay."
    actor = who("The TMU", text)
    assert actor.sectors == ("LAB",)
    assert actor.country == "GHA"
    assert actor.name == "Tarkan Miners' Union"


def test_short_name_after_full_name(who: Who) -> None:
    """A surname takes the office that its bearer was introduced with."""
    text = "Mayor Tomas Arvelde of Narva in Estonia spoke. Later Arvelde was detained."
    actor = who("Arvelde", text)
    assert (actor.country, actor.sectors) == ("EST", ("GOV",))
    assert actor.rule.startswith("document:full-name")


def test_the_group_is_the_one_named_before(who: Who) -> None:
    """``The group`` means the armed group named last."""
    text = "Boko Haram attacked a village in Nigeria. The group gave no reason."
    actor = who("The group", text)
    assert actor.name == "Boko Haram"
    assert actor.rule == "document:last-party"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Insurgents", "Renamo, the former rebel movement, came third in Mozambique. Insurgents killed three farmers."),
        ("militants", "The Assam Rifles fired in India. The chief minister said 40 militants had been killed."),
        ("the militants", "Al-Shabaab denied it. In Kenya at least ten militants fell, and the militants withdrew."),
        ("the armed groups", "Boko Haram attacked a village in Nigeria. The minister met the armed groups."),
        ("its fighters", "Hezbollah said nothing of it. The Lantern Front said its fighters left Lebanon."),
    ],
)
def test_what_need_not_point_back_is_nobody_known(who: Who, words: str, text: str) -> None:
    """Any rebels, several groups, others brought in since, or another's fighters are not the group named last."""
    actor = who(words, text)
    assert actor.id is None
    assert actor.rule != "document:last-party"


def test_the_group_has_the_sectors_of_its_noun(who: Who) -> None:
    """Of the readings of a name, only one that fits the noun is taken: the rebels are no government."""
    text = "The Taliban held the district in Afghanistan. The insurgents then withdrew."
    actor = who("The insurgents", text, on=None)
    assert actor.rule == "document:last-party"
    assert "GOV" not in actor.sectors


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("President Juma", "Brigadier General Juma Adda of Kenya spoke. President Juma was away."),
        ("Mina Arvelde", "Mayor Tomas Arvelde of Narva in Estonia spoke. Mina Arvelde was detained."),
        ("Arvelde", "Mayor Tomas Arvelde and General Mina Arvelde met in Estonia. Later Arvelde was detained."),
    ],
)
def test_a_full_name_is_the_same_persons(who: Who, words: str, text: str) -> None:
    """Another title or first name, or several of one surname, leave open who a short name stands for."""
    assert not who(words, text).rule.startswith("document:full-name")


def test_of_several_namesakes_the_title_tells(who: Who) -> None:
    """A surname with a title is the namesake who was introduced with it."""
    text = "Mayor Tomas Arvelde and General Mina Arvelde met in Estonia. Later General Arvelde was detained."
    actor = who("General Arvelde", text)
    assert actor.sectors == ("MIL",)


def test_capitals_throughout_tell_no_names(who: Who) -> None:
    """In a text in capitals, common words are nobody's names."""
    text = "THE MAYOR WHO ACTED IN PERU WAS SHOT. THE STUDENT WHO HAD ACTED FLED."
    assert not who("THE STUDENT WHO HAD ACTED", text).rule.startswith("document:full-name")


def test_a_people_is_not_its_movement(who: Who) -> None:
    """A name that only qualifies a noun tells the state, not the body that bears it."""
    text = "The Karen National Union met in Myanmar. Ethnic Karen fighters seized a post."
    actor = who("Ethnic Karen fighters", text)
    assert (actor.country, actor.id) == ("MMR", None)


def test_a_nickname_cuts_no_name(who: Who) -> None:
    """A full name with a nickname in quotation marks is the name without it."""
    words = 'President Ferdinand "Bongbong" Marcos Jr.'
    assert who(words, f"{words} spoke in Manila.").name == "Ferdinand Marcos Jr."


def test_a_body_of_states_is_no_opposition(who: Who) -> None:
    """What the coder takes a known body of states for is kept only where such a body can be that."""
    assert who("ECOWAS", "ECOWAS condemned it.", coder=[("OPP", 0.99)]).sectors == ("GOV",)
    assert who("ECOWAS", "ECOWAS attacked.", coder=[("MIL", 0.99)]).sectors == ("MIL",)


def test_a_name_with_its_article_ends_in_no_other(who: Who) -> None:
    """A newspaper that opens with "The" is not found in the midst of a longer name."""
    actor = who("The Independent Policing Oversight Authority", "The Independent Policing Oversight Authority spoke.")
    assert actor.country == "KEN"
    assert who("The Independent", "The Independent reported it.").country == "GBR"


def test_gazetteer_of_the_caller(who: Who) -> None:
    """A town that only the gazetteer knows gives the country."""
    actor = who("villagers of Tarka", country_of_place={"Tarka": "NER"}.get)
    assert (actor.country, actor.sectors) == ("NER", ("CVL",))
    assert "gazetteer" in actor.rule


@pytest.mark.parametrize("words", ["", "—", "yesterday", "a cat", "the weather"])
def test_what_is_nobody_is_unresolved(who: Who, words: str) -> None:
    """No fit is said with its reason, never guessed."""
    actor = who(words, f"Then {words}")
    assert actor.country is None
    assert actor.sectors == ()
    assert actor.unresolved is not None
    assert actor.unresolved.reason


def test_coder_alone(who: Who) -> None:
    """Where the words tell nothing, the coder's sector stands, with the document's country and a low score."""
    text = "Norway's parliament met in Oslo. Brunhild Askeland spoke."
    actor = who("Brunhild Askeland", text, coder=[("PTY", 0.9)])
    assert (actor.country, actor.sectors) == ("NOR", ("PTY",))
    assert actor.score <= 0.5


def test_own_register_with_dates(tmp_path: Path) -> None:
    """A user's group is known from its first day to its last."""
    path = tmp_path / "own.csv"
    path.write_text(
        "id,name,aliases,kind,country,sectors,from,to,note\n"
        "own-lantern,Lantern Guard,Lanterns,armed_group,MLI,PRM,2020,2021-06,\n",
        encoding="utf-8",
    )
    register = CsvActorRegister.load(extra=(path,))
    actor = _resolve("Lantern Guard", register, on="2021-05-01")
    assert (actor.id, actor.country, actor.sectors) == ("own-lantern", "MLI", ("PRM",))
    later = _resolve("Lantern Guard", register, on="2023-05-01")
    assert later.score < actor.score


@given(st.text(max_size=80))
def test_odd_words_never_raise(text: str) -> None:
    """Whatever a span holds, there is an actor with a country or a reason."""
    actor = _resolve(text, FakeActorRegister(), on=None)
    assert actor.country is not None or actor.unresolved is not None


@given(st.text(alphabet="the of and rebels Malian soldiers, 's-()\"Putin US ", max_size=60))
def test_odd_phrases_never_raise(text: str) -> None:
    """Nor do scraps of real phrases; scores stay in [0, 1]."""
    actor = _resolve(text, CACHED, on="2020")
    assert 0.0 <= actor.score <= 1.0
    assert len(actor.candidates) <= 5


def _resolve(words: str, register: CsvActorRegister | FakeActorRegister, *, on: str | None) -> Actor:
    document = Document(
        id="d", text=words, report_id="r", name="n", provenance=Provenance(component="test", version="0")
    )
    mention = Mention(role="actor", span=span_of(words, 0, len(words)), score=1.0)
    return resolve_actor(mention, document=document, context=context_of(document, register), register=register, on=on)


CACHED = CsvActorRegister.load()


def test_a_former_opposition_member_is_of_the_opposition(who: Who) -> None:
    """Out of office they are elite still, but first of all opposition."""
    assert who("former opposition lawmakers").sectors == ("OPP", "ELI")


def test_the_then_president_is_in_office(who: Who) -> None:
    """What was done in office is the office's, whatever the day of the report."""
    assert who("the then President Bill Clinton", on="2022-05-01").sectors == ("GOV",)


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("Awa Diallo, the head of the European Commission in Ethiopia", "EUR", None),
        ("Awa Diallo, head of the Malian army", "MLI", ("MIL",)),
        ("Oumar Sangare, a spokesman for the United Nations in Sudan", "UNO", None),
    ],
)
def test_an_unknown_name_is_who_its_description_says(
    who: Who, words: str, country: str, sectors: tuple[str, ...] | None
) -> None:
    """The description behind a name tells country and sector; the name stays the name."""
    actor = who(words)
    assert actor.country == country
    assert sectors is None or actor.sectors == sectors
    assert actor.name == words.partition(",")[0]


def test_a_local_name_is_its_reports_own(who: Who) -> None:
    """One name, two states: the report decides; where it speaks of neither most, the words alone tell what it is."""
    name = "The National Intelligence Service"
    kenyan = who(name, f"Kenya and again Kenya. {name}")
    assert (kenyan.country, kenyan.sectors) == ("KEN", ("SPY",))
    korean = who(name, f"South Korea and Seoul. {name}")
    assert (korean.country, korean.sectors) == ("KOR", ("SPY",))
    french = who(name, f"France and Paris. {name}")
    assert french.id is None
    assert french.sectors == ("SPY",)


@pytest.mark.parametrize(
    ("words", "sectors"),
    [
        ("the Ghanaian opposition party", ("OPP", "PTY")),
        ("the Ghanaian opposition leader", ("OPP",)),
        ("Ghana's two main opposition parties", ("OPP", "PTY")),
        ("an opposition newspaper in Ghana", ("JRN", "OPP")),
        ("the Ghanaian opposition guerrillas", ("REB", "OPP")),
    ],
)
def test_opposition_comes_first_but_behind_arms_and_press(who: Who, words: str, sectors: tuple[str, ...]) -> None:
    """Opposition tells more of a party or lawmaker than their kind; of fighters and papers it only adds to it."""
    assert who(words).sectors == sectors


def test_who_somebody_is_now_counts(who: Who) -> None:
    """A former rebel who now holds an office is the office."""
    assert who("the former guerrilla leader who is now Peru's vice-president").sectors == ("GOV",)
    assert who("the former guerrilla leader who fled Peru").sectors != ("GOV",)


def test_a_possessive_is_followed_by_an_adjective(who: Who) -> None:
    """Behind ``'s`` an ``-ed`` word is no verb, so that the head noun is still read."""
    assert who("Chad's ousted junta leader").sectors == ("ELI",)


def test_neighbours_and_enemies_are_not_whose_they_are(who: Who) -> None:
    """``Chad's neighbour`` is of any country but Chad."""
    actor = who("Chad's neighbour", "Chad's neighbour closed the crossing. Police in Chad and Niger met.")
    assert actor.country != "TCD"
    assert "TCD" not in {candidate.id for candidate in actor.candidates}


def test_people_are_of_the_body_they_work_for(who: Who) -> None:
    """A Kenyan driver working for an international body is the body's."""
    assert who("a Kenyan driver working for the World Food Programme").country == "UNO"
    assert who("a Kenyan driver working for a bakery").country == "KEN"


def test_parts_of_a_continent_are_no_state(who: Who) -> None:
    """``Central American`` says nothing of the United States."""
    assert who("the Central American police").country is None
    assert who("the American police").country == "USA"


def test_what_a_body_leads_is_the_bodys(who: Who) -> None:
    """Troops led by an alliance carry its code; a coalition that a state leads is of several states."""
    assert (who("NATO-led troops").country, who("NATO-led troops").sectors) == ("IGO", ("MIL",))
    assert (who("the Kenyan-led coalition").country, who("the Kenyan-led coalition").sectors) == ("IGO", ("MIL",))


def test_delegates_of_fighters_are_fighters(who: Who) -> None:
    """People of an armed party have its sectors, whatever they do for it."""
    assert who("delegates of Boko Haram").sectors == ("REB",)


def test_wanted_persons_are_sought_for_crimes(who: Who) -> None:
    """``Wanted`` says what kind of people is meant."""
    assert who("three wanted men").sectors == ("CRM",)


@pytest.mark.parametrize("words", ["He", "They", "Two", "Us"])
def test_pronouns_and_numbers_are_nobodys_name(who: Who, words: str) -> None:
    """A word that opens sentences is not taken for an office-holder of that family name."""
    assert who(words).id is None


def test_a_state_in_capitals_is_no_pronoun(who: Who) -> None:
    """``US`` is the United States."""
    assert who("US").country == "USA"


def test_an_adjective_of_two_states_leaves_the_bodys_state_open(who: Who) -> None:
    """The register's army of one Congo is not that of a report about the other."""
    text = "BRAZZAVILLE - Shells fell on Brazzaville and Pointe-Noire. The Congolese army said it held the bridge."
    assert who("The Congolese army", text).country == "COG"


def test_a_family_name_may_come_first(who: Who) -> None:
    """A family name alone finds the full name that it opened."""
    text = "Mayor Pak Sung-tae of Busan spoke in South Korea. Pak was heckled."
    assert who("Pak", text).sectors == ("GOV",)


def test_bodies_between_states_act_as_governments(who: Who) -> None:
    """Where nothing more is known; the coder may know more."""
    assert who("the African Union").sectors == ("GOV",)
    assert who("the African Union", coder=[("MIL", 0.9)]).sectors == ("MIL",)


def test_a_paper_that_is_quoted_is_not_what_the_report_is_about(who: Who) -> None:
    """News agencies do not make a report one of their country."""
    text = "Reuters and the BBC said so. Police in Lusaka fired in the air, Reuters reported."
    assert who("Police", text).country == "ZMB"


@pytest.mark.parametrize(
    ("words", "text", "country"),
    [
        ("Police in Paris", "Police in Paris, Texas, held a man.", "USA"),
        ("The mayor of Tripoli, Lebanon", "The mayor of Tripoli, Lebanon, spoke.", "LBN"),
        ("Police in Paris", "Police in Paris, Lyon and Nice held a man.", "FRA"),
        ("The president of Niger", "The president of Niger, Nigeria's neighbour, spoke.", "NER"),
    ],
)
def test_a_town_is_of_what_is_told_behind_it(who: Who, words: str, text: str, country: str) -> None:
    """A namesake of a capital is of the state or region behind it, in the words or after them; a state stays itself."""
    known = {"Paris, Texas": "USA", "Tripoli, Lebanon": "LBN", "Niger, Nigeria's": "NGA", "Niger, Nigeria": "NGA"}
    assert who(words, text, country_of_place=known.get).country == country


def test_a_bloc_is_of_none_of_its_states(who: Who) -> None:
    """Whoever dominates a coalition of states, and whatever they were once part of, it is international."""
    assert who("the Moscow-dominated security coalition of former Soviet nations").country == "IGO"
    assert who("the ruling coalition of Malian parties").country == "MLI"


def test_a_coalition_that_fights_is_not_of_the_ground(who: Who) -> None:
    """ "The coalition" whose soldiers the coder sees is international; without that, the rest of the report decides."""
    text = "In Syria, at Raqqa, Syria, strikes of the coalition hit a bridge."
    assert who("the coalition", text, coder=[("MIL", 0.9)], event_country="SYR").country == "IGO"
    assert who("the coalition", text, event_country="SYR").country != "IGO"


@pytest.mark.parametrize("words", ["its neighbour", "soldiers of the neighbor", "their western neighbours"])
def test_a_neighbour_is_not_of_the_other_side(who: Who, words: str) -> None:
    """Whoever is called the neighbour of those that act is not one of them."""
    text = f"Asmara, Eritrea. Eritrean radio said that Eritrea had warned {words}."
    assert who(words, text, across=frozenset({"ERI"})).country != "ERI"


@pytest.mark.parametrize("words", ["U.S.-led", "United Nations-backed", "the French-sponsored"])
def test_who_is_behind_somebody_is_not_whose_they_are(who: Who, words: str) -> None:
    """``U.S.-led`` alone is of no state, not of the one where it happened."""
    party = who(
        words, f"Kabul, Afghanistan: 40 died in a {words} offensive.", coder=[("MIL", 0.9)], event_country="AFG"
    )
    assert (party.country, party.sectors) == (None, ("MIL",))


def test_its_at_the_head_of_a_sentence_is_of_the_state_before(register: CsvActorRegister) -> None:
    """``Its army`` is of the state that opened the sentence before, not of the one that it accuses."""
    told = ("Armenia reported shots near Tavush.", "Azerbaijan denied it.", "Its defence ministry accused Armenia.")
    text = " ".join(told)
    starts = [text.index(one) for one in told]
    document = Document(
        id="d",
        text=text,
        report_id="r",
        name="n",
        provenance=Provenance(component="test", version="0"),
        sentences=tuple(
            Sentence(start=start, end=start + len(one), paragraph=0) for start, one in zip(starts, told, strict=True)
        ),
    )
    words = "Its defence ministry"
    mention = Mention(role="actor", span=document.span(starts[2], starts[2] + len(words)), score=1.0)
    party = resolve_actor(
        mention, document=document, context=context_of(document, register), register=register, on=None
    )
    assert (party.country, party.rule) == ("AZE", "agent+subject-before")


@pytest.mark.parametrize("words", ["Former president Bill Clinton", "former Prime Minister Rafik Hariri"])
def test_a_title_held_once_is_of_the_past_without_a_date(who: Who, words: str) -> None:
    """A report without a date still tells that the office is over."""
    assert who(words, on=None).sectors == ("ELI",)


def test_opposition_comes_first_where_the_words_say_so(who: Who) -> None:
    """The leader of a party is told as opposition: that is what the words call him first."""
    assert who("opposition leader Kizza Besigye").sectors == ("OPP", "PTY")
