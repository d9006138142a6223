"""Every sentence about a file that can't be read or is not ready, in Danish and English.

The loader's are for editors; the batch's are whole sentences for those who have a file priced.
"""

from calculator.messages import Wording

LOADER_MESSAGES = {
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
"""The sentences by code; each says what is wrong and, in parentheses, how to mend it."""

BATCH_MESSAGES = {
    "batch.encoding": Wording(
        "Rækken har tegn, der ikke kan læses. Gem filen som UTF-8, eller angiv dens tegnsæt med"
        " --encoding.",
        "The row has characters that can't be read. Save the file as UTF-8, or name its encoding"
        " with --encoding.",
    ),
    "batch.unreadable": Wording(
        "Herfra kan filen ikke læses. Angiv dens tegnsæt med --encoding.",
        "From here on the file can't be read. Name its encoding with --encoding.",
    ),
    "batch.quotes": Wording(
        'Anførselstegnene går ikke op. Skriv "" for et anførselstegn i en tekst med anførselstegn'
        " om.",
        'The quotes don\'t match. Write "" for a quote in a text that has quotes around it.',
    ),
    "batch.long": Wording(
        "Rækken er længere end {maximum} tegn.",
        "The row is longer than {maximum} characters.",
    ),
    "batch.narrow": Wording(
        "Rækken har for få kolonner: {found}, hvor der skal være mindst {needed} med semikolon"
        " eller tabulator imellem.",
        "The row has too few columns: {found}, where at least {needed} are needed, parted by"
        " semicolons or tabs.",
    ),
    "batch.wide": Wording(
        "Rækken har for mange kolonner: {found}, hvor der er plads til {width}. Sæt"
        " anførselstegn om en tekst, der har skilletegnet i sig.",
        "The row has too many columns: {found}, where there is room for {width}. Put quotes"
        " around a text that has the separator in it.",
    ),
    "batch.header_lacks": Wording(
        "Overskriften mangler {missing}.",
        "The header lacks {missing}.",
    ),
    "batch.header_twice": Wording(
        "Overskriften har den samme kolonne to gange.",
        "The header has the same column twice.",
    ),
    "batch.finished": Wording(
        "Rækker med pris: {priced}. Afviste rækker: {refused}.",
        "Rows priced: {priced}. Rows refused: {refused}.",
    ),
}
"""What is wrong with a row of a batch, in whole sentences."""
