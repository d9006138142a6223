// @ts-check
/**
 * The link to the same page in the other language includes what the visitor has entered.
 *
 * Danish and English write numbers as each other's mirror image, `1.250,50` and `1,250.50`, so
 * the texts of number fields swap their separators on the way.
 */

const GROUPS = {
  da: /(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])/g,
  en: /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,])/g,
};
const COUNTS = ["payslips", "forecast"];
const NUMBERS = ["hours", "rate"];

/**
 * The state of a page as a page in the other language reads it.
 * @param {string} fragment
 * @param {string} language That the texts are written in.
 */
export function translated(fragment, language) {
  const state = new URLSearchParams(fragment);
  const groups = language === "en" ? GROUPS.en : GROUPS.da;
  for (const name of COUNTS) {
    change(state, name, (text) => text.replace(groups, mirrored));
  }
  for (const name of NUMBERS) {
    change(state, name, mirrored);
  }
  return state.toString();
}

/**
 * Add the state to the links to the other language whenever somebody follows one.
 * @param {() => string} fragment Returns the current fragment without `#`, or nothing.
 * @param {boolean} [first] Whether functions that are added later take precedence.
 */
export function addStateToLinks(fragment, first = false) {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    link.addEventListener(
      "click",
      () => {
        if (link instanceof HTMLAnchorElement) {
          const here = fragment();
          link.hash = here.includes("=") ? translated(here, document.documentElement.lang) : here;
        }
      },
      { capture: first },
    );
  }
}

/**
 * @param {URLSearchParams} state
 * @param {string} name
 * @param {(text: string) => string} written
 */
function change(state, name, written) {
  const text = state.get(name);
  if (text !== null) {
    state.set(name, written(text));
  }
}

/** @param {string} text */
function mirrored(text) {
  return text.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));
}
