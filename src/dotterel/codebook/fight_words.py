"""Words for what two sides do to each other: where one stands, neither is told to have struck the other."""

FIGHT = r"clash|fight|fought|battle|skirmish|shoot-?out|cross-?fire|exchang|trad(?:e|ed|ing)\b|hostilit|combat"
"""A pattern, to be looked for in any case; "exchanged fire" and "traded fire" are told by their verbs."""
