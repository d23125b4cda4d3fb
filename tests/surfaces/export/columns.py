"""The columns of other data sets, written from the field's own documents and not from our code."""

POLECAT = """Event ID; Event Date; Event Type; Event Mode; Intensity; Quad Code; Contexts; Actor Name; Actor Country;
Actor COW; Primary Actor Sector; Actor Sectors; Actor Title; Actor Name Raw; Wikipedia Actor ID; Recipient Name;
Recipient Country; Recipient COW; Primary Recipient Sector; Recipient Sectors; Recipient Title; Recipient Name Raw;
Wikipedia Recipient ID; Placename; City; District; Province; Country; Latitude; Longitude; GeoNames ID; Raw Placename;
Feature Type; Source; Publication Date; Story People; Story Organizations; Story Locations; Language; Version"""

ICEWS = """Event ID; Event Date; Source Name; Source Sectors; Source Country; Event Text; CAMEO Code; Intensity;
Target Name; Target Sectors; Target Country; Story ID; Sentence Number; Publisher; City; District; Province; Country;
Latitude; Longitude"""

ACLED = """event_id_cnty; event_date; year; time_precision; disorder_type; event_type; sub_event_type; actor1;
assoc_actor_1; inter1; actor2; assoc_actor_2; inter2; interaction; civilian_targeting; iso; region; country; admin1;
admin2; admin3; location; latitude; longitude; geo_precision; source; source_scale; notes; fatalities; tags;
timestamp"""

UCDP = """id; relid; year; active_year; code_status; type_of_violence; conflict_dset_id; conflict_new_id;
conflict_name; dyad_dset_id; dyad_new_id; dyad_name; side_a_dset_id; side_a_new_id; side_a; side_b_dset_id;
side_b_new_id; side_b; number_of_sources; source_article; source_office; source_date; source_headline;
source_original; where_prec; where_coordinates; where_description; adm_1; adm_2; latitude; longitude; geom_wkt;
priogrid_gid; country; country_id; region; event_clarity; date_prec; date_start; date_end; deaths_a; deaths_b;
deaths_civilians; deaths_unknown; best; high; low; gwnoa; gwnob"""

_PARTY = """ActorNCode; ActorNName; ActorNCountryCode; ActorNKnownGroupCode; ActorNEthnicCode; ActorNReligion1Code;
ActorNReligion2Code; ActorNType1Code; ActorNType2Code; ActorNType3Code; """
_PLACE = """WhoseGeo_Type; WhoseGeo_FullName; WhoseGeo_CountryCode; WhoseGeo_ADM1Code; WhoseGeo_ADM2Code; WhoseGeo_Lat;
WhoseGeo_Long; WhoseGeo_FeatureID; """
GDELT = (
    "GLOBALEVENTID; SQLDATE; MonthYear; Year; FractionDate; "
    + _PARTY.replace("ActorN", "Actor1")
    + _PARTY.replace("ActorN", "Actor2")
    + "IsRootEvent; EventCode; EventBaseCode; EventRootCode; QuadClass; GoldsteinScale; NumMentions; NumSources; "
    + "NumArticles; AvgTone; "
    + "".join(_PLACE.replace("Whose", whose) for whose in ("Actor1", "Actor2", "Action"))
    + "DATEADDED; SOURCEURL"
)
GDELT_MENTIONS = """GLOBALEVENTID; EventTimeDate; MentionTimeDate; MentionType; MentionSourceName; MentionIdentifier;
SentenceID; Actor1CharOffset; Actor2CharOffset; ActionCharOffset; InRawText; Confidence; MentionDocLen;
MentionDocTone; MentionDocTranslationInfo; Extras"""

OWN_OF_ACLED = "dotterel_score; dotterel_claim; dotterel_claim_sources; dotterel_fatalities_high; dotterel_date_to"
OWN_OF_UCDP = "dotterel_score; dotterel_claim; dotterel_sentence; dotterel_denied_by"


def names(text: str) -> tuple[str, ...]:
    """The names of a list."""
    return tuple(name.strip() for name in text.split(";"))


HEADERS = {
    "polecat": (names(POLECAT), 40),
    "cameo": (names(ICEWS), 20),
    "acled": (names(ACLED) + names(OWN_OF_ACLED), 31 + 5),
    "ucdp": (names(UCDP) + names(OWN_OF_UCDP), 49 + 4),
    "gdelt": (names(GDELT), 61),
    "gdelt-mentions": (names(GDELT_MENTIONS), 16),
}
"""The columns of each table with their number, ours behind theirs."""
HEADLESS = ("gdelt", "gdelt-mentions")
