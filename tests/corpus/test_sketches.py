"""Sketches: which texts meet, and signatures that are kept from one look to the next."""

from hashlib import sha256

import pytest

from corpus import copies
from corpus.copies import find_copies, signature_of
from corpus.sketches import SKETCH_BYTES, meetings, sketch_of
from tests.corpus.copied import COPIES, DISPATCH, OWN_REPORTS, printed

ALL = (*COPIES, DISPATCH, *OWN_REPORTS)


def numbers(first: int, **at: int) -> bytes:
    """A sketch of the numbers from `first` on, but for those given by their place."""
    own = list(range(first, first + SKETCH_BYTES // 4))
    for place, number in at.items():
        own[int(place.removeprefix("n"))] = number
    return b"".join(number.to_bytes(4, "little") for number in own)


def test_sketches_meet_where_two_numbers_of_one_band_are_equal():
    one = numbers(1000)
    band, across, single = numbers(3000, n6=1006, n7=1007), numbers(5000, n7=1007, n8=1008), b""

    assert meetings([one, band, across, single, one]) == [[], [0], [], [], [0, 1]]


def test_all_of_a_group_meet_once_each():
    assert meetings([numbers(1000)] * 4) == [[], [0], [0, 1], [0, 1, 2]]
    assert meetings([]) == []
    assert meetings([b"", numbers(1000), b""]) == [[], [], []]


def test_the_sketch_of_the_same_runs_is_the_same_bytes_on_every_machine():
    sketch = sketch_of([1, 2, 4_294_967_295])
    assert len(sketch) == SKETCH_BYTES
    assert sketch_of([4_294_967_295, 2, 1]) == sketch
    # Signatures are kept in snapshots: if this changes, `COPIES_VERSION` must be raised.
    assert sha256(sketch).hexdigest()[:16] == "7e91800fc8227025"


def test_a_signature_is_of_the_body_alone():
    assert signature_of(printed("other", DISPATCH.body, None)) == signature_of(DISPATCH)
    assert signature_of(printed("other", DISPATCH.body + " More.")) != signature_of(DISPATCH)
    assert signature_of(printed("short", "Kunduz has fallen")) == b""


@pytest.mark.parametrize("known", [ALL, ALL[::2], ()], ids=["all", "half", "none"])
def test_copies_are_the_same_with_signatures_as_without(known):
    found = find_copies(ALL, {one.id: signature_of(one) for one in known})

    assert found == find_copies(ALL)
    assert {one.article for one in found} == {one.id for one in COPIES}


def test_articles_whose_signatures_meet_no_other_are_not_read_again(monkeypatch):
    signatures = {one.id: signature_of(one) for one in ALL}
    read = []
    words = copies.compared_words
    monkeypatch.setattr(copies, "compared_words", lambda text: read.append(text) or words(text))

    assert find_copies(OWN_REPORTS, signatures) == ()
    assert read == []
    changed = printed(OWN_REPORTS[0].id, DISPATCH.body)
    del signatures[changed.id]
    (found,) = find_copies([changed, DISPATCH, OWN_REPORTS[1]], signatures)
    assert (found.article, found.of) == (changed.id, DISPATCH.id)
    assert read == [changed.body.casefold(), DISPATCH.body.casefold()]


def test_a_signature_of_another_length_is_refused_by_the_articles_name():
    with pytest.raises(ValueError, match=f"{DISPATCH.id}: a signature of 5 bytes, not 512"):
        find_copies([DISPATCH], {DISPATCH.id: b"short"})


def test_of_very_many_alike_each_meets_the_first_and_those_just_before_it():
    alike = [sketch_of(frozenset(range(40)))] * 500

    found = meetings(alike)

    assert found[20] == list(range(20))
    assert found[400] == [0, *range(368, 400)]
