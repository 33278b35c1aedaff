import io

from bot.progress import shown_progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_outside_a_terminal_there_is_nothing_to_report_to():
    file = io.StringIO()

    with shown_progress(file) as progress:
        assert progress is None

    assert file.getvalue() == ""


def test_on_a_terminal_each_step_has_its_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    file = _Terminal()

    with shown_progress(file) as progress:
        assert progress is not None
        progress("Reading", 1, 2)
        progress("Reading", 2, 2)
        progress("Embedding", 5, 5)

    assert "Reading" in file.getvalue()
    assert "Embedding" in file.getvalue()


def test_a_step_with_nothing_to_do_has_no_bar(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    file = _Terminal()

    with shown_progress(file) as progress:
        assert progress is not None
        progress("Embedding", 0, 0)

    assert "Embedding" not in file.getvalue()


def test_a_terminal_without_a_report_stays_as_it_was():
    file = _Terminal()

    with shown_progress(file):
        pass

    assert file.getvalue() == ""
