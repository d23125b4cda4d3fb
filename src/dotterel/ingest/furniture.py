"""Page furniture: the closed vocabulary of lines that are never part of a report, as one table of rules.

Every rule looks at a single block and stands for one reason code. All of them ask for the whole block to be furniture:
a report that speaks of cookies, photographs or newsletters is not cut. Patterns are tried on blocks up to `MAX_WORDS`
words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dotterel.ingest.blocks import Block, is_finished, words_of
from dotterel.ingest.publication import is_date_line, is_dated_stub
from dotterel.late import LatePattern

MAX_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of furniture.

    Attributes:
        reason: Code that `Cut.reason` shows.
        why: What such a block is, for readers of the table.
        holds: Whether a block's text is of this kind.
        most_words: The longest block that the rule looks at, in words.
    """

    reason: str
    why: str
    holds: Callable[[str], bool]
    most_words: int


def _any_of(*patterns: str) -> Callable[[str], bool]:
    """At least one of some patterns is found; case does not matter.

    Patterns that are tied to the beginning are matched there only: searching for them would try every character.
    """
    tied = LatePattern("|".join(f"(?:{one})" for one in patterns if one.startswith("^")), re.IGNORECASE)
    loose = LatePattern("|".join(f"(?:{one})" for one in patterns if not one.startswith("^")), re.IGNORECASE)
    if not tied.source:
        return lambda text: loose.search(text) is not None
    if not loose.source:
        return lambda text: tied.match(text) is not None
    return lambda text: tied.match(text) is not None or loose.search(text) is not None


def _made_of(vocabulary: str, *, strong: str) -> Callable[[str], bool]:
    """All words from a vocabulary (numbers allowed), at least one of them from its strong part."""
    strong_words = frozenset(strong.split())
    allowed = strong_words | frozenset(vocabulary.split())

    def holds(text: str) -> bool:
        words = [word.lower().strip(".'-/") for word in words_of(text)]
        return (
            bool(words)
            and any(word in strong_words for word in words)
            and all(word in allowed or word.isdigit() for word in words)
        )

    return holds


_AGENCY = (
    r"AFP|AP|Reuters|ANI|PTI|IANS|UPI|EFE|dpa|ANSA|TASS|RIA|Xinhua|Anadolu|AA|EPA|Getty|Shutterstock|Bloomberg|BBC|CNN|"
    r"Al Jazeera|Interfax|Ukrinform|Yonhap|Kyodo|NurPhoto|Sputnik|Antara|Bernama|MENA|WAM|SANA|IRNA"
)
_PICTURE = "photo(?:graph)?s?|image|picture|illustration|graphic|map|video|infographic|caption|screenshot"
_OLD_PICTURE = "(?:file|stock|representati(?:ve|onal)|illustrative|screen ?grab|handout|archive)"
_POINTER = (
    r"also read|read also|also see|see also|read more|read next|read this|must read|more on this|don['’]?t miss|"
    r"watch(?: (?:now|live|video|also))?|related(?: (?:news|story|article|video|coverage))?|read|in pictures|in pics"
    r"|listen|"
    r"view (?:gallery|pictures)|explained|explainer|recommended|more"
)
_CREDIT = re.compile(
    r"^[(\[—–\- ]*(?:[Ss]ources?|SOURCES?|[Aa]gency|[Vv]ia|[Cc]ourtesy|[Cc]redit)\s*[:–—-]\s*"
    r"(?:[A-Z\d][\w.'’-]*(?:\s*[,/&]\s*|\s+(?:and |of |the |for )*)?){1,6}\s*[)\]]?$"
)
_PARTING = re.compile(r"\s*[|•·]\s*")
_EDITOR = re.compile(r"^(?:Editor|Author|Writer|Reporter|Edited by)\s*:?\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}$")
_SLUG = re.compile(r"^(?=[^a-z]*[A-Z])(?=.*\d|.*[-_/].*[-_/])[A-Z0-9]{2,}(?:[-_/][A-Z0-9]{2,}){1,5}$")
_NEWS_VERB = re.compile(
    r"\b(?:said|says|told|killed|wounded|injured|arrested|detained|accused|was|were|had|attacked|died|shot|called)\b",
    re.IGNORECASE,
)
_BIO = LatePattern(
    r"\b(?:is|are) (?:an?|the|our) (?:[\w'’-]+ ){0,5}?"
    r"(?:reporter|correspondent|journalist|editor|sub-editor|writer|columnist|contributor|producer|intern|analyst"
    r"|fellow|"
    r"photojournalist|freelancer|stringer)\b"
    r"|\b(?:reports (?:on|from)|covers|writes (?:about|on|for)) .{3,80}\bfor\b"
    r"|\bfollow (?:him|her|them) on\b"
    r"|^(?:has been|he|she) (?:with|joined) (?:the )?\w+ (?:since|in) \d{4}",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’.-]*"
