"""Every sentence that tells a visitor about an error, in Danish and English.

What is wrong with the data has a code here too, and its sentence in `hooks.content.messages`.
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

_NO_WORDS: Mapping[str, str] = {}


def say(
    message: Message,
    language: Language,
    sentences: Mapping[str, Wording] = VISITOR_MESSAGES,
    *,
    words: Mapping[str, str] = _NO_WORDS,
) -> str:
    """Return the message as a sentence; counts and dates read as the language writes them.

    `words` are `calculator.reports.labels.unit_words`, which sentences for visitors name.
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
