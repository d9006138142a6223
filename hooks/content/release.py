"""The check before publishing: no examples and placeholders are left in the data."""

import re
from collections.abc import Iterator
from pathlib import Path

from calculator.errors import Problem, message
from calculator.model import Catalogue
from calculator.services import Services
from hooks.content.load import SERVICES, SITE, TIERS, Content, locate
from hooks.content.model import Provider, Site
from hooks.content.problems import Diagnostic

_RESERVED_DOMAINS = ("example.com", "example.org", "example.net", "example", "test", "invalid")


def release_problems(data: Path, content: Content) -> list[Diagnostic]:
    """Return everything in the data that is still an example or a placeholder."""
    return [
        *locate(data, TIERS, _example_prices(content.catalogue)),
        *locate(data, SERVICES, _example_services(content.services)),
        *locate(data, SITE, _placeholders(content.site)),
    ]


def _example_prices(catalogue: Catalogue) -> Iterator[Problem]:
    for position, tier in enumerate(catalogue.tiers):
        if tier.example:
            reason = message("release.example", what=f"tiers: {tier.id}")
            yield Problem(("tiers", position, "example"), reason)
    for position, price_list in enumerate(catalogue.price_lists):
        if price_list.status == "example":
            reason = message("release.example_list", id=price_list.id)
            yield Problem(("price_lists", position, "status"), reason)


def _example_services(services: Services) -> Iterator[Problem]:
    for position, service in enumerate(services.services):
        for tier_id, inclusion in service.tiers.items():
            if inclusion.example:
                reason = message("release.example", what=f"{service.id}: {tier_id}")
                yield Problem(("services", position, "tiers", tier_id, "example"), reason)


def _placeholders(site: Site) -> Iterator[Problem]:
    for name, is_placeholder in _provider_facts(site.provider):
        if is_placeholder:
            reason = message("release.placeholder", what=name)
            yield Problem(("provider", name, "value"), reason)
    if _is_reserved(site.url):
        yield Problem(("url",), message("release.placeholder", what="url"))
    if site.contact.endpoint is not None and _is_reserved(site.contact.endpoint):
        reason = message("release.placeholder", what="contact.endpoint")
        yield Problem(("contact", "endpoint"), reason)


def _provider_facts(provider: Provider) -> Iterator[tuple[str, bool]]:
    yield "address", provider.address.placeholder
    yield "phone", provider.phone.placeholder or _is_all_zeros(provider.phone.value)
    yield "email", provider.email.placeholder or _is_reserved(provider.email.value)
    yield "cvr", provider.cvr.placeholder or _is_all_zeros(provider.cvr.value)


def _is_reserved(address: str) -> bool:
    """Return whether the address is at a domain that is reserved for examples (RFC 2606)."""
    authority = re.split("[/?#]", address.partition("//")[2] or address)[0]
    host = authority.rpartition("@")[2].partition(":")[0].lower()
    return f".{host}".endswith(tuple(f".{domain}" for domain in _RESERVED_DOMAINS))


def _is_all_zeros(number: str) -> bool:
    digits = [char for char in number.removeprefix("+45") if char.isdigit()]
    return not any(digit != "0" for digit in digits)
