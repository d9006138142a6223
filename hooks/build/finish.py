"""The last steps of a build, on the finished folder and before it takes the last site's place."""

from pathlib import Path

from hooks.assets.precompress import precompress
from hooks.assets.styles import join_styles


def finish_site(site: Path, last: Path | None = None) -> None:
    """Cut the styles to what the pages use, and compress every file beforehand.

    Compressed forms that the site `last` has as well are not written again.
    Raises BuildError where a tool for it fails or is missing.
    """
    join_styles(site)
    precompress(site, last=last)
