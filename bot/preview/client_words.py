"""What Discord's client writes around a message, in its reader's language."""

from dataclasses import dataclass

from bot.phrases.phrases import Language


@dataclass(frozen=True, slots=True)
class ClientWords:
    """Words that are the client's and stand in no payload."""

    app: str
    """The badge beside an application's name."""
    today: str
    only_you: str
    dismiss: str
    choose: str
    """In a select that names no placeholder."""
    image: str
    """Read out for a picture without a description."""
    spoiler: str
    cancel: str
    close: str
    submit: str
    warning: str
    """At the head of every modal."""
    upload: str
    files: str
    """A file's size in KB is {kilobytes}."""


_ENGLISH = ClientWords(
    app="APP",
    today="Today at 09:41",
    only_you="Only you can see this",
    dismiss="Dismiss message",
    choose="Make a selection",
    image="Image",
    spoiler="Spoiler",
    cancel="Cancel",
    close="Close",
    submit="Submit",
    warning=(
        "This form will be submitted to Stringer. Do not share passwords or other sensitive"
        " information."
    ),
    upload="Drop file here or browse",
    files="{kilobytes} KB",
)
_GERMAN = ClientWords(
    app="APP",
    today="heute um 09:41 Uhr",
    only_you="Nur du kannst das sehen",
    dismiss="Nachricht verwerfen",
    choose="Triff eine Auswahl",
    image="Bild",
    spoiler="Spoiler",
    cancel="Abbrechen",
    close="Schließen",
    submit="Absenden",
    warning=(
        "Dieses Formular wird an Stringer übermittelt. Gib keine Passwörter oder andere"
        " vertrauliche Informationen weiter."
    ),
    upload="Datei hierher ziehen oder auswählen",
    files="{kilobytes} KB",
)
_WORDS: dict[Language, ClientWords] = {"en": _ENGLISH, "de": _GERMAN}


def client_words(language: Language) -> ClientWords:
    """Return the client's words in a language."""
    return _WORDS[language]
