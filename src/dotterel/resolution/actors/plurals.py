"""English plurals by rule, so that the register names every agent once, in the singular."""

_IRREGULAR = {
    "person": ("people", "persons"),
    "child": ("children",),
    "schoolchild": ("schoolchildren",),
    "thief": ("thieves",),
    "wife": ("wives",),
    "life": ("lives",),
    "half": ("halves",),
    "headquarters": ("headquarters",),
    "police": ("police",),
    "personnel": ("personnel",),
    "people": ("people", "peoples"),
    "corps": ("corps",),
    "attache": ("attaches",),
    "gas": ("gases",),
    "crisis": ("crises",),
    "human": ("humans",),
    "roman": ("romans",),
    "german": ("germans",),
    "shaman": ("shamans",),
    "hero": ("heroes",),
    "ottoman": ("ottomans",),
    "chief": ("chiefs",),
    "fisherfolk": ("fisherfolk",),
    "townspeople": ("townspeople",),
    "attorney": ("attorneys",),
    "mujahid": ("mujahideen", "mujahedin", "mujahidin", "mujahedeen"),
}
_HINGES = ("of", "in", "for", "to", "on", "at", "from", "general", "designate", "elect", "by")
_BEFORE_GENERAL = ("secretary", "attorney", "prosecutor", "inspector", "consul", "governor", "director", "procurator",
                   "comptroller", "solicitor", "auditor")  # fmt: skip


def plural_words(word: str) -> tuple[str, ...]:
    """The plural forms of one folded word; the word itself where it has none."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("woman"):
        return (word[:-5] + "women",)
    if word.endswith("man") and len(word) > 3:
        return (word[:-3] + "men",)
    if word == "man":
        return ("men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word, word + "es")
    return (word + "s",)


def plural_phrases(phrase: str) -> tuple[str, ...]:
    """The plural forms of a folded phrase: of its head noun, which stands before any preposition or set adjective.

    Example:
        ``chief of staff`` gives ``chiefs of staff``; ``attorney general`` gives ``attorneys general`` and
        ``attorney generals``.
    """
    words = phrase.split(" ")
    head = len(words) - 1
    forms: list[str] = []
    for place in range(1, len(words)):
        if words[place] == "general" and words[place - 1] not in _BEFORE_GENERAL:
            continue
        if words[place] in _HINGES:
            if words[place] == "general":
                forms.extend(" ".join([*words[:head], word]) for word in plural_words(words[head]))
            head = place - 1
            break
    forms.extend(" ".join([*words[:head], word, *words[head + 1 :]]) for word in plural_words(words[head]))
    return tuple(dict.fromkeys(forms))
