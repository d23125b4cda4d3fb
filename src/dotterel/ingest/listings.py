"""Lists of other stories: related posts, most read, menus at the head and headline runs at the foot.

A single headline looks like a subheading of the report; what gives a list away is its heading, the stubs between its
lines (authors, dates), or its length. Where running text resumes behind a list, the report resumes.
"""

import re

from dotterel.ingest.blocks import Block, is_finished, is_headline_like, is_running, words_of
from dotterel.late import LatePattern

Verdicts = tuple[str | None, ...]

_HEADING = LatePattern(
    r"^[\W_]*(?:"
    r"(?:you )?(?:may|might|could) (?:also )?(?:like|be interested in|have missed|enjoy)|you['’]?ll also like|"
    r"related(?: (?:posts?|stor(?:y|ies)|articles?|news|contents?|coverage|topics?|reading|items?|videos?|links?"
    r"|reports?))?|"
    r"more (?:on this(?: story| topic)?|stories|news|headlines|articles|videos|like this|to (?:read|explore)"
    r"|coverage|top stories|"
    r"(?:from|in|on|about) (?:this |the |our )?[\w&'’. -]{2,40})|"
    r"most (?:read|popular|viewed|shared|commented|recent|watched)(?: \w+){0,3}|popular posts from this blog|"
    r"(?:recommended|suggested|selected|sponsored|promoted|popular|trending|latest|recent|similar|featured|breaking"
    r"|top|other)"
    r"(?: (?:for you|now|today|this week|right now|posts?|stor(?:y|ies)|articles?|news|reads?|reading|headlines"
    r"|videos?|contents?|"
    r"links?|topics?|updates|comments|reports|stories for you)){1,2}|"
    r"(?:recommended|trending|popular|headlines)|"
    r"(?:read|see|watch) (?:next|also|more)(?: (?:on|about|from) [\w&'’. -]{2,30})?|also (?:read|see)(?: this)?|also "
    r"(?:in|on) (?:the )?[\w&'’. -]{2,25}|"
    r"(?:up|what to read) next|next up|keep reading|continue reading|further reading|see also|must[ -]reads?"
    r"|don['’]?t miss(?: it| this)?|"
    r"(?:from|around|elsewhere on|across) (?:the|our) (?:web|network|site|archives?)|in case you missed it|icymi|"
    r"editor['’]?s['’]? (?:picks?|choice)|our picks|in (?:this|other) (?:section|news)|"
    r"(?:stories|news|articles) (?:you may have missed|from .{2,30})|"
    r"about the authors?|(?:leave a|post a) (?:reply|comment)|comments|"
    r"next (?:article|post|story)|previous (?:article|post|story)"
    r")\s*[:»>…→]*\s*$",
    re.IGNORECASE,
)  # fmt: skip
_TEASER_END = re.compile(r"(?:\.\.\.|…|\[[.…]+\]|read more\W*)$", re.IGNORECASE)
_STUB_WORDS = 4
_MASTHEAD_WORDS = 6


def starts_list(block: Block) -> bool:
    """Whether a block is the heading of a list of other stories."""
    return len(words_of(block.text)) <= 8 and _HEADING.match(block.text) is not None


