"""What the bot says: an answer with its proofs, or an honest refusal."""

import re
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, PositiveInt

from bot.phrases.phrases import FALLBACK, Language, Phrases, phrases_in
from corpus.article import Article, ArticleId

MAX_TEXT = 700
"""Characters of an answer's text on one page (law 2 of an answer)."""

_MARKER = re.compile(r"\[(\d+)\]")


class Asked(BaseModel):
    """One question as it was put, with the turns before it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    history: tuple[str, ...] = ()
    """Earlier questions of the same person in the same thread, oldest first."""
    as_of: date | None = None
    """Only articles published up to this day are used."""
    language: Language = FALLBACK
    """The language to answer in.  Questions are read in English whatever it is."""


class Credited(BaseModel):
    """Whose words a quote is: a publisher's, or those of a digest of its article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: ArticleId
    publisher: str
    published: date | None
    digest: bool = False
    """True where the quote is of a digest, not the publisher's own words."""
    quote: str

    @property
    def credit(self) -> str:
        """The publisher, or "digest of …" where the words are not its own."""
        return self.credit_in(phrases_in(FALLBACK))

    def credit_in(self, phrases: Phrases) -> str:
        """The same in another language."""
        return credited(self.publisher, self.digest, phrases)


def credited(publisher: str, is_digest: bool, phrases: Phrases) -> str:
    """Write whose words something is in: a publisher's, or those of a digest of its article."""
    return phrases.say("answer-digest-of", publisher=publisher) if is_digest else publisher


class Citation(Credited):
    """One proof: a verbatim quote, `Article.body[start:end]`, and where it stands."""

    marker: PositiveInt
    url: str | None = None
    start: int
    end: int


class Answer(BaseModel):
    """A proved answer: every line that claims something carries a marker."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    direct: str
    """The first line: what was asked, in the form asked for, with markers."""
    support: tuple[str, ...] = ()
    """Further lines, with markers: supporting quotes, rows of a list, the working of a date."""
    sides: tuple[str, ...] = ()
    """Where the articles differ: one line a side, with markers; empty where they agree."""
    pages: tuple[str, ...] = ()
    """What did not fit on the first page, each at most `MAX_TEXT` characters, with markers."""
    unanswered: tuple[str, ...] = ()
    """Those lines of `support` and `pages` that say which of several questions have no answer.

    They claim nothing and carry no marker, but may repeat words of the question.
    """
    as_of: date | None = None
    place: str | None = None
    """The gazetteer id of the one place the question was about, if it was about one."""
    kind: str = ""
    """What kind of question was answered: "when", "who", "how_many" …; the first of several."""
    follows: bool = False
    """Whether the question leaned on the turns before it."""
    citations: tuple[Citation, ...]
    snapshot: str
    language: Language = FALLBACK
    """What its own words are in; quotes stay as they are."""

    @property
    def text(self) -> str:
        """The first page as plain text."""
        until = [as_of_line(self.as_of, phrases_in(self.language))] if self.as_of else []
        return "\n".join([self.direct, *self.sides, *self.support, *until])


def as_of_line(day: date, phrases: Phrases) -> str:
    """What an answer as of a day says of itself."""
    return phrases.say("answer-as-of", day=phrases.day(day))


class Nearest(Credited):
    """A sentence near to what was asked.  It is not an answer."""


class NoAnswer(BaseModel):
    """A refusal: what was missing, and what the articles do cover."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    direct: str
    covered: str
    nearest: tuple[Nearest, ...] = ()
    as_of: date | None = None
    place: str | None = None
    kind: str = ""
    """What kind of question was refused, as in an answer."""
    follows: bool = False
    """Whether the question leaned on the turns before it."""
    snapshot: str
    language: Language = FALLBACK

    @property
    def text(self) -> str:
        """The refusal as plain text."""
        return "\n".join([self.direct, self.covered])


Reply = Answer | NoAnswer


def without_question(reply: Reply) -> Reply:
    """The reply without the question, nor the lines of an answer that may repeat words of it."""
    if isinstance(reply, NoAnswer):
        return reply.model_copy(update={"question": ""})
    pages = (
        "\n".join(row for row in page.split("\n") if row not in reply.unanswered)
        for page in reply.pages
    )
    return reply.model_copy(
        update={
            "question": "",
            "support": tuple(line for line in reply.support if line not in reply.unanswered),
            "pages": tuple(page for page in pages if page),
            "unanswered": (),
        }
    )


class ProofError(AssertionError):
    """An answer that its own citations do not prove; it must not be sent."""


def prove(answer: Answer, articles: Mapping[ArticleId, Article]) -> Answer:
    """Return the answer unchanged if every law of citing holds, just before it is sent.

    Raises ProofError naming the first marker, quote or line that breaks one.
    """
    if not answer.citations:
        raise ProofError("an answer without a citation")
    written = [answer.direct, *answer.sides, *answer.support, *answer.pages]
    used = list(dict.fromkeys(int(n) for line in written for n in _MARKER.findall(line)))
    if used != list(range(1, len(answer.citations) + 1)):
        raise ProofError(f"markers {used} for {len(answer.citations)} citations")
    for place, citation in enumerate(answer.citations, 1):
        article = articles.get(citation.article)
        if citation.marker != place:
            raise ProofError(f"citation {place} carries marker {citation.marker}")
        if article is None or article.body[citation.start : citation.end] != citation.quote:
            raise ProofError(f"[{place}] does not stand in {citation.article}")
        if answer.as_of and (article.published is None or article.published > answer.as_of):
            raise ProofError(f"[{place}] is later than {answer.as_of}")
    if not _MARKER.search(answer.direct):
        raise ProofError("a direct line without a marker")
    return answer