_BYLINE = LatePattern(
    rf"^(?:By|BY|by|Written by|Words by|Report by|Reported by|Story by|Posted by|Author)\s*:?\s+"
    rf"(?:{_NAME}|[A-Z]\.|de|la|van|von|el|al|bin)(?:\s+(?:{_NAME}|de|la|van|von|el|al|bin)){{0,4}}"
    rf"(?:\s*(?:,|and|&|/|\||with|in|at|for|–|—|-|•|·)\s*(?:the\s+)?(?:{_NAME}|staff|correspondent|reporter|writer)"
    rf"(?:\s+(?:{_NAME}|de|la|staff|correspondent|reporter|writer))*){{0,4}}"
    rf"(?:\s*[,|•·–-]?\s*(?:\d|Updated|Published|Posted).*)?$"
)
_NO_AUTHOR = re.compile(
    r"^by\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|^by\s+(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b|^by\s+\d|^by\s+(?:early|late|dawn|noon|night|then|order|land|sea|air)\b",
    re.IGNORECASE,
)
_DESK = LatePattern(
    r"^(?:[\w&.'’-]+ ){0,3}(?:"
    r"(?:news|web|online|world|digital|national|international|foreign|city|metro|monitoring|central|editorial) ?"
    r"(?:desk|team|bureau|service|room)|staff(?: (?:reporter|writer|correspondent))?|newsdesk|newsroom|"
    r"(?:our|special|own|staff|senior|diplomatic|defence|political|bureau) (?:\w+ )?(?:correspondents?|reporters?)|"
    r"(?:bureau|web|agency) report|(?:news )?agencies|wire reports?|editorial board|admin|administrator|editor|guest "
    r"author)$",
    re.IGNORECASE,
)


def _is_byline(text: str) -> bool:
    return not is_finished(text) and _BYLINE.match(text) is not None and _NO_AUTHOR.match(text) is None


def _is_dated_byline(text: str) -> bool:
    """Parts between upright strokes or dots, one of them a date line, the others credits or names."""
    parts = [part.strip() for part in _PARTING.split(text) if part.strip()]
    dated = sum(1 for part in parts if is_date_line(part))
    return (
        dated > 0
        and len(parts) > dated
        and all(
            is_date_line(part) or _is_byline(part) or _CREDIT.match(part) or _EDITOR.match(part) or _DESK.match(part)
            for part in parts
        )
    )


def _is_bio(text: str) -> bool:
    return _BIO.search(text) is not None and _NEWS_VERB.search(text) is None