def cut_listings(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with every headed list of other stories marked ``related-posts``."""
    marked = list(verdicts)
    for start, block in enumerate(blocks):
        if marked[start] == "related-posts" or not starts_list(block):
            continue
        marked[start] = "related-posts"
        for index in range(start + 1, _list_end(blocks, marked, start + 1)):
            marked[index] = marked[index] or "related-posts"
    return tuple(marked)


def _list_end(blocks: tuple[Block, ...], marked: list[str | None], start: int) -> int:
    """Index of the first block behind a list that belongs to the report again."""
    index = start
    alternations = 0
    while index < len(blocks):
        block = blocks[index]
        if marked[index] is not None or starts_list(block) or not is_running(block):
            if not is_running(block) and is_finished(block.text) and not _listed_around(blocks, marked, index):
                return index
            index += 1
            continue
        if not _is_teaser(blocks, marked, index, alternations):
            return index
        alternations += 1
        index += 1
    return index


def _is_teaser(blocks: tuple[Block, ...], marked: list[str | None], index: int, alternations: int) -> bool:
    """Whether running text inside a list introduces the headline above it, rather than resuming the report.

    A teaser stands alone between lines of the list. One that is followed by the end of the page counts as one only when
    the list has shown the same alternation before; else the paragraph may be the report's last, and stays.
    """
    if is_headline_like(blocks[index]) and not is_finished(blocks[index].text):
        return True
    if marked[index - 1] is None and not is_headline_like(blocks[index - 1]):
        return False
    if _TEASER_END.search(blocks[index].text):
        return True
    behind = [number for number in range(index + 1, len(blocks)) if marked[number] is None]
    if not behind:
        return alternations > 0
    following = behind[0]
    if is_running(blocks[following]) or not is_headline_like(blocks[following]):
        return False
    after = [number for number in behind if number > following]
    if not after:
        return True
    return sum(1 for number in after if is_running(blocks[number])) * 2 <= len(after) + 1 and not (
        len(after) >= 2 and is_running(blocks[after[0]]) and is_running(blocks[after[1]])
    )


def _listed_around(blocks: tuple[Block, ...], marked: list[str | None], index: int) -> bool:
    """Whether a short finished line stands between lines of a list (a headline in quotes or with a question mark)."""
    if blocks[index].text[-1] in "?!":
        return True
    behind = [block for block, reason in zip(blocks[index + 1 :], marked[index + 1 :], strict=True) if reason is None]
    return bool(behind) and not is_running(behind[0])


def cut_comments(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with readers' comments marked: what stands between a heading of comments and the form to write one.

    Comments are running text, so that only the limits tell; the heading has to stand below the report's text. Without a
    form, two lines and more right behind the heading that begin with somebody's name and a colon are comments.
    """
    running = [index for index, block in enumerate(blocks) if verdicts[index] is None and is_running(block)]
    if len(running) < 2:
        return verdicts
    form = max(
        (index for index in range(running[1], len(blocks)) if _COMMENT_FORM.match(blocks[index].text)), default=0
    )
    head = max((index for index in range(running[1], form) if _COMMENTS.match(blocks[index].text)), default=None)
    if head is None:
        return _without_signed_comments(blocks, verdicts, running[1])
    above = sum(1 for index in running if index < head)
    end = len(blocks) if above * 2 >= len(running) else form + 1
    return tuple(reason or ("comments" if head <= index < end else None) for index, reason in enumerate(verdicts))


def _without_signed_comments(blocks: tuple[Block, ...], verdicts: Verdicts, first: int) -> Verdicts:
    """Verdicts with the signed lines behind the last heading of comments marked."""
    head = max((index for index in range(first, len(blocks)) if _COMMENTS.match(blocks[index].text)), default=None)
    if head is None:
        return verdicts
    end = head + 1
    while end < len(blocks) and _SIGNED.match(blocks[end].text):
        end += 1
    if end - head <= _FEWEST_SIGNED:
        return verdicts
    return tuple(reason or ("comments" if head <= index < end else None) for index, reason in enumerate(verdicts))


_FEWEST_SIGNED = 2
_SIGNED = LatePattern(r"^@?[\w.'’-]{2,30}(?: [\w.'’-]{1,20}){0,2}(?: \(?\d[^:\n]{0,20})?:\s+\S")
"""A reader's name, perhaps with the date, and a colon."""
_COMMENTS = LatePattern(
    r"^(?:\d+ |readers['’]? |latest |top |one )?(?:comments?|replies|responses|thoughts? on\b.{0,120})\W*(?:\d+\W*)?$",
    re.IGNORECASE,
)
_COMMENT_FORM = LatePattern(
    r"^(?:(?:leave|post|add|write|submit)(?: (?:a|your))? (?:comment|reply)|your e-?mail address will not|(?:log"
    r"|sign) in to comment|"
    r"post comment|cancel reply)\b",
    re.IGNORECASE,
)


def cut_head(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with the menu above the headline marked ``navigation``.

    The menu is a run of two or more lines of up to three capitalised words that ends at a longer line; a single such
    line falls only when it names an outlet.
    """
    marked = list(verdicts)
    run: list[int] = []
    for index, block in enumerate(blocks):
        if marked[index] is not None:
            continue
        count = len(words_of(block.text))
        named = count <= _MASTHEAD_WORDS and not run and is_masthead(block.text)
        capitalised = all(word[0].isupper() for word in words_of(block.text))
        if not named and (count > 3 or is_finished(block.text) or not capitalised):
            if len(run) >= 2 and count >= 4:
                for number in run:
                    marked[number] = "masthead" if is_masthead(blocks[number].text) else "navigation"
            elif len(run) == 1 and count >= 4 and is_masthead(blocks[run[0]].text) and is_headline_like(block):
                marked[run[0]] = "masthead"
            break
        run.append(index)
    return tuple(marked)


_MASTHEAD = LatePattern(
    r"^(?:the )?(?:[A-Z\d][\w&'’.-]* ){0,4}(?:Herald|Ledger|Times|Post|News|Tribune|Gazette|Daily|Radio|FM|TV"
    r"|Television|Observer|Press|Chronicle|Mail|Standard|Star|Guardian|Telegraph|Courier|Dispatch|Journal|Mirror"
    r"|Monitor|Sentinel|Bulletin"
    r"|Agency|Examiner|"
    r"Independent|Express|Record|Reporter|Nation|Wire|Today|Weekly|Online|Broadcasting|Newspaper|Newswire)(?: "
    r"(?:[A-Z]\w*|\d+)){0,2}$"
)


def is_masthead(text: str) -> bool:
    """Whether a short line is an outlet's name by the words that outlets are called."""
    return _MASTHEAD.match(text) is not None


_LABELS = frozenset(
    (
        "format", "source", "sources", "posted", "originally published", "published", "date", "country",
        "primary country",
        "countries", "language", "theme", "themes", "author", "authors", "location", "disaster type", "category",
        "section",
        "type", "document type", "organization", "organisation", "region", "updated", "last updated", "file", "size",
    )
)  # fmt: skip


def cut_metadata(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with pairs of a label and its value ("Format", "Situation report") above the running text marked.

    Half of the pairs may be hidden in other furniture (a date); a label alone proves nothing, so two are asked for.
    """
    first_running = next((index for index, block in enumerate(blocks) if is_running(block)), 0)
    labels = [index for index in range(first_running) if blocks[index].text.lower().rstrip(": ") in _LABELS]
    if len(labels) < 2:
        return verdicts
    pairs = {index for label in labels for index in (label, label + 1) if index < first_running}
    return tuple(reason or ("metadata" if index in pairs else None) for index, reason in enumerate(verdicts))


def cut_foot(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with an unheaded run of headlines or menu words behind the last running text marked.

    Marked is a run of at least three lines with stubs (authors, dates, other furniture, short lines that recur)
    between them, or at least four lines of six words and more. List entries, lines that begin with a number, and the
    lines that follow a lead-in with a colon are the report's own and end the run.
    """
    kept = [index for index, verdict in enumerate(verdicts) if verdict is None]
    running = [index for index in kept if is_running(blocks[index])]
    if len(running) < 2:
        return verdicts
    last = running[-1]
    tail = [index for index in kept if index > last]
    if not tail or blocks[last].text.endswith(":"):
        return verdicts
    if any(not is_headline_like(blocks[index]) or blocks[index].kind == "item" for index in tail):
        return verdicts
    lines = [blocks[index].text for index in tail]
    short = [line for line in lines if len(words_of(line)) <= _STUB_WORDS]
    long = [line for line in lines if len(words_of(line)) >= 6 and not line[0].isdigit()]
    stubs = sum(
        1
        for index in range(last + 1, len(blocks))
        if verdicts[index] in ("author", "date-line", "counter", "read-more")
    )
    recurring = len(short) - len(set(short))
    headlines = len(long) >= 4 or (len(long) >= 2 and stubs + recurring >= 2)
    menu = len(short) == len(lines) >= 4 and not any(character.isdigit() for line in lines for character in line)
    if not headlines and not menu:
        return verdicts
    reason = "headline-list" if headlines else "navigation"
    return tuple(reason if index in tail else verdict for index, verdict in enumerate(verdicts))


def cut_stubs(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with names beside a date line, and short lines that recur, marked.

    A name of two or three words next to a date line or byline is the author; a line of up to four words that comes back
    twice and more (a tag, a button) is furniture, whatever it says.
    """
    marked = list(verdicts)
    first_running = next((index for index, block in enumerate(blocks) if is_running(block)), len(blocks))
    counts: dict[str, int] = {}
    for block in blocks:
        counts[block.text] = counts.get(block.text, 0) + 1
    for index, block in enumerate(blocks):
        if marked[index] is not None or block.kind == "row" or is_finished(block.text):
            continue
        count = len(words_of(block.text))
        if counts[block.text] >= 3 and count <= _STUB_WORDS:
            marked[index] = "recurring-line"
        elif (
            0 < index < first_running
            and 2 <= count <= 3
            and _NAME.match(block.text)
            and _beside(verdicts, index, "date-line")
        ):
            marked[index] = "author"
    return tuple(marked)


_NAME = re.compile(r"^[A-Z][a-zà-ÿ'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|al|de|bin|van)){1,2}$")


def _beside(verdicts: Verdicts, index: int, reason: str) -> bool:
    around = verdicts[max(0, index - 1) : index + 2]
    return reason in around
