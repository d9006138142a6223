"""Every sentence about a mistake in the data files, in Danish and English.

The calculator's own rules have their sentences here too: it raises codes and values.
"""

from calculator.errors import Message
from calculator.formatting import Language
from calculator.messages import Wording, say

EDITOR_MESSAGES = {
    "amount.unquoted": Wording(
        'tallet {value} mangler anførselstegn (skriv "{value}")',
        'number {value} is not quoted (write "{value}")',
    ),
    "amount.comma": Wording(
        '"{value}" har decimalkomma (brug punktum: "{meant}")',
        '"{value}" has a decimal comma (use a decimal point: "{meant}")',
    ),
    "amount.separators": Wording(
        '"{value}" har tusindtalsseparatorer (skriv "{meant}")',
        '"{value}" has thousands separators (write "{meant}")',
    ),
    "amount.negative": Wording(
        'beløbet "{value}" er negativt (skriv nul eller mere)',
        'amount "{value}" is negative (write zero or more)',
    ),
    "amount.form": Wording(
        '{value} er ikke et beløb (skriv tallet i anførselstegn, fx "1450.00")',
        '{value} is not an amount (write digits in quotes, such as "1450.00")',
    ),
    "amount.quote": Wording(
        'der mangler et anførselstegn: {value} (skriv "{meant}")',
        'missing quotation mark: {value} (write "{meant}")',
    ),
    "rate.range": Wording(
        'satsen {value} er over 1 (skriv 25 procent som "0.25")',
        'rate {value} is more than 1 (write 25 per cent as "0.25")',
    ),
    "step.form": Wording(
        "{value} er ikke et afrundingstrin (skriv et tal over nul med højst to decimaler, fx"
        ' "0.01")',
        "{value} is not a rounding step (write a number above zero with at most two decimals,"
        ' such as "0.01")',
    ),
    "count.form": Wording(
        "{value} er ikke et gyldigt antal (skriv et helt tal fra 0 til {maximum} uden"
        " anførselstegn)",
        "{value} is not a valid count (write a whole number from 0 to {maximum}, without quotes)",
    ),
    "size.zero": Wording(
        "tallet er 0 (skriv mindst 1)",
        "the number is 0 (write at least 1)",
    ),
    "date.unquoted": Wording(
        'datoen {value} mangler anførselstegn (skriv "{value}")',
        'date {value} is not quoted (write "{value}")',
    ),
    "date.form": Wording(
        '{value} er ikke en dato (skriv ÅÅÅÅ-MM-DD i anførselstegn, fx "2024-02-01")',
        '{value} is not a date (write YYYY-MM-DD in quotes, such as "2024-02-01")',
    ),
    "date.impossible": Wording(
        "datoen {value} findes ikke (ret måneden eller dagen)",
        "date {value} does not exist (correct the month or the day)",
    ),
    "flag.meant": Wording(
        "{value} er tekst, ikke true eller false (skriv {meant} uden anførselstegn)",
        "{value} is text, not true or false (write {meant} without quotes)",
    ),
    "flag.form": Wording(
        "{value} er hverken true eller false (skriv en af dem)",
        "{value} is neither true nor false (write one of them)",
    ),
    "text.form": Wording(
        "{value} er ikke tekst (sæt anførselstegn om værdien)",
        "{value} is not text (put it in quotes)",
    ),
    "text.empty": Wording(
        "teksten er tom (udfyld den, eller fjern nøglen, hvis den er valgfri)",
        "text is empty (fill it in, or remove the key if it is optional)",
    ),
    "text.long": Wording(
        "teksten er for lang (forkort den til højst {maximum} tegn)",
        "text is too long (shorten it to at most {maximum} characters)",
    ),
    "text.control": Wording(
        "teksten indeholder et styretegn: {value} (skriv den uden tabulatorer og styretegn)",
        "text contains a control character: {value} (write it without tabs and control characters)",
    ),
    "id.form": Wording(
        "{value} er ikke et gyldigt id (brug a-z, 0-9, - og _, højst 64 tegn)",
        "{value} is not a valid id (use a-z, 0-9, - and _, at most 64 characters)",
    ),
    "currency.form": Wording(
        "{value} er ikke en valutakode (skriv tre store bogstaver, fx DKK)",
        "{value} is not a currency code (write three capital letters, such as DKK)",
    ),
    "address.form": Wording(
        '{value} er ikke et link (skriv "https://…", "mailto:…" eller en side som "/faq/")',
        '{value} is not a link (write "https://…", "mailto:…" or a page such as "/faq/")',
    ),
    "brackets.none": Wording(
        "der er ingen trin (tilføj mindst ét, det sidste med up_to: null)",
        "no brackets (add at least one, the last with up_to: null)",
    ),
    "brackets.open_too_early": Wording(
        "kun det sidste trin må være åbent (giv trinnet en øvre grænse, eller flyt det sidst)",
        "only the last bracket may be open-ended (give this one an upper bound, or move it last)",
    ),
    "brackets.order": Wording(
        "trinnet slutter ved {bound}, men det forrige slutter allerede ved {before} (skriv"
        " trinnene i stigende orden)",
        "bracket ends at {bound}, but the previous one already ends at {before} (sort them in"
        " ascending order)",
    ),
    "brackets.closed": Wording(
        "det sidste trin slutter ved {bound} (skriv up_to: null, så alle antal har en pris)",
        "last bracket ends at {bound} (write up_to: null, so that every count has a price)",
    ),
    "id.repeated": Wording(
        'id\'et "{id}" er allerede brugt (første gang i linje {line})',
        'duplicate id "{id}" (first used in line {line})',
    ),
    "tier.missing": Wording(
        "abonnementet {tier} mangler (tilføj det ligesom de andre)",
        "tier {tier} is missing (add it like the others)",
    ),
    "tier.stranger": Wording(
        "ukendt abonnement {tier} (brug et fra tiers.yaml: {known})",
        "unknown tier {tier} (use one from tiers.yaml: {known})",
    ),
    "tier.recommended_twice": Wording(
        "et andet abonnement er allerede anbefalet (behold recommended på ét af dem)",
        "another tier is already recommended (keep recommended on one of them)",
    ),
    "tiers.none": Wording(
        "der er ingen abonnementer (tilføj mindst ét)",
        "no tiers (add at least one)",
    ),
    "price_lists.none": Wording(
        "der er ingen prislister (tilføj mindst én)",
        "no price lists (add at least one)",
    ),
    "price_lists.order": Wording(
        "prislisten gælder fra {day}, men en tidligere i filen gælder fra {before} (skriv den"
        " ældste først, hver med sin egen dato)",
        "price list takes effect on {day}, but one above it takes effect on {before} (put the"
        " oldest first, each with its own date)",
    ),
    "category.unknown": Wording(
        "ukendt kategori {id} (brug en af: {known})",
        "unknown category {id} (use one of: {known})",
    ),
    "unit.unknown": Wording(
        "ukendt enhed {id} (brug en fra units: {known})",
        "unknown unit {id} (use one from units: {known})",
    ),
    "inclusion.choice": Wording(
        "der skal være præcis én af included, quantity og text (skriv kun den ene)",
        "exactly one of included, quantity and text is required (write only one)",
    ),
    "inclusion.unit": Wording(
        "quantity og unit hører sammen (skriv begge eller ingen af dem)",
        "quantity and unit belong together (write both or neither)",
    ),
    "discount.unknown": Wording(
        "ukendt ydelse {id} (brug en fra services: {known})",
        "unknown service {id} (use one from services: {known})",
    ),
    "discount.form": Wording(
        "rabatten på konsulentydelser er ikke et antal procent (skriv quantity eller included:"
        " false)",
        "discount on consultancy is not a percentage (write quantity, or included: false)",
    ),
    "discount.range": Wording(
        "en rabat på {value} procent er mere end hele prisen (skriv højst 100)",
        "a discount of {value} per cent is more than the full price (write at most 100)",
    ),
    "file.missing": Wording(
        "filen findes ikke (opret den, eller ret --data)",
        "file not found (create it, or correct --data)",
    ),
    "file.unreadable": Wording(
        "filen kan ikke læses: {reason} (kontrollér rettighederne, og at det er en fil)",
        "file can't be read: {reason} (check its permissions and that it is a file)",
    ),
    "file.encoding": Wording(
        "filen er ikke UTF-8 (gem den som UTF-8)",
        "file is not UTF-8 (save it as UTF-8)",
    ),
    "file.empty": Wording(
        "filen er tom (gendan en tidligere version)",
        "file is empty (restore an earlier version)",
    ),
    "yaml.syntax": Wording(
        "ugyldig YAML: {reason} (kontrollér indrykning, kolon og anførselstegn her og i linjen"
        " før)",
        "invalid YAML: {reason} (check indentation, colons and quotes here and in the line before)",
    ),
    "yaml.tab": Wording(
        "tabulatortegn (ryk ind med mellemrum)",
        "tab character (indent with spaces)",
    ),
    "yaml.quote_open": Wording(
        "anførselstegnet bliver aldrig lukket (luk det, hvor værdien slutter)",
        "quotation mark is never closed (close it where the value ends)",
    ),
    "yaml.quote_far": Wording(
        "anførselstegnet bliver først lukket i linje {line} (luk det, hvor værdien slutter)",
        "quotation mark is not closed until line {line} (close it where the value ends)",
    ),
    "yaml.bracket_swapped": Wording(
        "parentesen {open} bliver lukket med {found} (luk den med {close})",
        "bracket {open} is closed with {found} (close it with {close})",
    ),
    "yaml.bracket_open": Wording(
        "parentesen {open} er ikke lukket før linje {line} (skriv {close}, hvor den slutter)",
        "bracket {open} is not closed before line {line} (write {close} where it ends)",
    ),
    "yaml.bracket_stray": Wording(
        "parentesen {found} lukker ikke noget (fjern den, eller tilføj den, der åbner)",
        "bracket {found} closes nothing (remove it, or add the one that opens)",
    ),
    "yaml.comma": Wording(
        "der mangler komma eller {close} (sæt komma mellem værdierne og anførselstegn om tekst"
        " med komma eller kolon)",
        "missing comma or {close} (put commas between values, and quotes around text with a"
        " comma or colon)",
    ),
    "yaml.colon": Wording(
        "uventet kolon (sæt anførselstegn om tekst med kolon, og kontrollér indrykningen her og"
        " i linjen før)",
        "unexpected colon (put quotes around text with a colon, and check the indentation here"
        " and in the line before)",
    ),
    "yaml.no_colon": Wording(
        "der mangler et kolon efter nøglen (skriv nøgle: værdi med mellemrum efter kolonet)",
        "missing colon after the key (write key: value, with a space after the colon)",
    ),
    "yaml.indent": Wording(
        "forkert indrykning (ryk linjen lige så langt ind som dem, den hører sammen med)",
        "wrong indentation (align the line with those that it belongs with)",
    ),
    "yaml.after_value": Wording(
        "uventet tekst efter værdien (sæt anførselstegn om det hele, eller fjern teksten)",
        "unexpected text after the value (put quotes around all of it, or remove the text)",
    ),
    "yaml.character": Wording(
        "en tekst kan ikke begynde med {value} (sæt anførselstegn om den)",
        "text can't begin with {value} (put it in quotes)",
    ),
    "yaml.escape": Wording(
        "ukendt tegn efter omvendt skråstreg (skriv en omvendt skråstreg som \\\\)",
        "invalid escape sequence (write a backslash as \\\\)",
    ),
    "yaml.documents": Wording(
        "filen har mere end ét dokument (fjern linjen --- og det, der ikke hører til)",
        "more than one document in the file (remove the line --- and what does not belong)",
    ),
    "yaml.stray_start": Wording(
        "uventet tekst før filens første nøgle (begynd en kommentar med #, eller fjern teksten)",
        "unexpected text before the first key (begin a comment with #, or remove the text)",
    ),
    "yaml.no_value": Wording(
        "der mangler en værdi (tilføj den, eller sæt anførselstegn om en tekst, der begynder"
        " sådan)",
        "missing value (add it, or put quotes around text that begins like this)",
    ),
    "yaml.control": Wording(
        "ugyldigt tegn: {value} (fjern det)",
        "invalid character: {value} (remove it)",
    ),
    "yaml.boolean": Wording(
        "{value} læses som {meant} (skriv {meant}, eller sæt anførselstegn om en tekst)",
        "{value} is read as {meant} (write {meant}, or put quotes around text)",
    ),
    "yaml.deep": Wording(
        "for mange niveauer inde i hinanden (se efter overflødige parenteser)",
        "values are nested too deeply (look for stray brackets)",
    ),
    "yaml.alias": Wording(
        "ankre og aliasser kan ikke bruges: {name} (skriv indholdet helt ud)",
        "anchors and aliases can't be used: {name} (write the content out)",
    ),
    "yaml.tag": Wording(
        "tags kan ikke bruges: {name} (fjern det)",
        "tags can't be used: {name} (remove it)",
    ),
    "yaml.key": Wording(
        "nøglen er ikke et ord (skriv et navn før kolonet)",
        "key is not a word (write a name before the colon)",
    ),
    "yaml.repeated_key": Wording(
        "nøglen {key} er allerede brugt (første gang i linje {line})",
        "duplicate key {key} (first used in line {line})",
    ),
    "yaml.integer": Wording(
        "{value} læses ikke, som det ser ud (skriv kun cifre uden nul foran, eller sæt"
        " anførselstegn om en tekst)",
        "{value} is not read as it looks (write digits only, without a leading zero, or put"
        " quotes around text)",
    ),
    "review.due": Wording(
        "fristen for gennemgang er overskredet: review_by var {date} (gennemgå dataene, og skriv en"
        " senere dato)",
        "review is overdue: review_by was {date} (review the data, and write a later date)",
    ),
    "key.missing": Wording(
        "nøglen {key} mangler (tilføj den)",
        "missing key {key} (add it)",
    ),
    "key.unknown": Wording(
        "ukendt nøgle {key} (fjern den)",
        "unknown key {key} (remove it)",
    ),
    "key.misspelt": Wording(
        "ukendt nøgle {key} (mente du {meant}?)",
        "unknown key {key} (did you mean {meant}?)",
    ),
    "key.number": Wording(
        "tallet blev delt ved kommaet, så {key} blev en nøgle (brug punktum, og sæt"
        " anførselstegn om tallet)",
        "number was split at its comma, so {key} became a key (use a decimal point, and quote"
        " the number)",
    ),
    "value.choice": Wording(
        "{value} kan ikke bruges her (skriv en af: {choices})",
        "{value} is not allowed here (use one of: {choices})",
    ),
    "value.only_choice": Wording(
        "{value} kan ikke bruges her (skriv {choices})",
        "{value} is not allowed here (write {choices})",
    ),
    "value.misspelt": Wording(
        "{value} kan ikke bruges her (mente du {meant}? Muligheder: {choices})",
        "{value} is not allowed here (did you mean {meant}? Choices: {choices})",
    ),
    "tier.misspelt": Wording(
        "ukendt abonnement {tier} (mente du {meant}? I tiers.yaml findes: {known})",
        "unknown tier {tier} (did you mean {meant}? In tiers.yaml: {known})",
    ),
    "category.misspelt": Wording(
        "ukendt kategori {id} (mente du {meant}? Muligheder: {known})",
        "unknown category {id} (did you mean {meant}? Choices: {known})",
    ),
    "unit.misspelt": Wording(
        "ukendt enhed {id} (mente du {meant}? Under units findes: {known})",
        "unknown unit {id} (did you mean {meant}? Under units: {known})",
    ),
    "discount.misspelt": Wording(
        "ukendt ydelse {id} (mente du {meant}? Under services findes: {known})",
        "unknown service {id} (did you mean {meant}? Under services: {known})",
    ),
    "example.amount": Wording(
        "forventet {expected}, men beregneren giver {actual} (ret eksemplet eller prisen i"
        " tiers.yaml)",
        "expected {expected}, but the calculator returns {actual} (correct the example, or the"
        " price in tiers.yaml)",
    ),
    "example.nothing": Wording(
        "eksemplet har intet forventet beløb (skriv mindst ét af net, vat og gross)",
        "example expects no amount (write at least one of net, vat and gross)",
    ),
    "example.tier": Wording(
        "ukendt abonnement {id} (brug et fra tiers.yaml: {known})",
        "unknown tier {id} (use one from tiers.yaml: {known})",
    ),
    "example.tier_misspelt": Wording(
        "ukendt abonnement {id} (mente du {meant}? I tiers.yaml findes: {known})",
        "unknown tier {id} (did you mean {meant}? In tiers.yaml: {known})",
    ),
    "example.no_list": Wording(
        "ingen prisliste gælder den {date} (brug den {first} eller senere)",
        "no price list applies on {date} (use {first} or later)",
    ),
    "example.no_lists": Wording(
        "ingen prisliste kan bruges til eksemplet (giv en prisliste en anden status end draft)",
        "no price list is available for the example (give one a status other than draft)",
    ),
    "value.mapping": Wording(
        "her skal være nøgler med værdier, ikke {value} (skriv dem som andre steder i filen)",
        "expected keys with values, not {value} (write them as elsewhere in the file)",
    ),
    "value.list": Wording(
        "her skal være en liste, ikke {value} (begynd hvert punkt med en bindestreg)",
        "expected a list, not {value} (begin each item with a dash)",
    ),
    "value.other": Wording(
        "ugyldig værdi {value}: {reason} (ret den)",
        "invalid value {value}: {reason} (correct it)",
    ),
    "answers.none": Wording(
        "der er intet svar (tilføj mindst ét)",
        "no answer (add at least one)",
    ),
    "answers.open_too_early": Wording(
        "kun det sidste svar må være uden until (tilføj en dato, eller flyt svaret sidst)",
        "only the last answer may lack until (add a date, or move it last)",
    ),
    "answers.closed": Wording(
        "det sidste svar slutter den {until} (tilføj et svar uden until for tiden derefter)",
        "last answer ends on {until} (add one without until for the time after)",
    ),
    "answers.order": Wording(
        "svaret slutter den {until}, men det forrige slutter ikke tidligere (skriv det tidligste"
        " først)",
        "answer ends on {until}, but the previous one ends no earlier (put the earliest first)",
    ),
    "text.placeholder": Wording(
        "{{{name}}} er ikke en kendt pladsholder (brug {{{known}}})",
        "{{{name}}} is not a known placeholder (use {{{known}}})",
    ),
    "list.empty": Wording(
        "listen er tom (tilføj mindst ét punkt)",
        "list is empty (add at least one item)",
    ),
    "day.range": Wording(
        "{value} er ikke en dag, som alle måneder har (skriv 1 til 28)",
        "{value} is not a day of every month (write 1 to 28)",
    ),
    "web_address.form": Wording(
        '{value} er ikke en fuld webadresse (skriv fx "https://www.firma.dk/")',
        '{value} is not a full URL (write it as "https://www.company.com/")',
    ),
    "email.form": Wording(
        "{value} er ikke en e-mailadresse (skriv den som navn@firma.dk)",
        "{value} is not an email address (write it as name@company.com)",
    ),
    "shape.form": Wording(
        "{value} er ikke et gyldigt mønster (brug DD, MM og YY eller YYYY, N for et ciffer, A"
        " for et bogstav og -, mindst {least} tegn uden -)",
        "{value} is not a valid shape (use DD, MM and YY or YYYY, N for a digit, A for a letter"
        " and -, at least {least} characters without -)",
    ),
    "release.example": Wording(
        "{what} er et eksempel (skriv det rigtige, og fjern example: true)",
        "{what} is an example (write the real one, and remove example: true)",
    ),
    "release.example_list": Wording(
        "prislisten {id} er et eksempel (skriv de rigtige priser, og sæt status til published)",
        "price list {id} is an example (write the real prices, and set status to published)",
    ),
    "release.placeholder": Wording(
        "{what} er en pladsholder (skriv den rigtige oplysning, og fjern placeholder: true)",
        "{what} is a placeholder (write the real value, and remove placeholder: true)",
    ),
}
"""The sentences by code; each says what is wrong and, in parentheses, how to fix it."""


def say_to_editor(message: Message, language: Language) -> str:
    """Return what is wrong with the data, and how to fix it."""
    return say(message, language, EDITOR_MESSAGES)
