"""Which language somebody is spoken to in."""

from bot.phrases.phrases import Language, Phrases, language_of, phrases_in
from bot.state.settings import ServerSettings


def language_for(
    settings: ServerSettings | None,
    *,
    person: str | None = None,
    server: str | None = None,
    private: bool = False,
) -> Language:
    """Choose a language from a person's and a server's locale, such as "de" or "en-GB".

    What only the person sees is in their own.  What all see is in the one that the server's
    moderators have set, if they have; a person whose locale is not known, as behind a mention, is
    spoken to in the server's.
    """
    if settings is not None and settings.language and not private:
        return settings.language
    return language_of([person] if person else [server])


def phrases_for(
    settings: ServerSettings | None,
    *,
    person: str | None = None,
    server: str | None = None,
    private: bool = False,
) -> Phrases:
    """Return what is said in the language of `language_for`."""
    return phrases_in(language_for(settings, person=person, server=server, private=private))
