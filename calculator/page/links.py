"""Links that restore a calculation: the state of the page in the fragment of the address.

A fragment is never sent to a server. It has a version and sorted keys, named like the fields of the
page; the values are the texts of the fields.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote, urlencode

from calculator.errors import InputError, Message, message
from calculator.fields import shown
from calculator.forecast_input import parse_month
from calculator.model import Catalogue
from calculator.quote import read_day
from calculator.services import Services

VERSION = "1"
MAX_FRAGMENT = 20_000
"""The longest fragment that is read, in characters."""

REQUESTS = ("help", "change")
"""The purposes of the contact form in a link: help with the choice, or a change of tier."""

_NEEDS_KEY = "needs"
_CONSULTANCY = ("hours", "rate")
"""Keys that exist only where tiers differ in the price of consultancy."""

_VERSION_KEY = "v"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The texts of the page's fields; empty where a field has its default.

    `list` is the id of the price list in force when the link was made, `needs` are the ids of
    services separated by commas, and `request` is the purpose of the contact form.
    """

    payslips: str = ""
    tier: str = ""
    date: str = ""
    list: str = ""
    needs: str = ""
    hours: str = ""
    rate: str = ""
    forecast: str = ""
    start: str = ""
    request: str = ""


_KEYS = tuple(sorted(field.name for field in fields(State)))


def fragment(state: State) -> str:
    """Return the state as a fragment, without `#`: sorted, versioned, empty fields left out."""
    filled = {key: getattr(state, key) for key in _KEYS if getattr(state, key)}
    versioned = sorted((filled | {_VERSION_KEY: VERSION}).items())
    return urlencode(versioned, quote_via=quote, safe=",", errors="surrogatepass")


def read_fragment(
    text: str, catalogue: Catalogue, services: Services
) -> tuple[State, tuple[Message, ...]]:
    """Return the usable state of a fragment, and a message for each part that is not usable."""
    if len(text) > MAX_FRAGMENT:
        return State(), (message("link.long"),)
    found: dict[str, str] = {}
    seen: set[str] = set()
    messages: list[Message] = []
    for part in filter(None, text.removeprefix("#").split("&")):
        try:
            ((key, value),) = parse_qsl(part, keep_blank_values=True, errors="surrogatepass")
        except UnicodeDecodeError:
            messages.append(message("link.unreadable", part=shown(part)))
            continue
        problem = _problem(key, value, seen, catalogue, services)
        seen.add(key)
        if problem is not None:
            messages.append(problem)
        elif key == _NEEDS_KEY:
            found[key], unknown = _known_needs(value, services)
            messages += unknown
        elif key != _VERSION_KEY:
            found[key] = value
    return State(**found), tuple(messages)


def _known_needs(value: str, services: Services) -> tuple[str, list[Message]]:
    """Return the needs that are known services, and a message for each that is not."""
    known: list[str] = []
    messages: list[Message] = []
    for need in filter(None, value.split(",")):
        try:
            known.append(services.service(need).id)
        except InputError:
            messages.append(message("link.service", service=shown(need)))
    return ",".join(known), messages


def _problem(
    key: str, value: str, seen: Collection[str], catalogue: Catalogue, services: Services
) -> Message | None:
    """Return what is wrong with a part of a link; numbers are checked by their own fields."""
    if key == _VERSION_KEY:
        return None if value == VERSION else message("link.version", version=shown(value))
    if key not in _KEYS or (key in _CONSULTANCY and not services.has_consultancy):
        return message("link.unknown", key=shown(key))
    if key in seen:
        return message("link.repeated", key=shown(key))
    try:
        _check(key, value, catalogue)
    except InputError as error:
        return error.message
    return None


def _check(key: str, value: str, catalogue: Catalogue) -> None:
    checks: dict[str, Callable[[str], object]] = {
        "tier": catalogue.tier,
        "list": catalogue.price_list,
        "date": read_day,
        "start": parse_month,
        "request": _check_request,
    }
    if value and key in checks:
        checks[key](value)


def _check_request(value: str) -> None:
    if value not in REQUESTS:
        raise InputError("request", message("link.request", request=shown(value)))
