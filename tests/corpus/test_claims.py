"""Claims: who says it, and how surely."""

import pytest

from corpus.claims import modality, speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to two elders, the town fell.", "two elders"),
        ("The town fell, residents said.", "residents"),
        ("“It fell,” the mayor told reporters.", "the mayor"),
        ("The town fell, said lawmaker Amina Noor.", "lawmaker Amina Noor"),
        ("A council member said the town fell.", "A council member"),
        ("The town was reported to have fallen.", "reported"),
        ("The town fell.", None),
        ("Soldiers were told to leave and the town fell.", None),
    ],
)
def test_the_speaker_is_the_one_planted(text, who):
    assert speaker(text) == who


def test_a_speaker_s_long_title_is_cut_at_a_word():
    text = "According to " + "the deputy head of the council " * 5 + "the town fell"
    assert len(speaker(text) or "") <= 90


@pytest.mark.parametrize(
    ("before", "predicate", "after", "source", "wanted"),
    [
        ("Herat ", "fell", " on Sunday.", None, "asserted"),
        ("Herat ", "fell", " on Sunday.", "an elder", "claimed"),
        ("The ministry denied that Herat ", "had fallen", ".", "the ministry", "denied"),
        ("Herat has not ", "fallen", ".", None, "denied"),
        ("Neither Herat nor Nili has ", "fallen", ".", None, "denied"),
        ("Herat could ", "fall", " within days.", None, "if_confirmed"),
        ("Should Herat ", "go", ", the west is lost.", None, "if_confirmed"),
        ("The rebels tried to ", "seize", " Herat.", None, "if_confirmed"),
        ("It was not clear if Herat had been ", "taken", ".", None, "if_confirmed"),
        ("The rebels managed to ", "seize", " Herat.", None, "asserted"),
        ("Herat was the third capital to ", "fall", ".", None, "asserted"),
        ("An attempt to ", "take", " Herat was thwarted.", None, "denied"),
    ],
)
def test_modality_is_read_from_the_clause(before, predicate, after, source, wanted):
    assert modality(before, predicate, after, source) == wanted
