"""An invented dispatch, what other desks made of it, and reports of their own on the same event."""

from datetime import date

from corpus.article import Article

_LINES = (
    "The Taliban captured the northern city of Kunduz on Sunday after a night of fighting around "
    "the central market, a provincial council member and two residents said.",
    "“We pulled back to the airport because no more ammunition had come since Thursday,” said "
    "Nasrin Waziri, who sits on the council. “The road to the south has been shut for nine days.”",
    "Shopkeepers said fighters on motorcycles drove through the main square at about seven in the "
    "morning and hoisted a white flag over the traffic post.",
    "At least 14 people were killed and more than 30 wounded in two days, a doctor at the regional "
    "hospital said. He asked not to be named because he was not allowed to speak to reporters.",
    "The interior ministry said reinforcements were on their way and that the city would be "
    "cleared within hours. It gave no figures for its own losses.",
    "Kunduz, a trading town on the road to Tajikistan, was briefly held by the insurgents in 2015 "
    "and again a year later. Its fall opens the way to the neighbouring provinces.",
    "Hundreds of families left for the capital on foot, carrying blankets and cooking pots. Bus "
    "owners had tripled their fares since Friday.",
    "Aid workers said the only warehouse with tents and flour stood on the airport road, where "
    "shells were still landing in the afternoon.",
)
"""Its paragraphs."""

DISPATCH = Article(
    id="gazette",
    publisher="The Harbour Gazette",
    title="Kunduz falls to the Taliban",
    published=date(2021, 8, 8),  # a Sunday
    published_how="stated",
    body="\n".join(_LINES),
)


def printed(name: str, body: str, day: date | None = date(2021, 8, 9)) -> Article:
    """An article of its own name and publisher."""
    how = "stated" if day else "unknown"
    return Article(id=name, publisher=f"The {name}", published=day, published_how=how, body=body)


VERBATIM = printed("verbatim", DISPATCH.body)
HEADED = printed(
    "headed", "\n".join(("Northern trading town lost, shops shut and roads full", *_LINES))
)
"""Under a headline of its own."""
REOPENED = printed(
    "reopened",
    "\n".join(
        (
            "KABUL — Another of the north's big towns was gone by breakfast yesterday, and those "
            "who could were walking out of it with what they could carry.",
            *_LINES[1:],
        )
    ),
)
"""With its first paragraph rewritten."""
CUT = printed("cut", "\n".join((*_LINES[:4], *_LINES[5:7])))
"""About a fifth shorter."""
HALVED = printed("halved", "\n".join(_LINES[:4]))
FRAMED = printed(
    "framed",
    "\n".join(
        (
            "It had been a bad week for the garrisons along the river, and this was its worst day "
            "so far, with telephones silent from noon and the governor nowhere to be found.",
            *_LINES,
            "Our correspondent adds: bakers here said they would open on Monday as usual, since "
            "people have to eat whoever collects the tax. The bridge was guarded by boys.",
            "The river ferries had stopped by the evening; three boatmen said nobody paid them.",
        )
    ),
)
"""With paragraphs put around it."""
EDITED = printed(
    "edited",
    DISPATCH.body.replace("a provincial council member", "a member of the provincial council")
    .replace("hoisted", "raised")
    .replace("were killed and more than 30 wounded", "died and over 30 were hurt")
    .replace("reinforcements were on their way", "more troops were under way")
    .replace("on foot, carrying", "on foot with"),
)
"""Sub-edited throughout."""

COPIES = (VERBATIM, HEADED, REOPENED, CUT, HALVED, FRAMED, EDITED)

COUNCIL = printed(
    "council",
    "\n".join(
        (
            "Insurgents hold all of Kunduz but its airfield, officials in the north conceded on "
            "Sunday, ending weeks in which the garrison had clung to the centre.",
            "“We pulled back to the airport because no more ammunition had come since Thursday,” "
            "council member Nasrin Waziri told this newspaper by telephone.",
            "She counted 14 dead in her own street and feared there were more. Lorries burned near "
            "the silo, and the prison stood open.",
            "The city changed hands twice in the last six years. Diplomats said its loss, the "
            "third in three days, would weigh on the talks abroad.",
            "A teacher said she had hidden her pupils' books in a well.",
        )
    ),
)
"""Another report on the event, with one statement quoted in both."""
MORNING = printed(
    "morning",
    "\n".join(
        (
            "By the time the sun was up over Kunduz the white flags were too. The Taliban took the "
            "northern city on Sunday in a push that began after evening prayers.",
            "The interior ministry said reinforcements were on their way and that the city would "
            "be cleared within hours, a sentence residents have heard before.",
            "Vegetable sellers laid out their onions beside the tanks. A boy sold the soldiers' "
            "caps for a coin each, and had sold eleven by noon.",
            "Hospital staff spoke of 14 killed; the toll could not be checked.",
            "Kunduz lies on the trade road to Tajikistan and was held for some days in 2015.",
        )
    ),
)
OWN_REPORTS = (COUNCIL, MORNING)
