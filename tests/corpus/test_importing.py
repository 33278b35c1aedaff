from datetime import date

from corpus.reader import read_corpus
from corpus.sentences import split_sentences

PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."
OTHER = "The second ferry stayed at the quay until the storm was over, he said."

PAGE = f"""<html><head><title>Ferry leaves | The Lamp</title>
<meta property="og:site_name" content="The Lamp">
<meta property="og:title" content="Ferry leaves">
<meta property="article:published_time" content="2021-08-09T10:00:00Z">
<link rel="canonical" href="https://lamp.example/a"></head><body>
<nav><a href="/">Home</a> / <a href="/n">News</a></nav>
<article><h1>Ferry leaves</h1><p>{PROSE}</p>
<figure><img src="a.jpg"><figcaption>A crew waits at the quay (AP)</figcaption></figure>
<h2>What came next</h2><p>{OTHER}</p><p>Read more</p>
<blockquote class="twitter-tweet"><p>All dry. pic.twitter.com/aB1</p>&mdash; Ada Reed (@ada)
<a href="t">August 9, 2021</a></blockquote>
<p>{PROSE.replace("Sunday", "Monday")}</p></article>
<footer>Copyright 2021 The Lamp. All rights reserved.</footer></body></html>"""


def test_a_web_page_gives_its_article_and_what_its_head_states(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")

    (article,) = read_corpus(tmp_path).articles

    assert (article.title, article.publisher) == ("Ferry leaves", "The Lamp")
    assert (article.url, article.published) == ("https://lamp.example/a", date(2021, 8, 9))
    assert [(s.kind, s.text) for s in split_sentences(article)] == [
        ("heading", "Ferry leaves"),
        ("prose", PROSE),
        ("heading", "What came next"),
        ("prose", OTHER),
        ("prose", PROSE.replace("Sunday", "Monday")),
        ("post", "All dry."),
        ("post", "pic.twitter.com/aB1 — Ada Reed (@ada) August 9, 2021"),
        ("caption", "A crew waits at the quay (AP)"),
    ]


def pdf_of(*lines: str) -> bytes:
    """Write a PDF of one page by hand, a line of text below the other."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {shown}ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    text, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    text += f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{text.index('xref')}\n%%EOF"
    return text.encode("ascii")


def test_a_pdf_s_lines_are_joined_to_paragraphs(tmp_path):
    text = pdf_of(
        "The ferry left the harbour on Sunday with the whole of its crew on",
        "board, and by the afternoon it had come as far as the next town on",
        "the coast, the mayor said.",
        "On Monday it went back to the quay, where a crowd had come to look",
        "at what was left of it.",
    )

    (tmp_path / "a.pdf").write_bytes(text)

    (article,) = read_corpus(tmp_path).articles

    assert article.body.split("\n") == [
        "The ferry left the harbour on Sunday with the whole of its crew on board, and by the"
        " afternoon it had come as far as the next town on the coast, the mayor said.",
        "On Monday it went back to the quay, where a crowd had come to look at what was left of"
        " it.",
    ]
