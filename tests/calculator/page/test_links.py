"""Links that restore a calculation, and the messages for unusable links."""

from dataclasses import fields, replace
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.errors import Message
from calculator.page.links import MAX_FRAGMENT, REQUESTS, VERSION, State, fragment, read_fragment
from tests.calculator.examples import NO, catalogue, code_of, price_list, service, services

TIERS = ("basis", "premium")
CATALOGUE = catalogue(
    price_list("2024-02", tiers=TIERS),
    price_list(
        "sketch", price_list("x").effective_from.replace(year=2025), status="draft", tiers=TIERS
    ),
    tiers=TIERS,
)
SERVICES = services(service("advice", basis=NO), service("courses", basis=NO), discount="advice")

FULL = State(
    payslips="1.250",
    tier="premium",
    date="2026-01-31",
    list="2024-02",
    needs="advice,courses",
    hours="7,5",
    rate="1.000 kr.",
    forecast="1\t2\næ",
    start="2026-01",
    request="change",
)


def _read(text: str) -> tuple[State, tuple[Message, ...]]:
    return read_fragment(text, CATALOGUE, SERVICES)


def _codes(text: str) -> list[str]:
    return [code_of(messages) for messages in _read(text)[1]]


def test_a_fragment_has_sorted_keys_and_a_version() -> None:
    """Every filled field by its name, percent-encoded, with commas as they are."""
    assert (
        "date=2026-01-31&forecast=1%092%0A%C3%A6&hours=7,5&list=2024-02&needs=advice,courses"
        "&payslips=1.250&rate=1.000%20kr.&request=change&start=2026-01&tier=premium&v=1"
    ) == fragment(FULL)


def test_defaults_are_left_out() -> None:
    """An empty field is not in the fragment, the version always is."""
    assert ("v=1", "payslips=0&v=1") == (fragment(State()), fragment(State(payslips="0")))


@pytest.mark.parametrize("text", [fragment(FULL), f"#{fragment(FULL)}"])
def test_a_fragment_restores_the_state(text: str) -> None:
    """With the sign before it or without, every field is restored without a message."""
    assert (FULL, ()) == _read(text)


@pytest.mark.parametrize("text", ["", "#", "&", "&&", "v=1"])
def test_an_empty_fragment_is_the_default_state(text: str) -> None:
    """There is no state and no message."""
    assert (State(), ()) == _read(text)


dates = st.dates().map(lambda day: day.isoformat())
months = st.dates().map(lambda day: f"{day:%Y-%m}".zfill(7))
free_texts = st.text() | st.text(st.characters(codec=None))
states = st.builds(
    State,
    payslips=free_texts,
    tier=st.sampled_from(["", *TIERS]),
    date=st.just("") | dates,
    list=st.sampled_from(["", "2024-02"]),
    needs=st.lists(st.sampled_from(["advice", "courses"])).map(",".join),
    hours=free_texts,
    rate=free_texts,
    forecast=free_texts,
    start=st.just("") | months,
    request=st.sampled_from(["", *REQUESTS]),
)


@given(states)
@example(State(payslips="&=%#+;,/?\ud800\x00\r\n é😀"))
def test_every_state_is_restored(state: State) -> None:
    """The link restores any text of the free fields."""
    assert (state, ()) == _read(fragment(state))


@given(states)
def test_a_fragment_is_made_of_characters_that_an_address_has(state: State) -> None:
    """Only characters that need no further encoding, in sorted parts."""
    text = fragment(state)
    keys = [part.partition("=")[0] for part in text.split("&")]
    assert text == quote(text, safe="%&=,")
    assert sorted(keys) == keys
    assert f"v={VERSION}" in text.split("&")


def test_every_field_of_the_page_is_in_the_link() -> None:
    """No field of the state is forgotten when the link is made."""
    assert {field.name for field in fields(State)} | {"v"} == {
        part.partition("=")[0] for part in fragment(FULL).split("&")
    }


REST = State(payslips="351")

UNUSABLE = [
    ("an unknown key", "farve=blå", "link.unknown"),
    ("a key in capitals", "Tier=basis", "link.unknown"),
    ("a key alone", "hej", "link.unknown"),
    ("no key", "=basis", "link.unknown"),
    ("a private name", "__class__=x", "link.unknown"),
    ("an unknown tier", "tier=guld", "tier.unknown"),
    ("a tier in capitals", "tier=Basis", "tier.unknown"),
    ("an unknown list", "list=2023-01", "list.unknown"),
    ("a draft", "list=sketch", "list.unknown"),
    ("an unknown service", "needs=lost", "link.service"),
    ("a date that is not there", "date=2026-02-30", "date.not_a_date"),
    ("a date in words", "date=i%20dag", "date.not_a_date"),
    ("a month that is not there", "start=2026-13", "date.not_a_month"),
    ("a month in words", "start=januar", "date.not_a_month"),
    ("an unknown request", "request=pizza", "link.request"),
    ("another version", "v=2", "link.version"),
    ("no version", "v=", "link.version"),
    ("broken percent-encoding of a value", "forecast=%FF", "link.unreadable"),
    ("broken percent-encoding of a key", "%C3=1", "link.unreadable"),
    ("broken percent-encoding in the middle", "rate=1%C3%28", "link.unreadable"),
]


