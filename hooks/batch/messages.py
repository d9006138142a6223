"""Every sentence about a file of months to price, in Danish and English."""

from calculator.messages import Wording

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
"""The sentences by code."""
