"""The site for language models, as llmstxt.org describes: what it is, its pages, its data."""

from collections.abc import Iterator

from calculator.formatting import LANGUAGES, Language
from hooks.exports.files import FILES
from hooks.exports.published import Published
from hooks.pages.page_index import FIRST, FRAME, FRONT_PAGE, address_of


def llms_txt(published: Published, language: Language) -> bytes:
    """Return the text in a language, as Markdown."""
    return "".join(f"{line}\n" for line in _lines(published, language)).encode()


def _lines(published: Published, language: Language) -> Iterator[str]:
    site = published.content.site
    yield f"# {_line(site.title.in_language(language))}"
    yield ""
    yield f"> {_line(site.description.in_language(language))}"
    yield ""
    yield from (f"- {_line(fact)}" for fact in _facts(published, language))
    yield ""
    yield f"## {published.say('llms_pages', language)}"
    yield ""
    yield from _pages(published, language)
    yield ""
    yield f"## {published.say('llms_data', language)}"
    yield ""
    yield from _files(published, language)


def _facts(published: Published, language: Language) -> Iterator[str]:
    """Yield what a reader must know before quoting an amount."""
    site, price_list = published.content.site, published.in_force
    yield published.say("llms_provider", language, name=site.provider.name)
    day = published.phrases(language).day(price_list.effective_from)
    yield published.say("llms_in_force", language, id=price_list.id, date=day)
    notice = published.notice(price_list)
    if notice is not None:
        yield notice.in_language(language)
    vat = "including_vat" if published.catalogue.vat.included else "excluding_vat"
    yield published.say(
        "llms_amounts",
        language,
        currency=published.catalogue.currency,
        vat=published.say(vat, language),
    )
    yield published.catalogue.meter.hint.in_language(language)


def _pages(published: Published, language: Language) -> Iterator[str]:
    """Yield the pages that people open, the front page first."""
    paths = published.pages.paths[language]
    pages = sorted(paths.items(), key=lambda page: page[0] != FRONT_PAGE)
    for first, path in pages:
        if first != FRAME:
            title, description = published.words_of(path, language)
            address = f"{published.address}{address_of(path).removeprefix('/')}"
            yield _link(title, address, description)


def _files(published: Published, language: Language) -> Iterator[str]:
    for file in FILES:
        for name in published.names(file, language):
            yield _link(name, published.file(name), published.say(file.label, language))
    for other in LANGUAGES:
        if other != language:
            address = f"{published.address}{llms_path(other)}"
            yield _link("llms.txt", address, published.say("llms_other", language))


def llms_path(language: Language) -> str:
    """Return the file's path from the site's root: `llms.txt` beside the language's front page."""
    return "llms.txt" if language == FIRST else f"{language}/llms.txt"


def _link(words: str, address: str, description: str) -> str:
    return f"- [{_line(words)}]({address}): {_line(description)}"


def _line(text: str) -> str:
    """Return a text on one line, with brackets that make no link."""
    return " ".join(text.split()).replace("[", r"\[").replace("]", r"\]")
