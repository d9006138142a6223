"""Whether a slowed processor is as slow as it should be, in the page and in a worker."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Playwright

from bench.browser import visitor
from bench.profiles import Profile
from bench.server import BLANK, Host
from bench.slow import slowed

_TIMES = 5
_WORK = """
const work = () => {
  const start = performance.now();
  let sum = 0;
  for (let turn = 0; turn < 30_000_000; turn += 1) sum = (sum + turn * turn) % 1_000_003;
  return performance.now() - start + 0 * sum;
};
"""
_IN_PAGE = f"() => {{ {_WORK} return work(); }}"
_IN_WORKER = f"""() => new Promise((resolve) => {{
  const script = {_WORK!r} + "postMessage(work());";
  const worker = new Worker(URL.createObjectURL(new Blob([script])));
  worker.onmessage = ({{ data }}) => {{ worker.terminate(); resolve(data); }};
}})"""


def measure_slowdown(playwright: Playwright, host: Host, profile: Profile) -> dict[str, float]:
    """Return how many times longer the same work takes when slowed, in a page and in a worker."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as disk,
        visitor(playwright, Path(disk), profile) as visiting,
    ):
        visiting.page.goto(host.address + BLANK)
        free = _times(visiting.page)
        with slowed([*visiting.renderers], profile.slowdown):
            slow = _times(visiting.page)
    return {place: slow[place] / free[place] for place in free}


def _times(page: Page) -> dict[str, float]:
    places = {"page": _IN_PAGE, "worker": _IN_WORKER}
    return {
        place: median(page.evaluate(work) for _ in range(_TIMES)) for place, work in places.items()
    }
