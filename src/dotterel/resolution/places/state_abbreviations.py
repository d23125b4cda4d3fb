"""The short forms of the states of the United States, which stand behind a comma: "Alexandria, La."."""

_SHORT = """
Ala AL Alabama|Alaska AK Alaska|Ariz AZ Arizona|Ark AR Arkansas|Calif CA California|Colo CO Colorado|Conn CT Connecticut|Del DE Delaware|
Fla FL Florida|Ga GA Georgia|Hawaii HI Hawaii|Idaho ID Idaho|Ill IL Illinois|Ind IN Indiana|Iowa IA Iowa|Kan KS Kansas|Ky KY Kentucky|
La LA Louisiana|Maine ME Maine|Md MD Maryland|Mass MA Massachusetts|Mich MI Michigan|Minn MN Minnesota|Miss MS Mississippi|Mo MO Missouri|
Mont MT Montana|Neb NE Nebraska|Nev NV Nevada|N.H NH New_Hampshire|N.J NJ New_Jersey|N.M NM New_Mexico|N.Y NY New_York|N.C NC North_Carolina|
N.D ND North_Dakota|Ohio OH Ohio|Okla OK Oklahoma|Ore OR Oregon|Pa PA Pennsylvania|R.I RI Rhode_Island|S.C SC South_Carolina|
S.D SD South_Dakota|Tenn TN Tennessee|Texas TX Texas|Utah UT Utah|Vt VT Vermont|Va VA Virginia|Wash WA Washington|W.Va WV West_Virginia|
Wis WI Wisconsin|Wyo WY Wyoming|D.C DC District_of_Columbia
"""


def _table() -> dict[str, str]:
    forms: dict[str, str] = {}
    for line in _SHORT.replace("\n", "").split("|"):
        press, postal, name = line.split()
        forms[press] = forms[postal] = name.replace("_", " ")
    return forms


STATES = _table()
"""Press or postal abbreviation, without its last full stop, to the name of the state."""
