"""Which files the data are, for everything that lists them."""

from collections.abc import Iterable
from typing import NamedTuple

API = "api/v1/"
"""Where the data are, from the site's root. What is there keeps its address, names and meaning; a
change that could break a reader gets a folder of its own, and this one stays."""


class DataFile(NamedTuple):
    """A file below the data's folder, and the key of the label that describes it.

    `{id}` in its path is replaced by each price list's id, `{language}` for each language.
    """

    path: str
    media_type: str
    label: str

    def names(self, language: str, list_ids: Iterable[str]) -> list[str]:
        """Return the paths of the files for a language: one, or one for each price list."""
        if "{id}" not in self.path:
            return [self.path.format(language=language)]
        return [self.path.format(id=list_id) for list_id in list_ids]


FEED = DataFile("price-changes.{language}.atom", "application/atom+xml", "data_feed")
CALENDAR = DataFile("effective-dates.{language}.ics", "text/calendar", "data_calendar")
CSV = DataFile("prices.csv", "text/csv", "data_csv")
OPENAPI = DataFile("openapi.json", "application/json", "data_openapi")

FILES = (
    DataFile("index.json", "application/json", "data_index"),
    DataFile("tiers.json", "application/json", "data_tiers"),
    DataFile("services.json", "application/json", "data_services"),
    DataFile("price-lists.json", "application/json", "data_price_lists"),
    DataFile("price-lists/{id}.json", "application/json", "data_price_list"),
    DataFile("prices.json", "application/json", "data_prices"),
    CSV,
    FEED,
    CALENDAR,
    OPENAPI,
)
"""In the order in which they are shown; hosts choose the media type by the file extension."""
