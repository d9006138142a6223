"""A parsed question of the page: the fields of the form as text, and their values.

An invalid field raises InputError when its value is read.
"""

import json
import re
from dataclasses import dataclass, fields, replace
from datetime import date

from calculator.errors import InputError
from calculator.finder import Finding, find, parse_hourly_rate, parse_hours
from calculator.forecast import Forecast, forecast
from calculator.forecast_input import first_month, parse_companies
from calculator.formatting import LANGUAGES, Language
from calculator.model import Catalogue, PriceList
from calculator.page.links import State
from calculator.payslips import parse_payslips
from calculator.quote import Quote, quote, read_day
from calculator.reports.phrases import Phrases
from calculator.services import Services

_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
"""A JSON string. Outside of strings a question has one brace: deep nesting would crash Pyodide."""

_OTHER_KEYS = ("today", "chart", "counts", "link", "company")
"""The keys of a question besides the state: the day, the last count of the chart, the counts of a
table, a link to read, and the position of a company of the group."""

_STATE_KEYS = {field.name for field in fields(State)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A parsed question, and all that is needed to answer it.

    `today` is the date in Denmark as text, the default where no date is chosen.
    """

    catalogue: Catalogue
    services: Services
    language: Language
    state: State
    today: str
    chart: str
    counts: str
    link: str
    company: str

    @property
    def phrases(self) -> Phrases:
        """The phrases in the language of the question."""
        return Phrases(self.catalogue, self.language)

    @property
    def day(self) -> date:
        """The date of the question."""
        return read_day(self.state.date or self.today)

    @property
    def payslips(self) -> int:
        """The count of the question."""
        return parse_payslips(self.state.payslips, self.language)

    def quote(self) -> Quote:
        """Return the month's quote."""
        return quote(self.catalogue, self.state.tier, self.payslips, self.day)

    def finding(self) -> Finding:
        """Return the result of the finder."""
        return find(
            self.catalogue,
            self.services,
            needs=[need for need in self.state.needs.split(",") if need],
            hours=parse_hours(self.state.hours, self.language),
            hourly_rate=parse_hourly_rate(self.state.rate, self.language),
            payslips=self.payslips,
            day=self.day,
        )

    def forecasts(self) -> tuple[Forecast, tuple[Forecast, ...]]:
        """Return the year in the chosen tier, and the year in every tier."""
        companies = parse_companies(self.state.forecast, self.language)
        text, today = self.state.forecast, read_day(self.today)
        start = first_month(text, self.language, self.state.start, today)
        chosen = forecast(self.catalogue, self.state.tier, companies, start)
        others = tuple(
            chosen
            if tier.id == chosen.tier
            else forecast(self.catalogue, tier.id, companies, start)
            for tier in self.catalogue.tiers
        )
        return chosen, others

    def under_linked_list(self) -> "Question | None":
        """Return the question under the price lists of the time of its link, if earlier."""
        price_list = self._linked_list()
        if price_list is None:
            return None
        known = tuple(
            each
            for each in self.catalogue.price_lists
            if each.effective_from <= price_list.effective_from
        )
        return replace(self, catalogue=replace(self.catalogue, price_lists=known))

    def _linked_list(self) -> PriceList | None:
        """Return the price list of the link, where it is earlier than the one in force."""
        if not self.state.list or self.state.date:
            return None
        try:
            price_list = self.catalogue.price_list(self.state.list)
        except InputError:
            return None
        now = self.catalogue.price_list_on(self.day)
        return price_list if price_list.effective_from < now.effective_from else None


def read_question(catalogue: Catalogue, services: Services, question: str) -> tuple[str, Question]:
    """Return the kind of answer and the parsed question; raises ValueError where it is invalid."""
    if sum(map(_TEXT.sub("", question).count, "[{")) > 1:
        raise ValueError(question)
    values = json.loads(question)
    if not isinstance(values, dict) or not all(isinstance(text, str) for text in values.values()):
        raise ValueError(question)
    ask, language = values.pop("ask", ""), values.pop("language", "")
    others = {name: values.pop(name, "") for name in _OTHER_KEYS}
    if language not in LANGUAGES or not values.keys() <= _STATE_KEYS:
        raise ValueError(question)
    return ask, Question(
        catalogue=catalogue,
        services=services,
        language="en" if language == "en" else "da",
        state=State(**values),
        **others,
    )
