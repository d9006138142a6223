// @ts-check
/**
 * The first price, while the rest of the calculator is on its way.
 *
 * This stands in the page itself, right behind the form: it opens the form, answers from the book
 * what is typed, and starts Python for whoever turns to the form, until `calculator.js` takes over.
 * Where that can't be had, it closes again.
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
  const begun = early();
  // What a link brings is for the calculator to read.
  if (begun && fragmentOfAddress() === "") {
    begun.first = first;
    book.prepare(today);
    form.addEventListener("input", show, { signal: first.signal });
    form.addEventListener("focusin", () => startPython(root, begun), { once: true });
  }
}

/**
 * Python comes after the book and its price, which are the first to be missed.
 * @param {HTMLElement} root
 * @param {import("./early.js").Early} begun
 */
async function startPython(root, begun) {
  if (isSparing() || begun.first?.signal.aborted) {
    return;
  }
  const runtime = runtimeOf(root, { onReady() {}, onRestarting() {}, onFailed() {} });
  const fetched = await begun.coming;
  await nextTask();
  if (!begun.first?.signal.aborted) {
    begun.runtime = runtime;
    runtime.start(fetched?.isPlain);
  }
}

const root = document.getElementById("takst-calculator");
if (root) {
  begin(root);
}
