// @ts-check
/** Colours that can be read on each other, by the contrast that WCAG 2 defines. */

/** @typedef {readonly [number, number, number]} Colour Red, green and blue, whole numbers from 0 to 255. */

/** @type {Colour} */
const BLACK = [0, 0, 0];
/** @type {Colour} */
const WHITE = [255, 255, 255];

const READABLE = 4.5;
const STEPS = 20;

/**
 * Read `#rrggbb`; null for anything else.
 * @param {string} text
 * @returns {Colour | null}
 */
export function readColour(text) {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ?? [];
  return red && green && blue
    ? [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
    : null;
}

/** @param {Colour} colour */
export function writeColour(colour) {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Black or white, whichever can be read better on a colour.
 * @param {Colour} ground
 */
export function inkOn(ground) {
  return contrast(WHITE, ground) >= contrast(BLACK, ground) ? WHITE : BLACK;
}

/**
 * The colour itself, or as much nearer to black or white that it can be read on the ground.
 * @param {Colour} colour
 * @param {Colour} ground
 */
export function readableOn(colour, ground) {
  const ink = inkOn(ground);
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = mix(colour, ink, step / STEPS);
    if (contrast(mixed, ground) >= READABLE) {
      return mixed;
    }
  }
  return ink;
}

/**
 * @param {Colour} colour
 * @param {Colour} other
 * @param {number} share Of the other one.
 * @returns {Colour}
 */
export function mix(colour, other, share) {
  const [red, green, blue] = colour;
  const between = (/** @type {number} */ from, /** @type {number} */ to) =>
    Math.round(from + (to - from) * share);
  return [between(red, other[0]), between(green, other[1]), between(blue, other[2])];
}

/**
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {Colour} colour */
function luminance([red, green, blue]) {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** @param {number} part */
function linear(part) {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
