"""Every sentence about an error, in Danish and English.

A message for an editor says what is wrong and, in parentheses, how to mend it.
A message for a visitor is one plain sentence.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from calculator.errors import Message, Parameter
from calculator.formatting import Language, format_count, format_date, format_number


class Wording(NamedTuple):
    """A template of `str.format` in each language."""

    da: str
    en: str


VISITOR_MESSAGES = {
    "payslips.empty": Wording(
        "Skriv antallet af {units}: et helt tal fra 0 til {maximum}.",
        "Write the number of {units}: a whole number from 0 to {maximum}.",
    ),
    "payslips.not_a_number": Wording(
        "Det kan vi ikke læse som et antal. Skriv antallet af {units} som et helt tal fra 0"
        " til {maximum}, kun med cifre.",
        "We can't read that as a count. Write the number of {units} as a whole number from 0"
        " to {maximum}, in digits only.",
    ),
    "payslips.fraction": Wording(
        "{Units} tælles hele. Skriv et helt tal fra 0 til {maximum} uden decimaler.",
        "{Units} are counted whole. Write a whole number from 0 to {maximum} without decimals.",
    ),
    "payslips.negative": Wording(
        "Antallet af {units} kan ikke være negativt. Skriv et helt tal fra 0 til {maximum}.",
        "The number of {units} can't be negative. Write a whole number from 0 to {maximum}.",
    ),
    "payslips.too_many": Wording(
        "Vi beregner priser for op til {maximum} {units}. Kontakt os, hvis I har flere.",
        "We calculate prices for up to {maximum} {units}. Contact us if you have more.",
    ),
    "number.empty": Wording(
        "Skriv et tal fra 0 til {maximum}.",
        "Write a number from 0 to {maximum}.",
    ),
    "number.negative": Wording(
        "Tallet kan ikke være negativt. Skriv et tal fra 0 til {maximum}.",
        "The number can't be negative. Write a number from 0 to {maximum}.",
    ),
    "number.not_a_number": Wording(
        "Det kan vi ikke læse som et tal. Skriv et tal fra 0 til {maximum} med højst to decimaler,"
        " fx 7,5.",
        "We can't read that as a number. Write a number from 0 to {maximum} with at most two"
        " decimals, such as 7.5.",
    ),
    "number.too_large": Wording(
        "Tallet er for stort. Skriv et tal fra 0 til {maximum}.",
        "The number is too large. Write a number from 0 to {maximum}.",
    ),
    "tier.unknown": Wording(
        "Der er intet abonnement, der hedder „{tier}“. Vælg et af disse: {known}.",
        "There is no subscription called “{tier}”. Choose one of these: {known}.",
    ),
    "service.unknown": Wording(
        "Der er ingen ydelse, der hedder „{service}“. Vælg blandt disse: {known}.",
        "There is no service called “{service}”. Choose among these: {known}.",
    ),
    "list.unknown": Wording(
        "Prislisten „{id}“ findes ikke her.",
        "There is no price list “{id}” here.",
    ),
    "forecast.empty": Wording(
        "Skriv antallet af {units} for hver af de tolv måneder.",
        "Write the number of {units} for each of the twelve months.",
    ),
    "forecast.long": Wording(
        "Det er for meget tekst. Indsæt højst {maximum} tegn.",
        "That is too much text. Paste at most {maximum} characters.",
    ),
    "forecast.many": Wording(
        "Vi lægger højst {maximum} virksomheder sammen ad gangen.",
        "We add up at most {maximum} companies at a time.",
    ),
    "forecast.twelve": Wording(
        "Der skal være tolv måneder, men der er {found} for „{what}“.",
        "There have to be twelve months, but there are {found} for “{what}”.",
    ),
    "forecast.twelve_lines": Wording(
        "Der skal være tolv måneder, men der er {found}. Skriv et antal for hver måned.",
        "There have to be twelve months, but there are {found}. Write a number for each month.",
    ),
    "forecast.twelve_on_line": Wording(
        "Linje {line} har {found} antal. Skriv tolv, ét for hver måned.",
        "Line {line} has {found} numbers. Write twelve, one for each month.",
    ),
    "forecast.other_month": Wording(
        "Tallene begynder med „{label}“, men en anden måned er valgt som den første. Vælg den"
        " måned, tallene begynder med.",
        "The numbers begin with “{label}”, but another month is chosen as the first. Choose the"
        " month that the numbers begin with.",
    ),
    "forecast.cell": Wording(
        "Linje {line}, „{cell}“: {reason}",
        "Line {line}, “{cell}”: {reason}",
    ),
    "link.long": Wording(
        "Linket er for langt til at blive læst.",
        "The link is too long to be read.",
    ),
    "link.too_much": Wording(
        "Beregningen er for lang til et link. Hent den som CSV eller til Excel i stedet.",
        "The calculation is too long for a link. Get it as CSV or for Excel instead.",
    ),
    "link.version": Wording(
        "Linket er lavet til udgave {version} af beregneren, og det er ikke denne. Se efter, om"
        " felterne passer.",
        "The link was made for version {version} of the calculator, which is not this one. Please"
        " check the fields.",
    ),
    "link.unreadable": Wording(
        "En del af linket kan ikke læses: „{part}“.",
        "A part of the link can't be read: “{part}”.",
    ),
    "link.unknown": Wording(
        "Linket har et felt, vi ikke kender: „{key}“.",
        "The link has a field that we don't know: “{key}”.",
    ),
    "link.request": Wording(
        "Linket beder om noget, vi ikke kender: „{request}“.",
        "The link asks for something that we don't know: “{request}”.",
    ),
    "link.service": Wording(
        "Linket har en ydelse, vi ikke kender: „{service}“.",
        "The link has a service that we don't know: “{service}”.",
    ),
    "link.repeated": Wording(
        "Linket har feltet „{key}“ mere end én gang. Vi ser kun på det første.",
        "The link has the field “{key}” more than once. We only look at the first.",
    ),
    "date.not_a_month": Wording(
        "Måneden kan ikke læses. Skriv den som 2026-01.",
        "We can't read the month. Write it as 2026-01.",
    ),
    "date.not_a_date": Wording(
        "Datoen kan ikke læses. Vælg en dato, der findes, skrevet som 2026-01-31.",
        "We can't read the date. Choose a date that exists, written as 2026-01-31.",
    ),
    "date.before_first": Wording(
        "Der er ingen prisliste for {date}. Den første gælder fra {first}.",
        "There is no price list for {date}. The first one applies from {first}.",
    ),
    "date.no_list": Wording(
        "Der er endnu ingen prisliste.",
        "There is no price list yet.",
    ),
    "request.unreadable": Wording(
        "Beregneren fik et spørgsmål, den ikke kan læse. Genindlæs siden, og prøv igen.",
        "The calculator got a question it can't read. Reload the page and try again.",
    ),
}

EDITOR_MESSAGES = {
    "amount.unquoted": Wording(
        'tallet {value} står uden anførselstegn (skriv "{value}")',
        'the number {value} has no quotes (write "{value}")',
    ),
    "amount.comma": Wording(
        '"{value}" har decimalkomma (skriv punktum: "{meant}")',
        '"{value}" has a decimal comma (write a point: "{meant}")',
    ),
    "amount.separators": Wording(
        '"{value}" har tusindtalsskilletegn (skriv "{meant}")',
        '"{value}" has thousands separators (write "{meant}")',
    ),
    "amount.negative": Wording(
        'et beløb kan ikke være negativt: "{value}" (skriv nul eller mere)',
        'an amount can\'t be negative: "{value}" (write zero or more)',
    ),
    "amount.form": Wording(
        '{value} er ikke et beløb (skriv cifre med punktum i anførselstegn, fx "1450.00")',
        '{value} is not an amount (write digits with a point, in quotes, as "1450.00")',
    ),
    "amount.quote": Wording(
        '{value} mangler et anførselstegn (skriv "{meant}")',
        'a quote is missing: {value} (write "{meant}")',
    ),
    "rate.range": Wording(
        '{value} er mere end 1 (skriv satsen som en andel: 25 procent er "0.25")',
        '{value} is more than 1 (write the rate as a share: 25 per cent is "0.25")',
    ),
    "step.form": Wording(
        '{value} er ikke et trin at afrunde til (skriv hele hundrededele over nul, fx "0.01")',
        '{value} is not a step to round to (write whole hundredths above zero, as "0.01")',
    ),
    "count.form": Wording(
        "{value} er ikke et antal (skriv et helt tal fra 0 til {maximum}: kun cifre,"
        " ingen anførselstegn)",
        "{value} is not a count (write a whole number from 0 to {maximum}: digits only, no quotes)",
    ),
    "size.zero": Wording(
        "antallet er 0 (skriv mindst 1)",
        "the count is 0 (write at least 1)",
    ),
    "date.unquoted": Wording(
        'datoen {value} står uden anførselstegn (skriv "{value}")',
        'the date {value} has no quotes (write "{value}")',
    ),
    "date.form": Wording(
        '{value} er ikke en dato (skriv år-måned-dag i anførselstegn, fx "2024-02-01")',
        '{value} is not a date (write year-month-day in quotes, as "2024-02-01")',
    ),
    "date.impossible": Wording(
        "datoen {value} findes ikke (ret måneden eller dagen)",
        "the date {value} does not exist (correct the month or the day)",
    ),
    "flag.meant": Wording(
        "{value} er et ord, ikke et valg (skriv {meant} uden anførselstegn)",
        "{value} is a word, not a choice (write {meant} without quotes)",
    ),
    "flag.form": Wording(
        "{value} er hverken true eller false (skriv et af dem)",
        "{value} is neither true nor false (write one of them)",
    ),
    "text.form": Wording(
        "{value} er ikke en tekst (sæt anførselstegn om den)",
        "{value} is not a text (put it in quotes)",
    ),
    "text.empty": Wording(
        "teksten er tom (skriv den, eller fjern nøglen, hvis den kan undværes)",
        "the text is empty (write it, or remove the key if it is optional)",
    ),
    "text.long": Wording(
        "teksten er for lang (højst {maximum} tegn)",
        "the text is too long (at most {maximum} characters)",
    ),
    "text.control": Wording(
        "teksten har et tegn, der ikke kan vises: {value} (skriv den om uden tabulator"
        " og styretegn)",
        "the text has a character that can't be shown: {value} (write it again without tabs"
        " and control characters)",
    ),
    "id.form": Wording(
        "{value} er ikke et id (brug små bogstaver a-z, cifre, - og _, højst 64 tegn)",
        "{value} is not an id (use lower-case letters a-z, digits, - and _, at most 64 characters)",
    ),
    "currency.form": Wording(
        "{value} er ikke en valutakode (skriv tre store bogstaver, fx DKK)",
        "{value} is not a currency code (write three capitals, as DKK)",
    ),
    "address.form": Wording(
        '{value} er ikke en adresse (skriv "https://…", "mailto:…" eller en side som "/faq/")',
        '{value} is not an address (write "https://…", "mailto:…" or a page such as "/faq/")',
    ),
    "brackets.none": Wording(
        "der er ingen trin (skriv mindst ét, det sidste med up_to: null)",
        "there are no brackets (write at least one, the last with up_to: null)",
    ),
    "brackets.open_too_early": Wording(
        "et åbent trin står før det sidste (giv det en øvre grænse, eller flyt det til sidst)",
        "an open bracket stands before the last one (give it an upper bound, or move it last)",
    ),
    "brackets.order": Wording(
        "trinnet går til {bound}, men trinnet før går allerede til {before} (skriv dem i"
        " stigende orden)",
        "the bracket goes up to {bound}, but the one before already goes up to {before} (write"
        " them in rising order)",
    ),
    "brackets.closed": Wording(
        "det sidste trin slutter ved {bound} (skriv up_to: null, så alle antal har en pris)",
        "the last bracket ends at {bound} (write up_to: null, so that every count has a price)",
    ),
    "id.repeated": Wording(
        "id'et {id} står her for anden gang (giv hvert sit eget)",
        "the id {id} stands here a second time (give each its own)",
    ),
    "tier.missing": Wording(
        "abonnementet {tier} mangler (tilføj {tier}, som de andre står)",
        "the tier {tier} is missing (add {tier} the way the others stand)",
    ),
    "tier.stranger": Wording(
        "der er intet abonnement {tier} under tiers i tiers.yaml (brug et af: {known})",
        "there is no tier {tier} under tiers in tiers.yaml (use one of: {known})",
    ),
    "tier.recommended_twice": Wording(
        "et andet abonnement er allerede anbefalet (fjern recommended det ene sted)",
        "another tier is recommended already (remove recommended from one of them)",
    ),
    "tiers.none": Wording(
        "der er ingen abonnementer (skriv mindst ét)",
        "there are no tiers (write at least one)",
    ),
    "price_lists.none": Wording(
        "der er ingen prislister (skriv mindst én)",
        "there are no price lists (write at least one)",
    ),
    "price_lists.order": Wording(
        "prislisten gælder fra {day}, men en prisliste før den gælder fra {before} (skriv dem med"
        " den ældste først, hver med sin egen dato)",
        "the price list applies from {day}, but one before it applies from {before} (write the"
        " oldest first, each with a date of its own)",
    ),
    "category.unknown": Wording(
        "der er ingen kategori {id} (brug en af: {known})",
        "there is no category {id} (use one of: {known})",
    ),
    "unit.unknown": Wording(
        "der er ingen enhed {id} under units (brug en af: {known})",
        "there is no unit {id} under units (use one of: {known})",
    ),
    "inclusion.choice": Wording(
        "skriv netop én af included, quantity og text (fjern resten)",
        "exactly one of included, quantity and text belongs here (remove the others)",
    ),
    "inclusion.unit": Wording(
        "quantity og unit hører sammen (skriv begge eller ingen af dem)",
        "quantity and unit belong together (write both or neither)",
    ),
    "discount.unknown": Wording(
        "der er ingen ydelse {id} under services (brug en af: {known})",
        "there is no service {id} under services (use one of: {known})",
    ),
    "discount.form": Wording(
        "rabatten på konsulentydelser skal være et antal procent (skriv quantity, eller"
        " included: false)",
        "the discount on consultancy has to be a number of per cent (write quantity, or"
        " included: false)",
    ),
    "discount.range": Wording(
        "en rabat på {value} procent er mere end hele prisen (skriv højst 100)",
        "a discount of {value} per cent is more than the whole price (write at most 100)",
    ),
}

_SENTENCES = VISITOR_MESSAGES | EDITOR_MESSAGES
_NO_WORDS: Mapping[str, str] = {}


def say(
    message: Message,
    language: Language,
    sentences: Mapping[str, Wording] = _SENTENCES,
    *,
    words: Mapping[str, str] = _NO_WORDS,
) -> str:
    """Give the message as a sentence; counts and dates read as the language writes them.

    `words` are `calculator.reports.labels.unit_words`, which sentences for visitors name and
    those for editors do not: who answers a visitor has the catalogue, who raises an error need not.
    """
    wording = sentences[message.code]
    template = wording.da if language == "da" else wording.en
    values = {name: _written(value, language, words) for name, value in message.parameters.items()}
    return template.format(**{**words, **values})


def _written(value: Parameter, language: Language, words: Mapping[str, str]) -> str:
    if isinstance(value, Message):
        return say(value, language, words=words)
    if isinstance(value, int):
        return format_count(value, language)
    if isinstance(value, Decimal):
        return format_number(value, language)
    if isinstance(value, date):
        return format_date(value, language)
    return value
