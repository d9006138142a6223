// @ts-check
/** The search of the services: hides what has not the words, and keeps them in the address. */

import { find, findElement, say } from "./dom.js";

const KEY = "q";
const SERVICE = "takst-service";

/** Show the search on the page that has the services, with what the address asks for. */
export function searchCatalogue() {
  const form = document.getElementById("takst-search");
  if (!(form instanceof HTMLFormElement)) {
    return;
  }
  const field = find(form, "input", HTMLInputElement);
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
    tell(form, wanted.length > 0);
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

/**
 * @param {HTMLFormElement} form
 * @param {boolean} isAsked
 */
function tell(form, isAsked) {
  const count = articles().filter(({ hidden }) => !hidden).length;
  const { found = "", one = "", none = "" } = form.dataset;
  const words = count === 0 ? none : count === 1 ? one : found.replace("{count}", String(count));
  say(findElement(form, "[role=status]"), isAsked ? words : "");
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
