import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.intake.apart import Apart
from corpus.intake.jobs import ArticleJob
from corpus.intake.submission import IntakeError, Limits
from tests.corpus.intake.made import FORM, PROSE, SHOWN, laughing_pdf, pdf_of, pdf_with, stream

LIMITS = Limits(memory_bytes=1_000_000_000)


def job(name: str, content: bytes) -> ArticleJob:
    return ArticleJob(
        kind="article", name=name, content=content, format="pdf", limits=LIMITS, facts=None
    )


QUICK = job("quick.pdf", pdf_of(PROSE))
SLOW = job("slow.pdf", laughing_pdf())


@pytest.fixture
def apart():
    with Apart(LIMITS) as opened:
        yield opened


def test_no_process_is_begun_before_there_is_something_to_read(apart):
    assert apart.pid is None


def test_many_files_are_read_in_one_process_that_is_gone_at_the_end():
    with Apart(LIMITS) as apart:
        articles = [apart.carry_out(QUICK, 60) for _ in range(3)]
        pid = apart.pid
        apart.carry_out(QUICK, 60)
        assert apart.pid == pid

    assert {article.body for article in articles} == {PROSE}
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_file_that_takes_too_long_ends_the_process_and_the_next_one_begins_another(apart):
    apart.carry_out(QUICK, 60)
    first = apart.pid

    with pytest.raises(IntakeError) as refused:
        apart.carry_out(SLOW, 0.5)

    assert (refused.value.refusal, refused.value.limit) == ("too-slow", 1)
    assert str(refused.value) == "slow.pdf: not read within 1 s"
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert apart.carry_out(QUICK, 60).body == PROSE


@pytest.mark.parametrize(
    ("blow", "refusal"),
    [
        (signal.SIGSEGV, "unreadable"),
        (signal.SIGABRT, "unreadable"),
        (signal.SIGKILL, "too-much-memory"),
        (signal.SIGXCPU, "too-slow"),
    ],
)
def test_a_process_that_dies_over_a_file_refuses_it_in_a_sentence(apart, blow, refusal):
    apart.start("slow.pdf")
    timer = threading.Timer(0.5, os.kill, (apart.pid, blow))
    timer.start()

    with pytest.raises(IntakeError) as refused:
        apart.carry_out(SLOW, 60)

    timer.join()
    assert refused.value.refusal == refusal
    assert str(refused.value).startswith("slow.pdf: ")
    assert apart.carry_out(QUICK, 60).body == PROSE


def test_a_process_that_died_unseen_is_replaced_by_the_next_file(apart):
    apart.start("quick.pdf")
    first = apart.pid
    os.kill(first, signal.SIGSEGV)
    while Path(f"/proc/{first}/stat").read_text().split()[2] != "Z":
        time.sleep(0.01)

    assert apart.carry_out(QUICK, 60).body == PROSE
    assert apart.pid != first


def test_where_no_process_can_be_begun_the_file_is_refused_in_a_sentence(apart, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(IntakeError, match=r"^quick.pdf: no process to read it in: No such file"):
        apart.carry_out(QUICK, 60)


def test_where_the_process_does_not_start_the_file_is_refused_in_a_sentence(
    apart, monkeypatch, capfd
):
    monkeypatch.setattr(sys, "executable", "/bin/ls")

    with pytest.raises(IntakeError, match=r"^quick.pdf: the process to read it in does not start"):
        apart.carry_out(QUICK, 60)

    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="limits are read from /proc")
def test_the_process_is_confined_and_knows_nothing_of_the_environment(apart, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    apart.carry_out(QUICK, 60)
    proc = Path("/proc") / str(apart.pid)

    environment = (proc / "environ").read_bytes()
    limits = {line[:26].strip(): line[26:].split()[0] for line in _lines(proc / "limits")}

    assert b"secret" not in environment
    assert b"HOME=" not in environment
    assert limits["Max address space"] == str(LIMITS.memory_bytes)
    assert (limits["Max file size"], limits["Max core file size"]) == ("0", "0")
    assert limits["Max open files"] == "64"
    assert int(limits["Max cpu time"]) <= LIMITS.seconds + 60
    assert os.getpgid(apart.pid) == apart.pid != os.getpgid(0)
    assert (proc / "cwd").resolve() == Path("/")


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines()


def test_what_is_printed_besides_is_dropped(apart, capfd):
    form = stream("/X Do", f"{FORM}/Resources << /XObject << /X 6 0 R >> >> ")
    noisy = job("noisy.pdf", pdf_with(f"/X Do {SHOWN % PROSE}", form=form))

    assert apart.carry_out(noisy, 60).body == PROSE  # pypdf warns of the form that draws itself

    assert capfd.readouterr() == ("", "")
