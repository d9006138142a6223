// @ts-check
/** Hands something to the visitor: as a file, or in the clipboard. */

import { make } from "../shared/dom.js";

const KEPT_FOR = 60_000;

/**
 * @param {Blob} content
 * @param {string} name
 */
export function saveFile(content, name) {
  const address = URL.createObjectURL(content);
  const link = make("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

/**
 * Copy a text; returns whether there was one and the browser allowed it.
 *
 * Some browsers let a page copy only at once, so they get the text as a promise.
 * @param {Promise<string | null>} promised
 */
export async function copyText(promised) {
  const copied = promised.then((text) => {
    if (text === null) {
      throw new Error("nothing to copy");
    }
    return new Blob([text], { type: "text/plain" });
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": copied })]);
    return true;
  } catch {
    return false;
  }
}
