"""Words that are one slip of the pen apart."""


def is_one_slip(word: str, name: str) -> bool:
    """Whether two different words are one letter, or one change of neighbours, apart."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(word, name, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return True
    if len(word) != len(name):
        longer, shorter = (word, name) if len(word) > len(name) else (name, word)
        return longer[at + 1 :] == shorter[at:]
    changed_about = word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]
    return changed_about or word[at + 1 :] == name[at + 1 :]
