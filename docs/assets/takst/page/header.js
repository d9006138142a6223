// @ts-check
/** The header while a page is scrolled: its shadow, the page's title in it, and the way up. */

/** Follow the scrolling, and close the drawer when it has led to a place on the same page. */
export function followHeader() {
  const header = document.querySelector(".md-header");
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector("h1");
  // The header's height is known when the page is drawn; asked before, it would be drawn for that.
  requestAnimationFrame(() => {
    if (header && title && heading) {
      whenGone(header, heading, (gone) => {
        header.classList.toggle("md-header--shadow", gone);
        title.classList.toggle("md-header__title--active", gone);
      });
    }
  });
  followWayUp();
  window.addEventListener("hashchange", closeDrawer);
}

/**
 * Report when an element scrolls up below the header, or back; a hidden element counts as gone.
 * @param {Element} header
 * @param {Element} element
 * @param {(gone: boolean) => void} onChange
 */
function whenGone(header, element, onChange) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, boundingClientRect: place } of entries) {
        onChange(!isIntersecting && place.top <= header.clientHeight);
      }
    },
    { rootMargin: `-${header.clientHeight}px 0px 0px` },
  );
  observer.observe(element);
}

/** The button that leads up shows as soon as somebody is on the way up. */
function followWayUp() {
  const button = document.querySelector(".md-top");
  if (!(button instanceof HTMLElement)) {
    return;
  }
  let last = window.scrollY;
  const follow = () => {
    const now = window.scrollY;
    button.hidden = now <= 0 || now >= last;
    last = now;
  };
  window.addEventListener("scroll", follow, { passive: true });
  button.addEventListener("click", () => window.scrollTo({ top: 0 }));
}

function closeDrawer() {
  const drawer = document.getElementById("__drawer");
  if (drawer instanceof HTMLInputElement) {
    drawer.checked = false;
  }
}
