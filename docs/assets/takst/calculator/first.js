// @ts-check
/**
 * Shows the first price, while the rest of the calculator is loading.
 *
 * This script is in the page itself, right behind the form: it opens the form, answers from the
 * book, and starts Python for somebody who uses the form, until `calculator.js` takes over. Where
 * that can't be loaded, it closes the form again.
 */

import { AnswerBooks } from "./answer_books.js";
import { find, findElement, nextTask } from "../shared/dom.js";
import { early } from "./early.js";
import { isSparing } from "./intent.js";
import { clearPriceSource, setPrice } from "./price_output.js";
import { runtimeOf } from "../shared/runtime.js";
import { fragmentOfAddress, todayInDenmark } from "../shared/fields.js";

/** @param {HTMLElement} root */
function begin(root) {
  const form = find(root, "form", HTMLFormElement);
  const net = findElement(root, "output[name=net]");
  const today = todayInDenmark();
  const text = (/** @type {string} */ name) => String(new FormData(form).get(name) ?? "");
  const book = AnswerBooks.of(root, show);

  function show() {
    const [payslips, tier, date] = [text("payslips"), text("tier"), text("date")];
    const price = book.price({ payslips, tier, date });
    if (price) {
      setPrice(net, "book", price.list, price.amount, price.text);
    } else {
      clearPriceSource(net);
      net.textContent = "";
    }
  }

  find(form, "[name=date]", HTMLInputElement).value ||= today;
  const fallback = findElement(root, ".takst-fallback");
  fallback.hidden = true;
  form.hidden = false;
  const close = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement && target.id === "takst-script") {
      form.hidden = true;
      fallback.hidden = false;
    }
  };
  document.addEventListener("error", close, { capture: true });
  const first = new AbortController();
  const page = early();
  // A link is left to the calculator.
  if (page && fragmentOfAddress() === "") {
    page.first = first;
    book.prepare(today);
    form.addEventListener("input", show, { signal: first.signal });
    form.addEventListener("focusin", () => startPython(root, page), { once: true });
  }
}

/**
 * Start Python after the book and its price, which the visitor waits for first.
 * @param {HTMLElement} root
 * @param {import("./early.js").Early} page
 */
async function startPython(root, page) {
  if (isSparing() || page.first?.signal.aborted) {
    return;
  }
  const runtime = runtimeOf(root, { onReady() {}, onRestarting() {}, onFailed() {} });
  const fetched = await page.pending;
  await nextTask();
  if (!page.first?.signal.aborted) {
    page.runtime = runtime;
    runtime.start(fetched?.isPlain);
  }
}

const root = document.getElementById("takst-calculator");
if (root) {
  begin(root);
}
