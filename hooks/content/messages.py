"""Every sentence about a mistake in the data files, in Danish and English.

The calculator's own rules have their sentences here too: it raises codes and values.
"""

from calculator.errors import Message
from calculator.formatting import Language
from calculator.messages import Wording, say

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
    "file.missing": Wording(
        "filen findes ikke (læg den her, eller ret --data)",
        "the file does not exist (put it here, or correct --data)",
    ),
    "file.unreadable": Wording(
        "filen kan ikke læses: {reason} (se efter rettigheder, og om det er en fil)",
        "the file can't be read: {reason} (check its permissions and that it is a file)",
    ),
    "file.encoding": Wording(
        "filen er ikke UTF-8-tekst (gem den som UTF-8)",
        "the file is not UTF-8 text (save it as UTF-8)",
    ),
    "file.empty": Wording(
        "filen er tom (hent indholdet tilbage fra en tidligere version)",
        "the file is empty (restore it from an earlier version)",
    ),
    "yaml.syntax": Wording(
        "YAML kan ikke læses: {reason} (se efter indrykning, kolon og anførselstegn her og på"
        " linjen før)",
        "this is not readable YAML: {reason} (check indentation, colons and quotes here and on"
        " the line before)",
    ),
    "yaml.tab": Wording(
        "her står en tabulator (ryk ind med mellemrum)",
        "there is a tab here (indent with spaces)",
    ),
    "yaml.quote_open": Wording(
        "anførselstegnet her bliver aldrig lukket (skriv det samme tegn, hvor værdien slutter)",
        "the quote that opens here is never closed (write the same sign where the value ends)",
    ),
    "yaml.quote_far": Wording(
        "anførselstegnet her bliver først lukket i linje {line} (skriv det samme tegn, hvor værdien"
        " slutter)",
        "the quote that opens here is closed no earlier than line {line} (write the same sign where"
        " the value ends)",
    ),
    "yaml.bracket_swapped": Wording(
        "parentesen {open} bliver lukket med {found} (skriv samme slags begge steder, her {close})",
        "the bracket {open} is closed with {found} (write the same kind in both places, here"
        " {close})",
    ),
    "yaml.bracket_open": Wording(
        "parentesen {open} er ikke lukket, når linje {line} begynder (skriv {close}, hvor den"
        " slutter)",
        "the bracket {open} is not closed when line {line} begins (write {close} where it ends)",
    ),
    "yaml.bracket_stray": Wording(
        "parentesen {found} lukker ikke noget (fjern den, eller skriv den, der åbner)",
        "the bracket {found} closes nothing (remove it, or write the one that opens)",
    ),
    "yaml.comma": Wording(
        "her skal stå komma eller {close} (skriv komma mellem delene; en tekst med komma eller"
        " kolon skal have anførselstegn)",
        "a comma or {close} belongs here (write a comma between the parts; a text with a comma or"
        " a colon needs quotes)",
    ),
    "yaml.colon": Wording(
        "her kan der ikke stå et kolon (sæt anførselstegn om en tekst med kolon, og se efter"
        " indrykningen her og på linjen før)",
        "a colon can't stand here (put a text with a colon in quotes, and check the indentation"
        " here and on the line before)",
    ),
    "yaml.no_colon": Wording(
        "der mangler et kolon efter nøglen (skriv nøgle: værdi med et mellemrum efter kolonet)",
        "a colon is missing after the key (write key: value, with a space after the colon)",
    ),
    "yaml.indent": Wording(
        "linjen er ikke rykket ind som dem, den hører sammen med (giv den lige så mange mellemrum)",
        "the line is not indented as those that it belongs with (give it as many spaces)",
    ),
    "yaml.after_value": Wording(
        "her står der noget efter værdien (sæt anførselstegn om det hele, eller fjern det)",
        "there is something after the value here (put quotes around all of it, or remove it)",
    ),
    "yaml.character": Wording(
        "en tekst kan ikke begynde med {value} (sæt anførselstegn om den)",
        "a text can't begin with {value} (put it in quotes)",
    ),
    "yaml.escape": Wording(
        "omvendt skråstreg i anførselstegn giver et tegn, der ikke findes (skriv to: \\\\)",
        "a backslash in quotes gives a character that does not exist (write two: \\\\)",
    ),
    "yaml.documents": Wording(
        "filen har mere end ét dokument (fjern stregerne --- og det, der ikke hører til)",
        "the file has more than one document (remove the line --- and what does not belong)",
    ),
    "yaml.stray_start": Wording(
        "her begynder filens nøgler, men der står noget andet før dem (begynd en kommentar med #,"
        " eller fjern det)",
        "the keys of the file begin here, but something else stands before them (begin a comment"
        " with #, or remove it)",
    ),
    "yaml.no_value": Wording(
        "her skal stå en værdi (skriv den, eller sæt anførselstegn om en tekst, der begynder"
        " sådan)",
        "a value belongs here (write it, or put quotes around a text that begins like this)",
    ),
    "yaml.control": Wording(
        "her står et tegn, der ikke kan vises: {value} (fjern det, og skriv stedet om)",
        "there is a character that can't be shown: {value} (remove it and write this again)",
    ),
    "yaml.boolean": Wording(
        "{value} læses som {meant} (skriv {meant}, eller sæt anførselstegn om en tekst)",
        "{value} is read as {meant} (write {meant}, or put quotes around a text)",
    ),
    "yaml.deep": Wording(
        "listerne ligger for dybt inde i hinanden (se efter løse parenteser)",
        "the lists are nested too deeply (look for stray brackets)",
    ),
    "yaml.alias": Wording(
        "anker eller henvisning {name} (skriv indholdet helt ud)",
        "anchor or alias {name} (write the content out)",
    ),
    "yaml.tag": Wording(
        "mærket {name} kan ikke bruges (fjern det)",
        "the tag {name} can't be used (remove it)",
    ),
    "yaml.key": Wording(
        "nøglen er ikke et ord (skriv et navn før kolonet)",
        "the key is not a word (write a name before the colon)",
    ),
    "yaml.repeated_key": Wording(
        "nøglen {key} står her for anden gang (behold den ene)",
        "the key {key} stands here a second time (keep one of them)",
    ),
    "yaml.integer": Wording(
        "tallet {value} læses ikke, som det ser ud (skriv kun cifre, uden nul foran;"
        " en tekst skal have anførselstegn)",
        "the number {value} is not read the way it looks (write digits only, no leading"
        " zero; a text belongs in quotes)",
    ),
    "review.due": Wording(
        "dataene skulle være gennemgået senest {date} (gennemgå dem, og skriv en senere dato)",
        "the data were to be looked through by {date} (look them through, and write a later date)",
    ),
    "key.missing": Wording(
        "nøglen {key} mangler (tilføj den)",
        "the key {key} is missing (add it)",
    ),
    "key.unknown": Wording(
        "nøglen {key} kendes ikke (fjern den)",
        "the key {key} is not known (remove it)",
    ),
    "key.misspelt": Wording(
        "nøglen {key} kendes ikke (mente du {meant}?)",
        "the key {key} is not known (did you mean {meant}?)",
    ),
    "key.number": Wording(
        "tallet blev delt ved kommaet, så {key} blev en nøgle (skriv punktum i stedet, og sæt"
        " anførselstegn om tallet)",
        "the number was split at its comma, so {key} became a key (write a point instead, and put"
        " the number in quotes)",
    ),
    "value.choice": Wording(
        "{value} kan ikke bruges her (skriv en af: {choices})",
        "{value} can't be used here (write one of: {choices})",
    ),
    "value.only_choice": Wording(
        "{value} kan ikke bruges her (skriv {choices})",
        "{value} can't be used here (write {choices})",
    ),
    "value.misspelt": Wording(
        "{value} kan ikke bruges her (mente du {meant}? skriv en af: {choices})",
        "{value} can't be used here (did you mean {meant}? write one of: {choices})",
    ),
    "tier.misspelt": Wording(
        "der er intet abonnement {tier} under tiers i tiers.yaml (mente du {meant}? brug et af:"
        " {known})",
        "there is no tier {tier} under tiers in tiers.yaml (did you mean {meant}? use one of:"
        " {known})",
    ),
    "category.misspelt": Wording(
        "der er ingen kategori {id} (mente du {meant}? brug en af: {known})",
        "there is no category {id} (did you mean {meant}? use one of: {known})",
    ),
    "unit.misspelt": Wording(
        "der er ingen enhed {id} under units (mente du {meant}? brug en af: {known})",
        "there is no unit {id} under units (did you mean {meant}? use one of: {known})",
    ),
    "discount.misspelt": Wording(
        "der er ingen ydelse {id} under services (mente du {meant}? brug en af: {known})",
        "there is no service {id} under services (did you mean {meant}? use one of: {known})",
    ),
    "example.amount": Wording(
        "der er ventet {expected}, men beregneren giver {given} (ret eksemplet, eller prisen i"
        " tiers.yaml)",
        "expected {expected}, the calculator gives {given} (correct the example, or the price in"
        " tiers.yaml)",
    ),
    "example.nothing": Wording(
        "eksemplet forventer ikke noget beløb (skriv mindst ét af net, vat og gross)",
        "the example expects no amount (write at least one of net, vat and gross)",
    ),
    "example.tier": Wording(
        "der er intet abonnement {id} under tiers i tiers.yaml (brug et af: {known})",
        "there is no tier {id} under tiers in tiers.yaml (use one of: {known})",
    ),
    "example.tier_misspelt": Wording(
        "der er intet abonnement {id} under tiers i tiers.yaml (mente du {meant}? brug et af:"
        " {known})",
        "there is no tier {id} under tiers in tiers.yaml (did you mean {meant}? use one of:"
        " {known})",
    ),
    "example.no_list": Wording(
        "der er ingen prisliste den {date}; den første gælder fra {first} (skriv en senere dato)",
        "there is no price list on {date}; the first one applies from {first} (write a later date)",
    ),
    "example.no_lists": Wording(
        "der er ingen prisliste, som eksemplet kan regnes efter (giv en prisliste en anden status"
        " end draft)",
        "there is no price list to calculate the example by (give one a status other than draft)",
    ),
    "value.mapping": Wording(
        "her skal stå nøgler med værdier, ikke {value} (skriv dem som andre steder i filen)",
        "keys with values belong here, not {value} (write them as elsewhere in the file)",
    ),
    "value.list": Wording(
        "her skal stå en liste, ikke {value} (begynd hvert punkt med en bindestreg)",
        "a list belongs here, not {value} (begin each entry with a dash)",
    ),
    "value.other": Wording(
        "værdien {value} passer ikke: {reason} (ret den)",
        "the value {value} does not fit: {reason} (correct it)",
    ),
    "answers.none": Wording(
        "der er intet svar (skriv mindst ét)",
        "there is no answer (write at least one)",
    ),
    "answers.open_too_early": Wording(
        "et svar uden until står før det sidste (giv det en dato, eller flyt det til sidst)",
        "an answer without until stands before the last (give it a date, or move it last)",
    ),
    "answers.closed": Wording(
        "det sidste svar slutter {until} (tilføj et svar uden until, der gælder derefter)",
        "the last answer ends on {until} (add one without until for the time after)",
    ),
    "answers.order": Wording(
        "svaret gælder til {until}, men svaret før gælder længere (skriv det tidligste først)",
        "the answer holds until {until}, but the one before holds longer (write the earliest"
        " first)",
    ),
    "text.placeholder": Wording(
        "{{{name}}} er ikke en værdi, der kan sættes ind (brug {{{known}}})",
        "{{{name}}} is not a value that can be filled in (use {{{known}}})",
    ),
    "list.empty": Wording(
        "listen er tom (skriv mindst ét punkt)",
        "the list is empty (write at least one entry)",
    ),
    "day.range": Wording(
        "{value} er ikke en dag, hver måned har (skriv 1 til 28)",
        "{value} is not a day that each month has (write 1 to 28)",
    ),
    "web_address.form": Wording(
        '{value} er ikke en fuld adresse (skriv "https://www.firma.dk/")',
        '{value} is not a full address (write "https://www.company.com/")',
    ),
    "email.form": Wording(
        "{value} er ikke en e-mailadresse (skriv navn@firma.dk)",
        "{value} is not an e-mail address (write name@company.dk)",
    ),
    "shape.form": Wording(
        "{value} er ikke formen på et nummer (skriv DD, MM og YY eller YYYY for en dato, N for et"
        " ciffer, A for et bogstav og - for en bindestreg eller et mellemrum, mindst {least} tegn i"
        ' alt: "DDMMYY-NNNN")',
        "{value} is not the shape of a number (write DD, MM and YY or YYYY for a date, N for a"
        " digit, A for a letter and - for a hyphen or a space, at least {least} signs in all:"
        ' "DDMMYY-NNNN")',
    ),
    "release.example": Wording(
        "{what} er et eksempel (skriv det rigtige, og fjern mærket som eksempel)",
        "{what} is an example (write the real one, and remove the mark as an example)",
    ),
    "release.example_list": Wording(
        "prislisten {id} er et eksempel (skriv de rigtige priser, og sæt status til published)",
        "the price list {id} is an example (write the real prices, and set status to published)",
    ),
    "release.placeholder": Wording(
        "{what} er en pladsholder (skriv den rigtige oplysning, og fjern placeholder)",
        "{what} is a placeholder (write the real one, and remove placeholder)",
    ),
}
"""The sentences by code; each says what is wrong and, in parentheses, how to fix it."""


def say_to_editor(message: Message, language: Language) -> str:
    """Return what is wrong with the data, and how to fix it."""
    return say(message, language, EDITOR_MESSAGES)
