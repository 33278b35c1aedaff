"""Who speaks in a sentence, or in one it leans on."""

import re

from bot.answering.ground import Ground, Line
from bot.answering.surroundings import LEANS

_SPEECH_VERB = (
    r"(?:sa(?:id|ys?)|tells?|told|claim(?:s|ed)|warn(?:s|ed)|announce[sd]|tweet(?:s|ed)|add(?:s|"
    r"ed)|state[sd]|"
    r"describe[sd]|urge[sd]?|ask(?:s|ed)|call(?:s|ed)|confirm(?:s|ed)|den(?:ies|ied)|promise[sd]|"
    r"condemn(?:s|ed)|"
    r"suggest(?:s|ed)|repli(?:es|ed)|respond(?:s|ed)|order(?:s|ed)|accuse[sd]|insist(?:s|ed)|wr"
    r"(?:ites|ote)|post(?:s|ed)|"
    r"vow(?:s|ed)|admit(?:s|ted)|quoted|plan(?:s|ned)|hope[sd]?|report(?:s|ed)|demand(?:s|ed)|"
    r"recommend(?:s|ed)|believe[sd]|"
    r"thinks?|wants?|appeal(?:s|ed)|criticise[sd]|reject(?:s|ed)|predict(?:s|ed)|swears?|swore|"
    r"expect(?:s|ed))"
)


def speaks(name_stems: frozenset[str], line: Line, ground: Ground) -> bool:
    """Whether one of the names speaks in the sentence, or in one it leans on."""
    for other in (line, ground.neighbour(line, -1), ground.neighbour(line, 1)):
        if other is None:
            continue
        if other is not line and not (
            LEANS.match(line.sentence.text)
            or "“" in line.sentence.text
            or "”" in line.sentence.text
        ):
            continue
        for token in other.tokens:
            if token.stem not in name_stems:
                continue
            behind = other.sentence.text[token.end : token.end + 90]
            front = other.sentence.text[max(0, token.start - 60) : token.start]
            if re.search(rf"^[^.;“”]{{0,80}}?\b{_SPEECH_VERB}\b", behind, re.I) and not re.search(
                r"\b(?:to|against|about|by|of|with)\s+(?:[A-Z]?[\w.]+\s+){0,3}$", front
            ):
                return True
            if re.search(
                rf"(?:according\s+to|{_SPEECH_VERB}|citing|quoting)\s+(?:[\w’'.,]+\s+){{0,6}}$",
                front,
                re.I,
            ):
                return True
    return False
