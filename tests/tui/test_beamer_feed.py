"""The line between the stage and its beamers, with real sockets: who gets what, and nobody stands in the way."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from beamers import ROOM, Bare, a_scene, connected, until, watching
from hypothesis import given
from hypothesis import strategies as st

from dialoog.tui.beamer import endpoint as endpoints
from dialoog.tui.beamer import feed as feeds
from dialoog.tui.beamer import line as lines
from dialoog.tui.beamer.endpoint import Endpoint
from dialoog.tui.beamer.feed import MOST_BEAMERS, MOST_LINES, Feed
from dialoog.tui.beamer.wire import (
    LONGEST_HELLO,
    Aloud,
    Call,
    Garbled,
    Posted,
    Room,
    View,
    decode_room,
    decode_view,
    encode,
)
from dialoog.tui.widgets.board import Block, Item

VIEW = View(a_scene())


@asynccontextmanager
async def feeding(
    view: View = VIEW, *, last: View = VIEW, changed: Callable[[], None] = lambda: None
) -> AsyncIterator[tuple[Feed, Endpoint]]:
    feed = Feed(changed)
    endpoint = await feed.open()
    feed.show(view)
    try:
        yield feed, endpoint
    finally:
        await feed.close(last)


def let_in(beamer: Bare, endpoint: Endpoint, room: Room = ROOM) -> None:
    beamer.say(replace(room, token=endpoint.token))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "school"


# what is sent


async def test_a_beamer_is_sent_what_the_room_sees_now_and_then_what_comes(workspace: Path) -> None:
    async with feeding() as (feed, endpoint), watching(workspace) as beamer:
        endpoints.publish(workspace, endpoint)
        await until(lambda: beamer.view == VIEW)
        await until(lambda: feed.rooms == (ROOM,))
        for text in ("Eerste kaart", "Tweede kaart"):
            feed.show(View(a_scene(text)))
            await until(lambda text=text: beamer.view == View(a_scene(text)))


async def test_a_beamer_that_is_slow_gets_the_newest_and_none_of_those_in_between() -> None:
    async with feeding() as (feed, endpoint), connected(endpoint) as beamer:
        let_in(beamer, endpoint)
        assert await beamer.hears() == VIEW
        for number in range(200):
            feed.show(View(a_scene(str(number))))
            await asyncio.sleep(0)
        beamer.say(ROOM)
        assert (await beamer.hears()).scene == a_scene("199")


async def test_a_beamer_that_hangs_is_let_go_and_the_others_never_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "HANGING", 0.05)
    async with feeding() as (feed, endpoint), connected(endpoint) as hanging, connected(endpoint) as other:
        let_in(hanging, endpoint)
        let_in(other, endpoint, Room(10, 5))
        await other.hears()
        for _second in range(20):
            other.say(Room(10, 5))
            feed.show(View(a_scene(str(_second))))
            await other.hears()
            await asyncio.sleep(0.01)
        await until(lambda: feed.rooms == (Room(10, 5),))


async def test_the_same_is_sent_again_as_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "SIGN_OF_LIFE", 0.01)
    async with feeding() as (_feed, endpoint), connected(endpoint) as beamer:
        let_in(beamer, endpoint)
        for _time in range(3):
            assert await beamer.hears() == VIEW
            beamer.say(ROOM)


async def test_the_stage_hears_how_much_room_there_is_and_who_comes_and_goes() -> None:
    changes = 0

    def changed() -> None:
        nonlocal changes
        changes += 1

    async with feeding(changed=changed) as (feed, endpoint):
        async with connected(endpoint) as beamer:
            let_in(beamer, endpoint)
            await until(lambda: feed.rooms == (ROOM,))
            beamer.say(Room(40, 6))
            await until(lambda: feed.rooms == (Room(40, 6),))
        await until(lambda: not feed.rooms)
        assert changes == 2


async def test_at_the_end_the_last_view_arrives_and_the_line_is_closed() -> None:
    async with feeding(last=View(over="done")) as (feed, endpoint), connected(endpoint) as beamer:
        let_in(beamer, endpoint)
        assert await beamer.hears() == VIEW
        await feed.close(View(over="done"))
        assert await beamer.hears() == View(over="done")
        assert await beamer.hears_all() == b""
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", endpoint.port)


# who is not let in


@pytest.mark.parametrize(
    "words",
    [
        encode(replace(ROOM, token="0" * 64)),
        encode(ROOM),
        encode(replace(ROOM, token="é\u0000 ")),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\n",
        b"[" * 900 + b"\n",
        b"\xff\xfe\x00\n",
        b'{"columns": NaN, "rows": 1, "token": ""}\n',
        b"x" * (4 * LONGEST_HELLO),
        b"",
    ],
    ids=["wrong", "none", "strange", "browser", "empty", "deep", "bytes", "nan", "long", "silent"],
)
async def test_without_the_token_nothing_is_said_and_the_line_is_closed(
    words: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "PATIENCE", 0.1)
    async with feeding() as (feed, endpoint):
        async with connected(endpoint) as stranger:
            stranger.say(words)
            assert await stranger.hears_all() == b""
            assert feed.rooms == ()
        async with connected(endpoint) as beamer:
            let_in(beamer, endpoint)
            assert await beamer.hears() == VIEW


@pytest.mark.parametrize("words", [b"garbage\n", b"x" * (4 * LONGEST_HELLO), b'{"columns": -1, "rows": 3}\n'])
async def test_a_beamer_that_talks_nonsense_is_let_go(words: bytes) -> None:
    async with feeding() as (feed, endpoint), connected(endpoint) as beamer:
        let_in(beamer, endpoint)
        await beamer.hears()
        beamer.say(words)
        await beamer.hears_all()
        await until(lambda: feed.rooms == ())


async def test_there_are_only_so_many_beamers_and_lines() -> None:
    async with feeding() as (feed, endpoint):
        async with (
            connected(endpoint) as a,
            connected(endpoint) as b,
            connected(endpoint) as c,
            connected(endpoint) as d,
        ):
            for beamer in (a, b, c, d):
                let_in(beamer, endpoint)
                await beamer.hears()
            assert len(feed.rooms) == MOST_BEAMERS
            async with connected(endpoint) as fifth:
                let_in(fifth, endpoint)
                assert await fifth.hears_all() == b""
        await until(lambda: not feed.rooms)
        crowd = [connected(endpoint) for _one in range(MOST_LINES)]
        for one in crowd:
            await one.__aenter__()
        async with connected(endpoint) as late:
            assert await late.hears_all() == b""
        for one in crowd:
            await one.__aexit__(None, None, None)


# finding a meeting, losing it, finding it again


async def test_a_beamer_waits_for_a_meeting_and_follows_the_next_one_too(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "AGAIN", 0.01)
    async with watching(workspace) as beamer:
        await until(lambda: beamer.lost)
        for text in ("De eerste", "De tweede"):
            async with feeding(View(a_scene(text))) as (_feed, endpoint):
                endpoints.publish(workspace, endpoint)
                await until(lambda text=text: not beamer.lost and beamer.scene.text == text)
                endpoints.withdraw(workspace, endpoint)
            await until(lambda: beamer.lost)


async def test_a_stage_goes_on_with_a_beamer_that_comes_back(workspace: Path) -> None:
    async with feeding() as (feed, endpoint):
        endpoints.publish(workspace, endpoint)
        for _time in range(2):
            async with watching(workspace) as beamer:
                await until(lambda beamer=beamer: beamer.view == VIEW)
            await until(lambda: not feed.rooms)


async def test_a_stage_that_says_nothing_any_more_counts_as_gone_until_it_speaks_again(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SIGN_OF_LIFE", 60)
    monkeypatch.setattr(lines, "SILENCE", 0.05)
    async with feeding() as (feed, endpoint):
        endpoints.publish(workspace, endpoint)
        async with watching(workspace) as beamer:
            await until(lambda: beamer.views and beamer.lost)
            feed.show(View(a_scene("Weer terug")))
            await until(lambda: beamer.scene.text == "Weer terug")
            assert feed.rooms == (ROOM,), "it is the same line"


async def test_without_a_workspace_it_is_the_meeting_begun_last_that_still_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with feeding(View(a_scene("Ouder"))) as (_one, older), feeding(View(a_scene("Nieuwer"))) as (_two, newer):
        begun = {"a": older, "b": newer, "c": Endpoint(newer.port, "f" * 64)}
        for name, endpoint in begun.items():
            endpoints.publish(tmp_path / name, endpoint)
        for at, name in enumerate(begun):
            os.utime(endpoints._file(tmp_path / name), (at, at))
        async with watching(None) as beamer:
            await until(lambda: beamer.views)
            assert beamer.scene.text == "Nieuwer"
        async with watching(tmp_path / "a") as beamer:
            await until(lambda: beamer.views)
            assert beamer.scene.text == "Ouder"


@pytest.mark.parametrize("answer", [b"", b"hello\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"{}" * (1 << 20)])
async def test_another_program_on_that_port_is_no_meeting(
    answer: bytes, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "AGAIN", 0.01)
    monkeypatch.setattr(lines, "SILENCE", 0.05)
    visits = 0

    async def another(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal visits
        visits += 1
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(another, "127.0.0.1", 0) as server:
        endpoints.publish(workspace, Endpoint(server.sockets[0].getsockname()[1], "0" * 64))
        async with watching(workspace) as beamer:
            await until(lambda: visits > 1)
            assert beamer.lost
            assert all(view == View() for view in beamer.views)


# the file that tells where


def test_the_file_is_for_this_user_only_and_gone_at_the_end(workspace: Path) -> None:
    endpoint = Endpoint(1234, "a" * 64)
    endpoints.publish(workspace, endpoint)
    file = endpoints._file(workspace)
    assert endpoints.found(workspace) == [endpoint]
    assert workspace.name not in file.name
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
    endpoints.withdraw(workspace, endpoint)
    assert not file.exists()
    assert endpoints.found(workspace) == []


def test_a_meeting_that_ends_leaves_the_file_of_the_next_one(workspace: Path) -> None:
    former, present = Endpoint(1, "a" * 64), Endpoint(2, "b" * 64)
    endpoints.publish(workspace, former)
    endpoints.publish(workspace, present)
    endpoints.withdraw(workspace, former)
    assert endpoints.found(workspace) == [present]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 9999,
        b"\xff",
        b'{"port": "80", "token": "x"}',
        b'{"port": 0, "token": "x"}',
        b'{"port": 70000, "token": "x"}',
        b'{"port": 80, "token": 5}',
    ],
)
def test_a_file_that_says_something_else_is_no_meeting(content: bytes, workspace: Path) -> None:
    endpoints.publish(workspace, Endpoint(1, "a"))
    endpoints._file(workspace).write_bytes(content)
    assert endpoints.found(workspace) == []


def test_what_a_crash_left_behind_goes_in_the_end(workspace: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    endpoints.publish(crashed, Endpoint(1, "a"))
    os.utime(endpoints._file(crashed), (1, 1))
    endpoints.publish(workspace, Endpoint(2, "b"))
    assert not endpoints._file(crashed).exists()


# the words on the line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
shares = st.floats(0, 1) | st.none()
scenes = st.builds(
    lambda text, title, turn, silence: replace(a_scene(text, title=title), turn=turn, silence=silence),
    texts,
    texts,
    shares,
    shares,
)
boards = st.builds(lambda *words: Posted((Block(words[0], (Item("1", words[1]),)),), "1", ""), texts, texts)
views = st.builds(
    View,
    scene=st.none() | scenes,
    word=st.integers(0, 10_000),
    dark=st.booleans(),
    call=st.none() | st.builds(Call, texts, texts, st.booleans()),
    aloud=st.none() | st.builds(Aloud, texts, texts),
    posted=st.none() | boards,
    over=st.sampled_from(["", "done", "put away"]),
)


@given(views)
def test_a_view_arrives_as_it_was_sent_in_one_line(view: View) -> None:
    line = encode(view)
    assert line.count(b"\n") == 1
    assert decode_view(line) == view


@given(st.binary(max_size=200))
def test_bytes_from_anywhere_are_a_view_or_garbled(line: bytes) -> None:
    for decode in (decode_view, decode_room):
        try:
            decode(line)
        except Garbled:
            continue
