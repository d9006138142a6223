"""The pages of the tiers: they have no source file, but one template and front matter from data."""

from collections.abc import Mapping
from typing import Any

from calculator.formatting import Language
from calculator.model import Catalogue
from hooks.checks.provenance import mark_numbers
from hooks.pages.page_index import PageIndex

SOURCE = '{% include "pages/tier.md" %}\n'
"""The source of every tier's page."""


def tier_pages(
    catalogue: Catalogue, pages: PageIndex, language: Language
) -> dict[str, Mapping[str, Any]]:
    """Return the front matter of each tier's page by the path of the page."""
    return {
        pages.tier_page(tier.id, language): {
            "title": mark_numbers(tier.name.in_language(language)),
            "description": mark_numbers((tier.summary or tier.name).in_language(language)),
            "tier": tier.id,
            "hide": ["navigation", "toc"],
        }
        for tier in catalogue.tiers
    }
