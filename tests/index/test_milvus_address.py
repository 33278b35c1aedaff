import pytest

from index.places import find_places
from index.stores.milvus_address import MilvusAddress, read_address


def test_a_url_says_where_who_and_what_the_collections_are_called():
    found = read_address("milvus+https://nora:s%40fe@milvus.example:19531/news?prefix=kabul")

    assert found == MilvusAddress(
        "milvus.example", 19531, True, "nora", "s@fe", database="news", prefix="kabul"
    )
    assert found.uri == "https://milvus.example:19531"
    assert found.token == "nora:s@fe"


@pytest.mark.parametrize(
    ("said", "uri"),
    [
        ("milvus+http://milvus", "http://milvus:19530"),
        ("milvus+https://milvus", "https://milvus:443"),
        (" milvus+http://[::1]:2000/ ", "http://[::1]:2000"),
    ],
)
def test_a_host_alone_has_milvuss_port_no_user_and_the_usual_names(said, uri):
    found = read_address(said)

    assert (found.uri, found.token) == (uri, "")
    assert (found.database, found.prefix) == ("", "stringer")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("milvus", "must be milvus"),
        ("http://milvus:19530", "must be milvus"),
        ("milvus+http://", "must be milvus"),
        ("milvus+http://milvus:port", "must be milvus"),
        ("milvus+http://milvus:99999", "must be milvus"),
        ("milvus+http://milvus#news", "must be milvus"),
        ("milvus+http://nora@milvus", "a user and a password"),
        ("milvus+http://:secret@milvus", "a user and a password"),
        ("milvus+http://milvus/a/b", "one database"),
        ("milvus+http://milvus/a-b", "one database"),
        ("milvus+http://milvus?prefix=", "takes one option"),
        ("milvus+http://milvus?prefix=9a", "takes one option"),
        ("milvus+http://milvus?prefix=a&prefix=b", "takes one option"),
        ("milvus+http://milvus?index=HNSW", "takes one option"),
        ("milvus+http://milvus?prefix", "takes one option"),
    ],
)
def test_what_is_no_server_is_refused_with_what_it_must_be(said, reason):
    with pytest.raises(ValueError, match=reason):
        read_address(said)


@pytest.mark.parametrize("said", ["milvus+http://n:hunter2@m:x", "milvus+http://n:hunter2@m/a/b"])
def test_the_password_is_in_no_refusal_and_no_picture_of_the_address(said):
    with pytest.raises(ValueError, match="must") as refused:
        find_places(environment={"STRINGER_STORE": said})

    assert str(refused.value).startswith("STRINGER_STORE must")
    assert "hunter2" not in str(refused.value)
    assert "hunter2" not in repr(read_address("milvus+http://n:hunter2@m"))


def test_without_the_setting_passages_are_searched_on_this_machine():
    assert find_places(environment={}).store is None
    assert find_places(environment={"STRINGER_STORE": " "}).store is None
    assert find_places(environment={"STRINGER_STORE": "milvus+http://m"}).store is not None
