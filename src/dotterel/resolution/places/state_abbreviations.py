"""The short forms of the states of the United States, which stand behind a comma: "Alexandria, La."."""

from collections.abc import Mapping

# fmt: off
STATES: Mapping[str, str] = {
    "AL": "Alabama", "Ala": "Alabama", "AK": "Alaska", "Alaska": "Alaska", "AZ": "Arizona", "Ariz": "Arizona",
    "AR": "Arkansas", "Ark": "Arkansas", "CA": "California", "Calif": "California", "CO": "Colorado",
    "Colo": "Colorado", "CT": "Connecticut", "Conn": "Connecticut", "DE": "Delaware", "Del": "Delaware",
    "DC": "District of Columbia", "D.C": "District of Columbia", "FL": "Florida", "Fla": "Florida", "GA": "Georgia",
    "Ga": "Georgia", "HI": "Hawaii", "Hawaii": "Hawaii", "ID": "Idaho", "Idaho": "Idaho", "IL": "Illinois",
    "Ill": "Illinois", "IN": "Indiana", "Ind": "Indiana", "IA": "Iowa", "Iowa": "Iowa", "KS": "Kansas",
    "Kan": "Kansas", "KY": "Kentucky", "Ky": "Kentucky", "LA": "Louisiana", "La": "Louisiana", "ME": "Maine",
    "Maine": "Maine", "MD": "Maryland", "Md": "Maryland", "MA": "Massachusetts", "Mass": "Massachusetts",
    "MI": "Michigan", "Mich": "Michigan", "MN": "Minnesota", "Minn": "Minnesota", "MS": "Mississippi",
    "Miss": "Mississippi", "MO": "Missouri", "Mo": "Missouri", "MT": "Montana", "Mont": "Montana", "NE": "Nebraska",
    "Neb": "Nebraska", "NV": "Nevada", "Nev": "Nevada", "NH": "New Hampshire", "N.H": "New Hampshire",
    "NJ": "New Jersey", "N.J": "New Jersey", "NM": "New Mexico", "N.M": "New Mexico", "NY": "New York",
    "N.Y": "New York", "NC": "North Carolina", "N.C": "North Carolina", "ND": "North Dakota", "N.D": "North Dakota",
    "OH": "Ohio", "Ohio": "Ohio", "OK": "Oklahoma", "Okla": "Oklahoma", "OR": "Oregon", "Ore": "Oregon",
    "PA": "Pennsylvania", "Pa": "Pennsylvania", "RI": "Rhode Island", "R.I": "Rhode Island", "SC": "South Carolina",
    "S.C": "South Carolina", "SD": "South Dakota", "S.D": "South Dakota", "TN": "Tennessee", "Tenn": "Tennessee",
    "TX": "Texas", "Texas": "Texas", "UT": "Utah", "Utah": "Utah", "VT": "Vermont", "Vt": "Vermont", "VA": "Virginia",
    "Va": "Virginia", "WA": "Washington", "Wash": "Washington", "WV": "West Virginia", "W.Va": "West Virginia",
    "WI": "Wisconsin", "Wis": "Wisconsin", "WY": "Wyoming", "Wyo": "Wyoming",
}
# fmt: on
"""Press or postal abbreviation, without its last full stop, to the name of the state."""