@pytest.mark.parametrize(
    ("part", "expected"), [row[1:] for row in UNUSABLE], ids=[row[0] for row in UNUSABLE]
)
@pytest.mark.parametrize("form", ["{part}&payslips=351", "payslips=351&{part}"])
def test_an_unusable_part_is_reported_and_the_rest_is_used(
    part: str, expected: str, form: str
) -> None:
    """Where one part of a link is wrong, the others are used."""
    text = form.format(part=part)
    assert (REST, [expected]) == (_read(text)[0], _codes(text))


def test_an_unknown_service_leaves_the_known_ones() -> None:
    """Each unknown service is reported by itself."""
    text = "needs=advice,lost,,courses,gone"
    assert ("advice,courses", ["link.service"] * 2) == (_read(text)[0].needs, _codes(text))


def test_every_unusable_part_is_reported() -> None:
    """Each by its own message, in the order of the link."""
    assert ["link.unknown", "tier.unknown", "link.unreadable", "link.version"] == _codes(
        "a=1&tier=guld&rate=%FF&v=9&payslips=1"
    )


REPEATED = [
    ("tier=basis&tier=premium", State(tier="basis"), ["link.repeated"]),
    ("tier=basis&tier=basis", State(tier="basis"), ["link.repeated"]),
    ("tier=&tier=basis", State(), ["link.repeated"]),
    ("tier=guld&tier=basis", State(), ["tier.unknown", "link.repeated"]),
    ("hours=1&hours=2&hours=3", State(hours="1"), ["link.repeated", "link.repeated"]),
]


@pytest.mark.parametrize(("text", "state", "expected"), REPEATED)
def test_of_a_repeated_field_the_first_is_used(
    text: str, state: State, expected: list[str]
) -> None:
    """The first is used if it is valid, and the later ones are reported."""
    assert (state, expected) == (_read(text)[0], _codes(text))


REPORTED = [
    ("farve=1", "link.unknown", {"key": "farve"}),
    ("%0A=1", "link.unknown", {"key": "\ufffd"}),
    (f"{'x' * 50}=1", "link.unknown", {"key": f"{'x' * 40}…"}),
    ("v=2", "link.version", {"version": "2"}),
    ("request=pizza", "link.request", {"request": "pizza"}),
    ("rate=%FF", "link.unreadable", {"part": "rate=%FF"}),
    ("hours=1&hours=2", "link.repeated", {"key": "hours"}),
]


@pytest.mark.parametrize(("text", "code", "parameters"), REPORTED)
def test_a_message_has_the_unusable_part(text: str, code: str, parameters: dict[str, str]) -> None:
    """The quoted part of the link is short and printable."""
    assert (Message(code, parameters),) == _read(text)[1]


def test_consultancy_is_unknown_without_a_discount_on_it() -> None:
    """The page has no fields for its hours and their price, so a link can't restore them."""
    without = replace(SERVICES, consultancy_discount=None)
    state, messages = read_fragment("hours=1&payslips=2&rate=3", CATALOGUE, without)
    assert (State(payslips="2"), ["hours", "rate"]) == (
        state,
        [message.parameters["key"] for message in messages],
    )


def test_a_number_is_checked_by_its_own_field() -> None:
    """The text of a free field is restored unchanged, readable or not."""
    state = State(payslips="mange", hours="-1", rate="?", forecast="hej")
    assert (state, ()) == _read(fragment(state))


def test_a_percent_sign_that_encodes_nothing_is_a_percent_sign() -> None:
    """An incomplete encoding is literal text."""
    assert (State(payslips="100%", rate="%zz"), ()) == _read("payslips=100%&rate=%zz")


def test_a_fragment_has_a_longest_length() -> None:
    """A link of the longest length is read, and a longer one is reported and not used."""
    longest = f"payslips={'1' * (MAX_FRAGMENT - 9)}"
    assert (State(payslips="1" * (MAX_FRAGMENT - 9)), ()) == _read(longest)
    assert (State(), ["link.long"]) == (_read(f"{longest}1")[0], _codes(f"{longest}1"))


parts = st.sampled_from(
    [*(field.name for field in fields(State)), "v", "=", "&", "#", "%", "+", "%FF", "%C3%A6", ","]
)


@given(st.text() | st.text(st.characters(codec=None)) | st.lists(parts | st.text()).map("".join))
@example("\ud800%ED%A0%80=%ED")
@example("&".join(["a"] * 5_000))
def test_any_text_is_a_state_and_messages(text: str) -> None:
    """No link breaks the page, and a state from a link can be written as a link."""
    state, messages = _read(text)
    assert all(code_of(each) for each in messages)
    assert (state, ()) == _read(fragment(state))


def test_each_field_can_be_the_only_one() -> None:
    """Each field is restored without the others."""
    alone = [replace(State(), **{field.name: getattr(FULL, field.name)}) for field in fields(State)]
    assert [(state, ()) for state in alone] == [_read(fragment(state)) for state in alone]
