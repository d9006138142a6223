"""Pages from data: Jinja templates filled with the content, in one language, as of one date.

Nothing here knows the site generator: a page is a source text, its address and its front matter in,
and Markdown with HTML out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import jinja2
from markupsafe import Markup

from calculator.breakeven import break_evens
from calculator.formatting import Language, currency_name, format_amount, format_date
from calculator.model import PriceList, Text
from calculator.quote import quote
from calculator.reports.breakeven import break_even_report
from calculator.reports.labels import unit_words
from calculator.reports.tables import Report
from hooks.cache import hash_of_files
from hooks.content.load import Content
from hooks.content.model import Question
from hooks.errors import BuildError
from hooks.pages.calculator_files import CalculatorFiles
from hooks.pages.filters import Filters
from hooks.pages.html_phrases import HtmlPhrases
from hooks.pages.labels import filled, label, labels
from hooks.pages.page_index import PageIndex
from hooks.pages.periods import ListPeriod, Period, answer_periods, list_periods, list_states
from hooks.pages.social_image import SocialText
from hooks.pages.template_cache import template_cache
from hooks.pages.tier_differences import alike, new_in
from hooks.runtime.answer_book import first_days, money_form


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """Renders the pages of one build in one language.

    `more_context` is what templates can use besides the content, by name. `is_stale` says that the
    data files have had mistakes since the content was read.
    """

    content: Content
    today: date
    language: Language
    templates: Path
    theme_templates: Path
    pages: PageIndex
    files: CalculatorFiles
    charts: Mapping[Language, Mapping[str, Markup]]
    address: str
    more_context: Mapping[str, Any] = field(default_factory=dict)
    is_stale: bool = False

    def render(self, source: str, path: str, url: str, front_matter: Mapping[str, Any]) -> str:
        """Return the page's Markdown with every template tag filled in.

        `path` is the page's path among the pages, such as `beregn.md`, and `url` its address from
        the site's root, such as `beregn/`.
        Raises jinja2.TemplateError where the source uses what is not there.
        """
        self.sources[path] = source
        template = self.environment.get_template(path)
        return template.render(**self.context, page_url=url, page_meta=front_matter)

    def in_language(self, language: Language) -> Self:
        """Return the renderer of the same pages in another language."""
        return replace(self, language=language)

    def href(self, address: str, url: str) -> str:
        """Return the address as the page at `url` links to it: relative, and in its language.

        Templates and data write addresses of this site from its root, pages as in Danish.
        """
        page, mark, rest = address.partition("#")
        return relative_address(f"{self.pages.address_in(page, self.language)}{mark}{rest}", url)

    def absolute_url(self, address: str) -> str:
        """Return the full address of a page in this language, for other sites."""
        return f"{self.address}{self.pages.address_in(address, self.language).removeprefix('/')}"

    def partial(self, name: str, url: str) -> Markup:
        """Return the HTML of a partial that the theme's templates show on the page at `url`."""
        template = self.environment.get_template(name)
        return Markup(template.render(**self.context, page_url=url))  # noqa: S704, a template's

    @cached_property
    def sources(self) -> dict[str, str]:
        """The sources of the pages rendered so far, by their paths: templates like all others."""
        return {}

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The templates' environment, which compiles each of them once for all pages."""
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.DictLoader(self.sources),
                    jinja2.FileSystemLoader([self.templates, self.theme_templates]),
                ]
            ),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_only_written,
            auto_reload=False,  # the next build has an environment of its own
            optimized=False,  # a folded constant would keep a language's words in the cache
            bytecode_cache=template_cache("pages", hash_of_files([Path(__file__)])),
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        environment.filters |= self.filters.by_name()
        environment.globals |= {
            "label": self._label,
            "href": jinja2.pass_context(
                lambda context, address: self.href(address, context["page_url"])
            ),
            "absolute_url": self.absolute_url,
            "month_price": self._month_price,
            "list_states": lambda price_list: list_states(
                self.content.catalogue, price_list, self.today
            ),
            "answers": self._answers,
            "break_evens": self._break_evens,
            "alike": alike,
            "new_in": new_in,
        }
        return environment

    @cached_property
    def filters(self) -> Filters:
        """The filters of the templates."""
        return Filters(
            language=self.language,
            currency=self.content.catalogue.currency,
            services=self.content.services,
        )

    @cached_property
    def context(self) -> dict[str, Any]:
        """What every page can use."""
        return {
            "catalogue": self.content.catalogue,
            "services": self.content.services,
            "faq": self.content.faq,
            "periods": self.periods,
            "site": self.content.site,
            "address": self.address,
            "today": self.today,
            "current": self.price_list,
            "last_days": self.content.catalogue.last_days,
            "chart": self.charts[self.language][self.price_list.id],
            "currency_name": currency_name(self.content.catalogue.currency, self.language),
            "chart_counts": max(self.content.site.worked_counts),
            "currency_in_words": self._currency_in_words(),
            "money_form": money_form(self.content.catalogue.currency, self.language),
            "first_days": first_days(self.content.catalogue),
            "language": self.language,
            "files": self.files,
            "charts": f"{self.files.charts}{self.language}/",
            "notice": self._label("stale_data") if self.is_stale else "",
            **self._unit_words,
            **self.more_context,
        }

    def _label(self, key: str) -> str:
        """Return one of the site's own words, with the name of the counted unit filled in."""
        return filled(label(key).in_language(self.language), self._unit_words)

    @cached_property
    def _unit_words(self) -> dict[str, str]:
        return unit_words(self.content.catalogue.meter, self.language)

    @property
    def social(self) -> SocialText:
        """The text of the picture that other sites show of this one."""
        catalogue, site = self.content.catalogue, self.content.site
        tiers = [
            (tier.name.in_language(self.language), self._beginning(tier.id))
            for tier in catalogue.tiers
        ]
        vat = self._label("including_vat" if catalogue.vat.included else "excluding_vat")
        example = f" ({self._label('example')})" if self.price_list.status == "example" else ""
        last = catalogue.last_days.get(self.price_list.id)
        until = f", {self._label('until')} {format_date(last, self.language)}" if last else ""
        return SocialText(
            provider=site.provider.name,
            title=site.title.in_language(self.language),
            tiers=tiers,
            note=f"{self._label('from_prices')}, {vat}{example}{until}",
        )

    def _beginning(self, tier_id: str) -> str:
        """Return the price without anything counted: `fra 1.450,00 kr. pr. måned`."""
        currency = self.content.catalogue.currency
        amount = format_amount(self._total(tier_id, 0, self.price_list), currency, self.language)
        return f"{self._label('from')} {amount} {self._label('per_month')}"

    @property
    def price_list(self) -> PriceList:
        """The price list in force on the day of the build."""
        return self.content.catalogue.price_list_on(self.today)

    def _currency_in_words(self) -> str:
        """Return the currency's name where the labels have one, else its code."""
        currency = self.content.catalogue.currency
        name = labels().get(f"currency_{currency.lower()}")
        return currency if name is None else name.in_language(self.language)

    @cached_property
    def periods(self) -> tuple[ListPeriod, ...]:
        """The price lists of the day of the build and of later ones."""
        return list_periods(self.content.catalogue, self.today)

    def _answers(self, question: Question) -> Iterator[tuple[Text, Period]]:
        return answer_periods(question, self.today)

    def _break_evens(self, price_list: PriceList) -> Report:
        catalogue = self.content.catalogue
        found = break_evens(catalogue, price_list)
        return break_even_report(found, HtmlPhrases(catalogue, self.language))

    def _month_price(self, tier_id: str, count: int) -> Markup:
        """Return a month's price on the day of the build, and its prices by later lists."""
        return Markup("").join(
            self.filters.money(self._total(tier_id, count, period.price_list), period.days)
            for period in self.periods
        )

    def _total(self, tier_id: str, count: int, price_list: PriceList) -> Decimal:
        return quote(self.content.catalogue, tier_id, count, price_list.effective_from).total


def relative_address(address: str, url: str) -> str:
    """Return the address as seen from the page at `url`; only addresses of this site change."""
    if not address.startswith("/"):
        return address
    return f"{'../' * url.count('/') or './'}{address.removeprefix('/')}"


def _only_written(value: object) -> object:
    """Return what a template writes; raises BuildError for a text that is in no language yet."""
    if isinstance(value, Text):
        raise BuildError(f"a template writes a text without the filter t: {value.da}")
    return value
