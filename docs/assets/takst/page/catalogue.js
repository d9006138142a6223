// @ts-check
/** The search of the services: hides what has not the words, and keeps them in the address. */

// No part that the calculator has too is imported: pages without one would fetch it by itself.
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
    words: folded(service.textContent ?? ""),
  }));
  const search = () => {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    for (const { service, words } of services) {
      service.hidden = !wanted.every((word) => words.includes(word));
    }
    hideEmptyCategories();
    status.textContent = wanted.length > 0 ? told(form.dataset) : "";
  };
  const clear = () => {
    field.value = "";
    search();
    keep("");
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => {
    search();
    keep(field.value.trim());
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
function folded(text) {
  return text.toLowerCase().normalize("NFC");
}

function hideEmptyCategories() {
  for (const category of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".takst-category")
  )) {
    category.hidden = category.querySelector("article:not([hidden])") === null;
  }
}

/** @param {DOMStringMap} words How the number of services is told. */
function told({ found = "", one = "", none = "" }) {
  const count = articles().filter(({ hidden }) => !hidden).length;
  return count === 0 ? none : count === 1 ? one : found.replace("{count}", String(count));
}

/**
 * The address finds the same services again, also as a link to somebody else.
 * @param {string} query
 */
function keep(query) {
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