FURNITURE: tuple[Rule, ...] = (
    Rule(
        reason="cookie-notice",
        why="notice or dialogue about cookies",
        most_words=MAX_WORDS,
        holds=_any_of(
            r"\b(?:this|our|the) (?:web ?)?(?:site|page|service|portal)s? (?:\w+ )?(?:uses?|stores?|sets?) (?:\w+ "
            r"){0,3}cookies\b",
            r"\bwe (?:and our (?:\d+ )?partners? )?(?:also )?(?:use|store|set) (?:\w+ ){0,3}cookies\b",
            r"^(?:accept|reject|manage|allow|decline|necessary|strictly necessary)\b.{0,20}\bcookies\b.{0,30}$",
            r"\bcookies? (?:policy|settings|preferences|consent|notice)\b(?=.{0,40}$)",
            r"\buse of cookies\b.{0,60}(?:agree|accept|consent|policy)",
            r"^cookies?$",
        ),
    ),
    Rule(
        reason="consent-notice",
        why="privacy or terms dialogue",
        most_words=MAX_WORDS,
        holds=_any_of(
            r"\bby (?:continuing|clicking|using|browsing|signing up)\b.{0,80}\b(?:you (?:agree|accept|consent)|our "
            r"terms)",
            r"^(?:we value your privacy|your privacy(?: choices| matters)?|manage (?:consent|preferences"
            r"|settings))[.!]?$",
            r"^privacy (?:policy|notice|preferences|settings|cent(?:er|re))$",
            r"^(?:accept(?: all)?(?: and (?:continue|close))?|reject all|i (?:agree|accept)|do not sell (?:or share "
            r")?my.*)[.!]?$",
            r"^terms (?:of|and) (?:use|service|conditions|sale)(?: \w+){0,3}$",
            r"\b(?:ad ?blocker|javascript) (?:is )?(?:disabled|enabled|detected)\b",
            r"\bplease (?:enable|turn on) javascript\b",
        ),
    ),
    Rule(
        reason="paywall",
        why="offer to subscribe or log in to read on",
        most_words=35,
        holds=_any_of(
            r"^already (?:a |have )?(?:subscriber|subscribed|a subscription|an account|registered)\b.{0,40}$",
            r"^(?:not a subscriber|subscribers? only|premium (?:article|content))\b.{0,30}$",
            r"^this (?:article|story|content) is (?:for|reserved|available|exclusive)\b.*\bsubscribers\b.{0,30}$",
            r"^(?:to )?(?:continue|keep) reading\b.{0,100}$",
            r"^(?:subscribe|log in|sign in|register)\b.{0,60}\b(?:to (?:continue|read|unlock|access|keep)|now|today"
            r"|for free)\b.{0,40}$",
            r"^(?:unlock|get|enjoy) (?:this|full|unlimited) (?:article|story|access|digital access)\b.{0,120}$",
            r"^you have (?:read|reached|used)\b.{0,40}\b(?:free )?(?:articles?|limit)\b.{0,60}$",
            r"^(?:log ?in|sign ?in|register|subscribe|cancel any ?time|cancel at any time)[.!?]?$",
        ),
    ),
    Rule(
        reason="share-bar",
        why="buttons for sharing",
        most_words=20,
        holds=_made_of(
            "this on via to the with a by article story post page link and your friends save or x send copy copied "
            "kindly please comments comment text size listen a+ a- more follow us google add as preferred source",
            strong="share shares facebook twitter whatsapp telegram linkedin reddit pinterest tumblr tweet email "
            "e-mail print messenger viber vkontakte flipboard instagram youtube bluesky threads tiktok",
        ),
    ),
    Rule(
        reason="newsletter",
        why="invitation to subscribe or follow",
        most_words=45,
        holds=_any_of(
            r"\b(?:sign up|subscribe|register|join)\b.{0,60}\b(?:newsletters?|mailing list|daily (?:briefing|digest)"
            r"|alerts|inbox)\b",
            r"\b(?:sign up|subscribe|join|follow)\b.{0,60}\b(?:e-?paper|(?:whatsapp|telegram|youtube) (?:channel"
            r"|group))\b",
            r"\b(?:straight|directly|delivered|right) (?:straight |right )?(?:to|in|into) your (?:in-?box|e-?mail)\b",
            r"^(?:enter|your) (?:your )?e-?mail(?: address)?\b.{0,40}$",
            r"^(?:thank you|thanks) for (?:subscribing|signing up|reading)",
            r"^(?:follow|like|find|join) us on\b.{0,80}$",
            r"^download (?:our|the) \w*(?: \w+)? ?app\b",
            r"^(?:for (?:more|all the latest)|stay (?:updated|tuned|connected|informed)|get (?:the latest|all the "
            r"latest|breaking))\b"
            r".{0,120}\b(?:follow|visit|subscribe|download|click|app|inbox|channel|news|updates|alerts)"
            r"\b[^.]{0,60}[.!]?$",
            r"^support (?:our|independent) journalism\b",
            r"^(?:listen|tune in|watch)(?: live)?(?: to)? (?:our|us)\b.{0,160}$",
        ),
    ),
    Rule(
        reason="comment-count",
        why="comment counter or comment box",
        most_words=18,
        holds=_any_of(
            r"^\(?\d[\d,.]*k?\)? (?:comments?|replies|responses|reactions?|likes?)\b.{0,30}$",
            r"^no comments?(?: yet)?\b.{0,20}$",
            r"^note: only a member of this blog may post\b.{0,30}$",
            r"^you are commenting using your\b.{0,60}$|^fill in your details below\b.{0,60}$",
            r"^(?:leave|post|add|write|submit)(?: (?:a|your))? (?:comment|reply)\b.{0,60}$",
            r"^(?:view|show|read|see) (?:all )?(?:\d+ )?comments?\b.{0,20}$",
            r"^comments? ?(?:\(\d+\)|are closed|off|section)?\W*$",
            r"^(?:join the (?:conversation|discussion)|be the first to comment)\b.{0,30}$",
            r"^(?:log|sign) in to (?:comment|reply)\b.{0,30}$",
            r"^your e-?mail address will not be published\b.{0,60}$",
        ),
    ),
    Rule(
        reason="counter",
        why="reading time, views, audio and video controls",
        most_words=12,
        holds=_any_of(
            r"^(?:(?:est\.? )?reading time:?)? ?\d+ ?-?min(?:ute)?s?\.?(?: (?:read|reading|listen|watch))?$",
            r"^reading time:? .{0,15}$",
            r"^\d[\d,.]*[km]? (?:views?|reads?|shares?|hits)$",
            r"^(?:views?|reads?|hits|post views|visitors?):? ?\d[\d,.]*k?$",
            r"^(?:listen|listen to (?:this )?(?:article|story|report)|play|pause|mute|unmute|play video|watch live"
            r"|live)(?: ?[\d:/ ]+)?$",
            r"^\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}$",
            r"^(?:font size|text to speech|loading|a[+-](?: a[+-])*)\W*$",
            r"^(?:this )?(?:news|article|story|post|page) (?:has been |was )?(?:read|viewed) \d+ times\b.{0,20}$",
            r"^video player ?(?:close|is loading)?$",
            r"^[•·\s]*\d{1,9}$|^\d{12,}$",
            r"^(?:your browser does not support|video (?:player|unavailable|can ?not be played)|this is a modal "
            r"window)\b.{0,50}$",
        ),
    ),
    Rule(
        reason="status-line",
        why="note on how the page is kept",
        most_words=16,
        holds=_any_of(
            r"^this (?:live )?(?:page|blog|article|is an? \w+ story|story|report)\b.{0,40}\b(?:being|will be|was|is) "
            r"(?:\w+ )?updated\b.{0,40}$",
            r"^(?:this is a (?:developing|breaking)(?: news)? story|developing story|breaking news|more (?:to follow"
            r"|follows|soon))\b.{0,40}$",
            r"^(?:please )?(?:refresh|check back)\b.{0,60}$",
            r"^turn on notifications\b.{0,20}$",
        ),
    ),
    Rule(
        reason="copyright",
        why="copyright or licence line",
        most_words=50,
        holds=_any_of(
            r"^(?:©|&copy;|\(c\) ?(?:\d{4}|copyright)|copyright\b(?: ©| \(c\))?(?: ?\d{4}| by\b| ©|:)).{0,160}$",
            r"^.{0,120}\ball rights reserved\b\.?.{0,160}$",
            r"\b(?:may|must|can) ?not be (?:published|reproduced|republished|copied)\b.{0,80}\b(?:permission|consent"
            r"|redistributed)\b",
            r"^(?:republish|licen[cs]e) this (?:article|story)",
            r"\bpowered by (?:wordpress|blogger|ghost)\b",
        ),
    ),
    Rule(
        reason="disclaimer",
        why="note of the publisher on the text itself",
        most_words=60,
        holds=_any_of(
            r"\b(?:this|the) (?:story|article|report|copy|news item)\b.{0,60}\bnot been (?:edited|created|modified)\b",
            r"\bexcept for the headline\b",
            r"\bviews? expressed\b.{0,100}\b(?:author|own|reflect)",
            r"\b(?:published|generated|sourced|taken)\b.{0,40}\bfrom (?:a |an )?(?:syndicated|agency|wire|news "
            r"agency)\b.{0,20}\bfeed\b",
            r"^disclaimer\b\s*:",
            r"^(?:this (?:article|story|report) (?:was|is|has been) )?(?:first|originally) published (?:by|in|on|at)\b",
            r"^(?:correction|editor['’]?s note):? this (?:article|story|version)\b",
            r"\b(?:read|see) our (?:editorial|comment|community|privacy) (?:guidelines|policy|standards)\b",
        ),
    ),
    Rule(
        reason="agency-credit",
        why="who wrote, edited or supplied the text",
        most_words=35,
        holds=_any_of(
            r"^[(\[]?(?:additional )?report(?:ing|ed) by\b.{0,200}$",
            r"^[(\[]?(?:writing|edit(?:ing|ed)|compiled|translated) (?:by|from)\b.{0,200}$",
            r"^[(\[]?with (?:additional )?(?:reporting|files|inputs?) (?:by|from)\b.{0,120}$",
            r"^[(\[]?with (?:agency|agencies['’]?|bureau) inputs?\b.{0,60}$",
            r"\bcontributed (?:reporting )?to this (?:report|story|article)\b",
            r"\bcontributed reporting\b",
        ),
    ),
    Rule(
        reason="agency-credit",
        why="the outlet or agency that the text was taken from",
        most_words=7,
        holds=lambda text: _CREDIT.match(text) is not None,
    ),
    Rule(
        reason="agency-credit",
        why="the bare name of an agency",
        most_words=6,
        holds=_any_of(rf"^[(\[—–\- ]*(?:{_AGENCY})(?:\s*(?:/|,|&|and)\s*(?:{_AGENCY}))*[)\]]?\.?$"),
    ),
    Rule(
        reason="caption",
        why="picture caption or credit",
        most_words=60,
        holds=_any_of(
            rf"^[(\[]?(?:{_OLD_PICTURE} ?)?(?:{_PICTURE})(?: ?(?:credits?|courtesy|source|by|caption"
            rf"|supplied))?\s*(?:[:|]|\bby\b|/)\s*\S.{{0,300}}$",
            rf"^{_OLD_PICTURE} ?(?:photo|image|picture|footage)s?\b[^.]{{0,80}}\.?$",
            r"^(?:image|photo|picture|photograph) (?:credit|caption|copyright|source|courtesy)\b.{0,200}$",
            r"[.?!\"”] (?:photo(?:graph)?|picture|image)(?: credit)?\s*(?:[:|]|by\b)\s*(?:[^.]|\b[A-Z]\.){1,80}\.?$",
            r"[(\[](?:(?:file )?(?:photo|image|picture|file)s?\b[^)\]]{0,60})[)\]]\.?$",
            rf"[(\[][^)\]]{{2,40}}/ ?(?:{_AGENCY})[^)\]]{{0,20}}[)\]]\.?$",
            r"[—–|-] ?(?:file )?(?:photo|image|picture)s?\b[^.]{0,40}$",
            rf"(?:©|via|/) ?(?:{_AGENCY})(?: (?:images?|photos?|pool))?[)\]]?$",
            r"\b(?:getty images|ap photo|afp photo|reuters photo|file photo|handout photo|epa-efe)\b[^.]{0,30}[)\].]?$",
        ),
    ),
    Rule(
        reason="advertisement",
        why="advertising marker",
        most_words=12,
        holds=_any_of(
            r"^[-–—*\[( ]*(?:advertisements?|ads?|promoted(?: content)?|paid (?:post|content))[-–—*\]) ]*$",
            r"^[-–—*\[( ]*sponsored(?: (?:content|post|links?))?[-–—*\]) ]*$",
            r"^(?:(?:story|article|report) continues|continue reading) (?:below|after)\b.{0,40}$",
            r"^(?:advertisement )?[-–—]? ?scroll (?:down )?(?:to|for) continue\b.{0,20}$",
            r"^(?:remove ads\b.{0,20}|ads? by \w+)$",
        ),
    ),
    Rule(
        reason="read-more",
        why="pointer to another page",
        most_words=30,
        holds=_any_of(
            rf"^[\[(►▶»>•* ]*(?:{_POINTER})\s*[:|»►▶]\s*\S",
            r"^(?:►|▶|>>|»|→)\s*\S[^.]*$",
            r"^click (?:here|on|the link|to (?:read|watch|join|view))\b.{0,80}$",
            r"^(?:read|view|see) (?:the )?(?:full|original|complete|entire|more)\b[^.]{0,60}$",
            r"^[^.]{0,80}\bread more(?: »| >|…|\.\.\.)?$",
            r"^(?:show|load|see|view) (?:more|less|all)\b.{0,20}$",
            r"^download (?:the )?(?:full )?(?:report|document|map|pdf)\b.{0,40}$",
        ),
    ),
    Rule(
        reason="contact",
        why="appeal to readers to write in, or an address to write to",
        most_words=30,
        holds=_any_of(
            r"^(?:do you have|have|got) a (?:\w+ )?(?:tip|story|news tip|question)\b.{0,120}\?.{0,120}$",
            r"^(?:contact|e-?mail|write to|reach|send (?:us|your)|call) (?:us|the (?:author|newsroom|writer|reporter"
            r"|editor)s?|your)\b.{0,120}$",
            r"^(?:contact|e-?mail|tel(?:ephone)?|phone|fax)\s*:\s*\S.{0,80}$",
            r"^\S+@\S+\.\w+$",
            r"^(?:https?://|www\.)\S+$",
        ),
    ),
    Rule(
        reason="tags",
        why="keywords and categories",
        most_words=30,
        holds=_any_of(
            r"^(?:tags?|tagged(?: (?:as|in|with))?|topics?|filed under|keywords?|posted in|labels?"
            r"|hashtags?)\s*(?::.{0,200})?$",
            r"^(?:filed under|posted in|tagged (?:as|in|with)|categor(?:y|ies)\s*:)\s+.{1,200}$",
            r"^(?:#\w+[,;\s]*)+$",
        ),
    ),
    Rule(
        reason="slug",
        why="an agency's working name of the report",
        most_words=3,
        holds=lambda text: _SLUG.match(text) is not None,
    ),
    Rule(reason="author", why="byline", most_words=20, holds=_is_byline),
    Rule(
        reason="author",
        why="desk, staff or agency in place of a name",
        most_words=5,
        holds=lambda text: _DESK.match(text) is not None,
    ),
    Rule(reason="author-bio", why="who the author is", most_words=50, holds=_is_bio),
    Rule(reason="date-line", why="date or time of publication or change", most_words=22, holds=is_date_line),
    Rule(reason="date-line", why="date beside source, author or editor", most_words=25, holds=_is_dated_byline),
    Rule(
        reason="date-line",
        why="date with a site's or an author's name beside it",
        most_words=18,
        holds=lambda text: not is_finished(text) and is_dated_stub(text),
    ),
    Rule(
        reason="navigation",
        why="menu entries and way marks",
        most_words=40,
        holds=_made_of(
            "and the & of to us page top more all my our en de la fr ar ru es latin middle east asia africa europe "
            "america us uk americas regional local national international main content website team live tv culture "
            "health science tech technology entertainment lifestyle travel education environment economy video videos "
            "photos audio podcast podcasts pictures gallery weather jobs events programmes schedule features analysis "
            "editorial society magazine archive multimedia factcheck",
            strong="home menu news world politics business sport sports opinion contact about advertise search login "
            "subscribe skip navigation sitemap careers rss faq account newsletters settings language trending "
            "e-paper epaper",
        ),
    ),
    Rule(
        reason="navigation",
        why="breadcrumb or link back",
        most_words=30,
        holds=_any_of(
            r"^home\s*[>/»›|→-]\s*\S.{0,150}$",
            r"^[\w &'’-]{2,25}(?:\s*[>»›|]\s*[\w &'’-]{2,40}){2,}$",
            r"^(?:skip to|back to|return to|go to) (?:the )?(?:main|content|top|home|navigation|previous|article"
            r"|news)\b.{0,30}$",
            r"^(?:toggle|open|close) (?:the )?(?:navigation|menu|search)\b.{0,20}$",
            r"^(?:previous|next|older|newer) (?:article|post|story|page|entries)s?\b.{0,160}$",
            r"^(?:page \d+(?: of \d+)?|\d+ of \d+|live tv|scroll to top|you are here\b.{0,100})$",
            r"^(?:« |← )?(?:previous|prev|next)(?: »| →)?$",
            r"^(?:top|channels|sections|headlines?|exclusive|breaking|latest|live updates)$",
        ),
    ),
)

