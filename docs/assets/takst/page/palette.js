// @ts-check
/**
 * The light and the dark look: the system's, until the visitor chooses one.
 *
 * The script inside the header has shown the right one before anything was painted
 * (overrides/partials/javascripts/palette.html); from there on this module follows what changes.
 */

/** Where the choice is stored; the script inside the header reads it. */
const CHOICE = "takst-scheme";
const DARK = "slate";
const LIGHT = "default";

/** Follow the toggle in the header, the system, and the same choice in another tab. */
export function followPalette() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const followSystem = () => show(chosen() ?? (system.matches ? DARK : LIGHT));
  for (const option of options()) {
    option.addEventListener("change", () => {
      const scheme = schemeOf(option);
      store(scheme);
      show(scheme);
    });
  }
  system.addEventListener("change", followSystem);
  window.addEventListener("storage", followSystem);
}

/** @returns {HTMLInputElement[]} */
function options() {
  return [...document.querySelectorAll("input")].filter(({ name }) => name === "__palette");
}

/** @param {HTMLInputElement} option */
function schemeOf(option) {
  return option.dataset["mdColorScheme"] ?? LIGHT;
}

/** The stored choice; a browser may store nothing, or refuse to read it. */
function chosen() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}

/** @param {string} scheme */
function store(scheme) {
  try {
    localStorage.setItem(CHOICE, scheme);
  } catch {
    // The choice then applies to this page only.
  }
}

/**
 * Show a look and the button that leads to the other one; Material's style skips transitions
 * meanwhile.
 * @param {string} scheme
 */
function show(scheme) {
  const { body } = document;
  body.dataset["mdColorSwitching"] = "";
  body.dataset["mdColorScheme"] = scheme;
  for (const option of options()) {
    option.checked = schemeOf(option) === scheme;
    const button = option.nextElementSibling;
    if (button instanceof HTMLElement) {
      button.hidden = !option.checked;
    }
  }
  requestAnimationFrame(() => delete body.dataset["mdColorSwitching"]);
}
