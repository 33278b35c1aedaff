"""Where a file that was handed in is read: all of it in the process that calls."""

from dataclasses import replace
from functools import cached_property
from pathlib import PurePath

from corpus.article import Article, ArticleError
from corpus.events import read_events
from corpus.facts import Facts
from corpus.gazetteer import Gazetteer
from corpus.importing.formats import SUFFIXES, read_draft
from corpus.intake.archive import unpack_archive
from corpus.intake.days import find_day
from corpus.intake.jobs import ArticleJob, Done, Job, SubmissionJob
from corpus.intake.language import LanguageTeller
from corpus.intake.names import safe_name
from corpus.intake.submission import DayFound, IntakeError, Missing, Submission
from corpus.parsing import compose_article, plain_line
from corpus.sentences import split_sentences


class Workbench:
    """Does jobs one after the other, and loads what they need once, when it is first needed."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.load()

    @cached_property
    def _teller(self) -> LanguageTeller:
        return LanguageTeller()

    def load(self) -> None:
        """Load all that submissions need now, while temporary files may still be written."""
        import pypdf  # noqa: F401, PLC0415
        import trafilatura  # noqa: F401, PLC0415

        _ = self._gazetteer, self._teller

    def carry_out(self, job: Job) -> Done:
        """Do a job.  Raises nothing but IntakeError, whatever the file's bytes are."""
        try:
            if isinstance(job, ArticleJob):
                return _read_article(job)
            if isinstance(job, SubmissionJob):
                return self._read_submission(job)
            return unpack_archive(job.content, job.name, job.limits)
        except IntakeError:
            raise
        except ArticleError as error:
            raise IntakeError(str(error), "unreadable") from error
        except MemoryError as error:
            raise IntakeError(
                f"{job.name}: more memory than the limit of {job.limits.memory_bytes} bytes",
                "too-much-memory",
                job.limits.memory_bytes,
            ) from error
        except Exception as error:
            # A file made to do harm, or only damaged, comes out of its library as anything.
            reason = f"{type(error).__name__}: {error}"[:200]
            raise IntakeError(f"{job.name}: cannot be read ({reason})", "unreadable") from error

    def _read_submission(self, job: SubmissionJob) -> Submission:
        draft, stated = read_draft(job.content, job.name, job.format, job.limits, job.url)
        facts = (job.facts or Facts()).over(stated)
        draft = replace(draft, url=draft.url or job.url)
        article = compose_article(_with_letters(job.name), draft, facts)
        told = None
        if facts.language is None and draft.language is None:
            told = self._teller.tell(article.body)
            article = article.model_copy(update={"language": told or article.language})
        undated = article.published is None and facts.published_how != "unknown"
        day = find_day(draft, article.url) if undated else None
        self._try_reading(article, day)
        lacking: dict[Missing, bool] = {
            "publisher": plain_line(facts.publisher or draft.publisher) is None,
            "title": article.title is None,
            "published": undated,
            "language": (facts.language or draft.language or told) is None,
        }
        return Submission(
            article=article,
            original=safe_name(job.name, _suffix(job)),
            missing=tuple(name for name, lacks in lacking.items() if lacks),
            day=day,
            language_found=told,
        )

    def _try_reading(self, article: Article, day: DayFound | None) -> None:
        """Read the article as an index will, so that one that takes too long is refused here."""
        dated = article.model_copy(update={"published": article.published or (day and day.day)})
        read_events(dated, split_sentences(dated), self._gazetteer)


def _read_article(job: ArticleJob) -> Article:
    """Return the article in a file of a folder, where nobody is asked what the file leaves open.

    The day that a page's address or the page around the text suggests is taken as inferred.
    """
    draft, stated = read_draft(job.content, job.name, job.format, job.limits)
    facts = (job.facts or Facts()).over(stated)
    article = compose_article(job.name, draft, facts)
    undated = article.published is None and facts.published_how != "unknown"
    if undated and job.format == "html" and draft.suggested:
        day = {"published": draft.suggested[0].day, "published_how": "inferred"}
        return article.model_copy(update=day)
    return article


def _with_letters(name: str) -> str:
    """Return a name that an id can be made of."""
    path = PurePath(name)
    return name if any(c.isalnum() for c in path.stem) else f"article{path.suffix}"


def _suffix(job: SubmissionJob) -> str:
    """Return the suffix of a file's format: its own if it is one of those, else the usual one."""
    own = PurePath(job.name).suffix.lower()
    usual = next(suffix for suffix, known in SUFFIXES.items() if known == job.format)
    return own if SUFFIXES.get(own) == job.format else usual