_ATTRIBUTED = re.compile(r"\b(?:said|told|added|according to|reported)\b", re.IGNORECASE)
_MAY_ATTRIBUTE = frozenset(("caption", "agency-credit", "copyright"))
"""Only these may hold for a finished sentence that tells who said something; else such a sentence is news."""

_SUFFIX = re.compile(
    r"(?<=[.!?…\"”’)])\s+(?P<tail>(?:read more|read full story|show more|see more|continue reading|learn more|click "
    r"here|advertisement|"
    r"share this|accept read more|accept)\s*[.»>…→]*)$",
    re.IGNORECASE,
)


def furniture_reason(block: Block) -> str | None:
    """The reason code of the first rule that holds for a block, or none for a block that may belong to the report."""
    count = len(words_of(block.text))
    if count > MAX_WORDS or block.kind == "row":
        return None
    if count == 0:
        return "ornament"
    attributed = is_finished(block.text) and _ATTRIBUTED.search(block.text) is not None
    for rule in FURNITURE:
        if attributed and rule.reason not in _MAY_ATTRIBUTE:
            continue
        if count <= rule.most_words and rule.holds(block.text):
            return rule.reason
    return None


def split_suffix(text: str) -> tuple[str, str | None]:
    """A text without the link words that were copied behind its last full stop, and those words."""
    found = _SUFFIX.search(text)
    if found is None:
        return text, None
    return text[: found.start()].rstrip(), found["tail"]
