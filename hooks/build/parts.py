"""The files that a build adds to the pages of a site."""

from calculator.formatting import LANGUAGES
from hooks.assets.part import Part
from hooks.build.site import SiteBuild
from hooks.cache import hash_of_content
from hooks.exports.parts import exports, llms_part
from hooks.pages.icons import FAVICON, TOUCH_ICON, favicon, touch_icon
from hooks.pages.page_index import FIRST
from hooks.pages.social_image import social_image
from hooks.pages.theme_colours import main_colour


def site_parts(build: SiteBuild, icon: str) -> list[Part]:
    """Return the calculator, pictures, icons and data of a site, for all languages.

    `icon` is the site's icon as SVG, in the theme's main colour.
    """
    others = [language for language in LANGUAGES if language != FIRST]
    return [
        *build.bundle.parts,
        *(social_part(build.in_language(language)) for language in LANGUAGES),
        Part(FAVICON, favicon(icon)),
        Part(TOUCH_ICON, touch_icon(icon, main_colour(build.theme))),
        *exports(build.published),
        *(llms_part(build.published, language) for language in others),
    ]


def social_part(build: SiteBuild) -> Part:
    """Return the picture that other sites show of this language's pages."""
    picture = social_image(build.renderer.social, build.theme)
    return Part(f"assets/social/{hash_of_content(picture)}.png", picture)
