// @ts-check
/**
 * Shows the look that the page around asks for in the address: light or dark, and its own colour.
 *
 * This script is in the embedded page itself, so that the first frame is right. A colour is set
 * only as custom properties, and only when it is valid.
 */

import { inkOn, mix, readColour, readableOn, writeColour } from "./colours.js";

/** @typedef {import("./colours.js").Colour} Colour */

const DARK = "slate";
const LIGHT = "default";
const SCHEMES = new Map([
  ["dark", DARK],
  ["light", LIGHT],
]);
/** The background of text where the style has none. @type {Colour} */
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

/** Return the background of text in the current look. */
function ground() {
  const written = getComputedStyle(document.body).getPropertyValue("--takst-surface").trim();
  const short = /^#(.)(.)(.)$/;
  return readColour(written.replace(short, "#$1$1$2$2$3$3")) ?? WHITE;
}

/**
 * Return the custom properties of the colour: as a background, and as text of enough contrast.
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
    // Below the pointer: with more contrast to the text on it.
    ["--takst-brand-strong", mix(accent, inkOn(ink), HOVERED)],
    ["--takst-on-brand", ink],
    ["--takst-accent", words],
    ["--takst-accent-soft", soft],
  ];
}

system.addEventListener("change", show);
show();
