// @ts-check
/** Searches the services: hides those without the words, and writes the words into the address. */

// Imports nothing that the calculator uses too: pages without one would fetch an extra file for it.
const KEY = "q";
const SERVICE = "takst-service";

/** Show the search on the page that has the services, with what the address asks for. */
export function searchCatalogue() {
  const form = document.getElementById("takst-search");
  const field = form?.querySelector("input");
  const status = form?.querySelector("[role=status]");
  if (!form || !field || !status) {
    return;
  }
  const services = articles().map((service) => ({
    service,
    words: fold(service.textContent ?? ""),
  }));
  const search = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    for (const { service, words } of services) {
      service.hidden = !wanted.every((word) => words.includes(word));
    }
    hideEmptyCategories();
    status.textContent = wanted.length > 0 ? countText(form.dataset) : "";
  };
  const clear = () => {
    field.value = "";
    search();
    writeAddress("");
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => {
    search();
    writeAddress(field.value.trim());
  });
  window.addEventListener("hashchange", () => isTargetHidden() && showTarget(clear));
  field.value = new URLSearchParams(location.search).get(KEY) ?? "";
  search();
  if (isTargetHidden()) {
    showTarget(clear);
  }
}

/** @returns {HTMLElement[]} */
function articles() {
  return [...document.querySelectorAll("article")].filter(({ className }) => className === SERVICE);
}

/** @param {string} text */
function fold(text) {
  return text.toLowerCase().normalize("NFC");
}

function hideEmptyCategories() {
  for (const category of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".takst-category")
  )) {
    category.hidden = category.querySelector("article:not([hidden])") === null;
  }
}

/** @param {DOMStringMap} words The texts for each number of services. */
function countText({ found = "", one = "", none = "" }) {
  const count = articles().filter(({ hidden }) => !hidden).length;
  return count === 0 ? none : count === 1 ? one : found.replace("{count}", String(count));
}

/**
 * The address finds the same services again, also as a link to somebody else.
 * @param {string} query
 */
function writeAddress(query) {
  const address = new URL(location.href);
  if (query === "") {
    address.searchParams.delete(KEY);
  } else {
    address.searchParams.set(KEY, query);
  }
  history.replaceState(history.state, "", address);
}

function target() {
  return document.getElementById(location.hash.slice(1));
}

/** Whether the address names a service, or a category, that the search has hidden. */
function isTargetHidden() {
  return target()?.closest("[hidden]") instanceof HTMLElement;
}

/** @param {() => void} clear */
function showTarget(clear) {
  clear();
  target()?.scrollIntoView();
}
