"""A question of the page, read: the fields of the form as text, and what they say.

Whatever is wrong with a field is told when it is asked for, as an InputError.
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
"""A JSON text; outside of texts, a question has one brace: deep nesting would end Pyodide."""

_BESIDE = ("today", "chart", "counts", "link", "company")
"""What a question may have beside the state: the day, the chart's end, counts of a table, a link
to read, and the position of a company of the group."""

_STATE = {field.name for field in fields(State)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that has been read, and all that is needed to answer it.

    `today` is the visitor's date in Denmark, as text; it counts where no date is chosen.
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
        """The words of the language asked for."""
        return Phrases(self.catalogue, self.language)

    @property
    def day(self) -> date:
        """The date that is asked for."""
        return read_day(self.state.date or self.today)

    @property
    def payslips(self) -> int:
        """The count that is asked for."""
        return parse_payslips(self.state.payslips, self.language)

    def quote(self) -> Quote:
        """Give the month's quote."""
        return quote(self.catalogue, self.state.tier, self.payslips, self.day)

    def finding(self) -> Finding:
        """Give what the finder finds."""
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
        """Give the year in the chosen tier, and in every tier."""
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

    def then(self) -> "Question | None":
        """Give the question as it was answered when its link was made, under an earlier list."""
        listed = self._linked_list()
        if listed is None:
            return None
        known = tuple(
            one for one in self.catalogue.price_lists if one.effective_from <= listed.effective_from
        )
        return replace(self, catalogue=replace(self.catalogue, price_lists=known))

    def _linked_list(self) -> PriceList | None:
        """Give the list that a link was made under, where it is an earlier one than today's."""
        if not self.state.list or self.state.date:
            return None
        try:
            listed = self.catalogue.price_list(self.state.list)
        except InputError:
            return None
        now = self.catalogue.price_list_on(self.day)
        return listed if listed.effective_from < now.effective_from else None


def read_question(catalogue: Catalogue, services: Services, question: str) -> tuple[str, Question]:
    """Give what a question asks for, and the question; raises ValueError where it is none."""
    if sum(map(_TEXT.sub("", question).count, "[{")) > 1:
        raise ValueError(question)
    asked = json.loads(question)
    if not isinstance(asked, dict) or not all(isinstance(text, str) for text in asked.values()):
        raise ValueError(question)
    ask, language = asked.pop("ask", ""), asked.pop("language", "")
    beside = {name: asked.pop(name, "") for name in _BESIDE}
    if language not in LANGUAGES or not asked.keys() <= _STATE:
        raise ValueError(question)
    return ask, Question(
        catalogue=catalogue,
        services=services,
        language="en" if language == "en" else "da",
        state=State(**asked),
        **beside,
    )
