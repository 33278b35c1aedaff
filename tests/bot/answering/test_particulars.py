"""Law 2: the first line answers in the form asked for, out of the sentence that tells it."""

import pytest


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who fled from Maimana?", "Daud Tarzi"),
        ("who was the governor that ran from Maimana?", "Daud Tarzi"),
        ("Who left Taloqan on a mule?", "Sakhi Barmak"),
        ("Who is Hamid Darwazi?", "garrison commander"),
        ("Who walked to a well?", "Parwin Sadat"),
        ("Where did Governor Tarzi flee to?", "Termez"),
        ("where did daud tarzi go?", "Termez"),
        ("To which town did the governor of Maimana flee?", "Termez"),
        ("Where were 62 wounded people treated?", "Farah"),
        ("How many people were killed in Farah?", "47"),
        ("how many civilians did doctors treat in Farah?", "62"),
        ("What was the number of wounded treated at the hospital in Farah?", "62"),
        ("How many soldiers were sent to Bamyan?", "400"),
        ("How old is Parwin Sadat?", "9"),
        ("How far did Parwin Sadat walk?", "12 miles"),
        ("Why did bakeries in Maimana close?", "power lines"),
        ("What is the reason that Maimana's bakeries shut?", "power lines"),
        ("What did tailors in Kandahar sell?", "white cloth"),
        ("What did Colonel Darwazi say his men lacked?", "bread"),
        ("What vehicle did Governor Tarzi flee in?", "minibus"),
    ],
)
def test_the_first_line_holds_what_was_asked_for(newsroom, question, answer):
    reply = newsroom.told(question)

    assert answer in reply.direct
    assert any(answer in citation.quote for citation in reply.citations)


@pytest.mark.parametrize(
    "question", ["How many people were killed in Farah?", "How many capitals have fallen?"]
)
def test_a_number_opens_the_line(newsroom, question):
    assert newsroom.told(question).direct.split()[0].lower() in {"47", "seven", "7"}


def test_a_figure_somebody_gave_is_told_as_theirs(newsroom):
    assert "Nasrin Waziri" in newsroom.told("How many people were killed in Farah?").text


@pytest.mark.parametrize(
    "question", ["Has Farah fallen?", "was Farah captured?", "did the insurgents take Farah"]
)
def test_yes_stands_first_with_its_reason(newsroom, question):
    reply = newsroom.told(question)

    assert reply.direct.startswith("Yes")
    assert reply.citations[0].quote.startswith("Insurgents captured the western city of Farah")


@pytest.mark.parametrize("question", ["Has Bamyan been captured?", "did Bamyan fall?"])
def test_threatened_is_not_captured(newsroom, question):
    reply = newsroom.told(question)

    assert reply.direct.startswith("No")
    assert "threatened" in reply.direct


@pytest.mark.parametrize(
    "question", ["Has Ghazni fallen?", "Did the insurgents capture Ghazni?", "Is Ghazni taken?"]
)
def test_the_airport_is_not_the_city(newsroom, question):
    reply = newsroom.ask(question)

    assert not reply.direct.startswith("Yes")
    assert "airport" in reply.text


def test_the_airport_asked_about_is_the_airport_answered(newsroom):
    reply = newsroom.told("When was the airport of Ghazni captured?")

    assert "Thursday 12 August 2021" in reply.direct
    assert "airport" in reply.direct


@pytest.mark.parametrize("question", ["Has Herat city fallen?", "Did the city of Herat fall?"])
def test_a_city_is_not_its_province(newsroom, question):
    reply = newsroom.told(question)

    assert reply.direct.startswith("No")
    assert reply.citations[0].quote.endswith("Herat city has not fallen.")


@pytest.mark.parametrize(
    "question", ["Has Herat province fallen?", "Do the insurgents hold Herat province?"]
)
def test_most_of_a_province_is_not_the_whole(newsroom, question):
    reply = newsroom.told(question)

    assert "most" in reply.direct.lower() or "part" in reply.direct.lower()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("wen did qandahar fal", "Saturday 14 August 2021"),
        ("when was maymana captred??", "Wednesday 11 August 2021"),
        ("whn did Gardes fall", "Friday 13 August 2021"),
        ("hwo many capitals have falen", "Seven"),
        ("how many ppl were kiled in farah", "47"),
        ("wher did govenor tarzi flee too", "Termez"),
        ("why did bakerys in Maimana close", "power lines"),
        ("WHO FLED FROM MAIMANA", "Daud Tarzi"),
    ],
)
def test_slips_of_the_pen_are_read_past(newsroom, question, answer):
    assert answer in newsroom.told(question).direct
