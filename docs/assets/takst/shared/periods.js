// @ts-check
/**
 * Shows what applies on the visitor's day in Denmark, in a page that was built on an earlier day.
 *
 * `hooks/pages/periods.py` writes each price and answer with the days on which it applies: none is
 * shown before its first day or after its last. What applies on the day of the build has no first day.
 */

import { todayInDenmark } from "./fields.js";

const DATED = "[data-from], [data-until]";

/** Follow the day, also in a page that stays open, or in the browser's cache, until another day. */
export function followPeriods() {
  followDay(showPeriods);
}

/**
 * Call a function with the day, now and on each other day on which somebody comes back to the page.
 * @param {(today: string) => void} callback
 */
function followDay(callback) {
  let shown = "";
  const look = () => {
    const today = todayInDenmark();
    if (today !== shown) {
      shown = today;
      callback(today);
    }
  };
  look();
  onReturn(look);
}

/**
 * Call a function when somebody comes back to the page.
 * @param {() => void} callback
 */
export function onReturn(callback) {
  window.addEventListener("pageshow", ({ persisted }) => persisted && callback());
  document.addEventListener("visibilitychange", () => !document.hidden && callback());
}

/** @param {string} today */
function showPeriods(today) {
  for (const part of document.querySelectorAll(DATED)) {
    if (part instanceof HTMLElement) {
      const { from = today, until = today } = part.dataset;
      part.hidden = today < from || until < today;
    }
  }
}
