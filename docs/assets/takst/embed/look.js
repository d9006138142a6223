// @ts-check
/**
 * The look that the page around has asked for in the address: light or dark, and its own colour.
 *
 * This stands in the embedded page itself, so that the first picture is right. A colour is set as
 * custom properties only, and only when it is one.
 */

import { inkOn, mix, readColour, readableOn, writeColour } from "./colours.js";

/** @typedef {import("./colours.js").Colour} Colour */

const DARK = "slate";
const LIGHT = "default";
const SCHEMES = new Map([
  ["dark", DARK],
  ["light", LIGHT],
]);
/** What stands behind words where the style does not say. @type {Colour} */
const WHITE = [255, 255, 255];
const SOFT = 0.1;
const HOVERED = 0.15;

const asked = new URLSearchParams(location.hash.slice(1));
const accent = readColour(asked.get("accent") ?? "");
const system = matchMedia("(prefers-color-scheme: dark)");

function show() {
  const scheme = SCHEMES.get(asked.get("scheme") ?? "") ?? (system.matches ? DARK : LIGHT);
  document.body.dataset["mdColorScheme"] = scheme;
  if (accent) {
    for (const [name, colour] of properties(accent, ground())) {
      document.body.style.setProperty(name, writeColour(colour));
    }
  }
}

/** What the style has behind words in the light or dark look that the page has now. */
function ground() {
  const written = getComputedStyle(document.body).getPropertyValue("--takst-surface").trim();
  const short = /^#(.)(.)(.)$/;
  return readColour(written.replace(short, "#$1$1$2$2$3$3")) ?? WHITE;
}

/**
 * The colour stands behind words, and in words: there as dark or light as it has to be.
 * @param {Colour} accent
 * @param {Colour} ground
 * @returns {[string, Colour][]}
 */
function properties(accent, ground) {
  const ink = inkOn(accent);
  const soft = mix(ground, accent, SOFT);
  const words = readableOn(accent, soft);
  return [
    ["--takst-brand", accent],
    // Where the pointer is, farther from the words on it.
    ["--takst-brand-strong", mix(accent, inkOn(ink), HOVERED)],
    ["--takst-on-brand", ink],
    ["--takst-accent", words],
    ["--takst-accent-soft", soft],
  ];
}

system.addEventListener("change", show);
show();
