"""The content that a build publishes, with its date and address, for every export."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from calculator.formatting import LANGUAGES, Language
from calculator.model import Catalogue, PriceList, Text, Tier
from calculator.reports.phrases import Phrases
from hooks.content.load import Content
from hooks.exports.files import API, DataFile
from hooks.pages.labels import labels
from hooks.pages.page_index import FIRST, PageIndex, PageWords, address_of

VERSION = "1.0.0"
"""Of the data's form, not of the prices. The second number grows when something is added."""

HOME = "/"
PRICES = "/priser/"
DATA = "/data/"
SERVICES = "/ydelser/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The content as of a Danish date, and the address that it is published at."""

    content: Content
    day: date
    address: str
    pages: PageIndex

    @property
    def catalogue(self) -> Catalogue:
        """The tiers and price lists; of the lists, only `lists` are published."""
        return self.content.catalogue

    @property
    def lists(self) -> tuple[PriceList, ...]:
        """The price lists that are published, oldest first: drafts are not."""
        return self.catalogue.effective_lists

    @property
    def in_force(self) -> PriceList:
        """The price list in force on the day."""
        return self.catalogue.price_list_on(self.day)

    def phrases(self, language: Language) -> Phrases:
        """Return the words for amounts, counts and dates."""
        return Phrases(self.catalogue, language)

    def say(self, key: str, language: Language, **values: str) -> str:
        """Return one of the site's labels, with the meter's words and the values filled in."""
        words = self.phrases(language).unit_words | values
        return labels()[key].in_language(language).format(**words)

    def notice(self, price_list: PriceList) -> Text | None:
        """Return the notice to show with a price list's amounts while they are examples."""
        return self.content.site.example_notice if is_example(price_list) else None

    def page(self, address: str, language: Language) -> str:
        """Return the full address of a page, which is named by its Danish one: `/priser/`."""
        page, mark, rest = address.partition("#")
        there = self.pages.address_in(page, language)
        return f"{self.address}{there.removeprefix('/')}{mark}{rest}"

    def in_languages(self, address: str) -> dict[str, str]:
        """Return the full address in each language; those of other sites stay as they are."""
        if not address.startswith("/"):
            return dict.fromkeys(LANGUAGES, address)
        return {language: self.page(address, language) for language in LANGUAGES}

    def file(self, name: str) -> str:
        """Return the full address of a file of the data."""
        return f"{self.address}{API}{name}"

    def names(self, file: DataFile, language: Language) -> list[str]:
        """Return the paths, below the data's folder, of a file for a language."""
        return file.names(language, (price_list.id for price_list in self.lists))

    def tier_address(self, tier_id: str) -> str:
        """Return the Danish address, from the site's root, of a tier's own page."""
        return address_of(self.pages.tier_page(tier_id, FIRST))

    def tier_of(self, path: str, language: Language) -> Tier | None:
        """Return the tier whose own page is at a path among the pages."""
        tier_id = PurePosixPath(path).stem
        tier = next((tier for tier in self.catalogue.tiers if tier.id == tier_id), None)
        return tier if tier and path == self.pages.tier_page(tier_id, language) else None

    def words_of(self, path: str, language: Language) -> PageWords:
        """Return the title and the description of the page at a path among the pages.

        Where a page has neither, as the front page, they are the site's.
        """
        tier = self.tier_of(path, language)
        if tier is not None:
            summary = tier.summary or tier.name
            return PageWords(tier.name.in_language(language), summary.in_language(language))
        title, description = self.pages.words[path]
        site = self.content.site
        return PageWords(
            title or site.title.in_language(language),
            description or site.description.in_language(language),
        )


def is_example(price_list: PriceList) -> bool:
    """Return whether the amounts of a price list are examples and no offer."""
    return price_list.status == "example"
