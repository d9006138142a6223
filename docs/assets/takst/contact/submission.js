// @ts-check
/**
 * Sends the contact form: as a normal post to the endpoint, or as a mail in the visitor's program.
 *
 * A post that fails leaves the form in the browser's history as it was filled in. A fetch could not
 * distinguish an endpoint that forbids reading from one that was not reached, so that a second try
 * could send twice.
 */

import { find, findElement, setText } from "../shared/dom.js";
import { mailOf } from "./mail.js";
import { Validation } from "./validation.js";

const SLOW_AFTER = 20_000;

export class Submission {
  #isSending = false;
  #timer = 0;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.validation = new Validation(form);
  }

  begin() {
    const fallback = document.querySelector(".takst-contact-fallback");
    if (fallback instanceof HTMLElement) {
      fallback.hidden = true;
    }
    this.validation.begin();
    this.form.addEventListener("submit", (event) => this.#submit(event));
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#finish(""));
    document
      .querySelector(".takst-contact-copy button")
      ?.addEventListener("click", () => this.#copy());
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    if (this.#isSending || !this.validation.passes()) {
      event.preventDefault();
    } else if (this.form.action.startsWith("mailto:")) {
      event.preventDefault();
      this.#mail();
    } else if (this.#isTrapped) {
      event.preventDefault();
      this.form.reset();
      location.hash = "contact-sent";
    } else if (!navigator.onLine) {
      event.preventDefault();
      this.#finish("offline");
    } else {
      this.#wait();
    }
  }

  /** Whether a program has filled in the field that people can't see. */
  get #isTrapped() {
    return find(this.form, "[name=website]", HTMLInputElement).value !== "";
  }

  /** The browser is sending the post: allow a second one only when nothing has come for long. */
  #wait() {
    this.#isSending = true;
    this.#showStatus("sending");
    this.#timer = setTimeout(() => this.#finish("slow"), SLOW_AFTER);
  }

  /** @param {string} status */
  #finish(status) {
    clearTimeout(this.#timer);
    this.#isSending = false;
    this.#showStatus(status);
  }

  /** @param {string} status */
  #showStatus(status) {
    const line = this.form.querySelector(".takst-contact__status");
    if (line instanceof HTMLElement) {
      setText(line, line.dataset[status] ?? "");
    }
  }

  #mail() {
    const panel = findElement(document, ".takst-contact-copy");
    const mail = mailOf(this.form, this.#subject, panel.dataset["rest"] ?? "");
    find(panel, "textarea", HTMLTextAreaElement).value = mail.text;
    panel.hidden = false;
    setText(findElement(panel, ".takst-contact-copy__status"), "");
    setText(
      findElement(panel, ".takst-contact-copy__cut"),
      mail.isCut ? (panel.dataset["cut"] ?? "") : "",
    );
    location.href = mail.address;
  }

  get #subject() {
    const { subjectHelp = "", subjectChange = "" } = this.form.dataset;
    const request = find(this.form, "[name=request]", HTMLSelectElement);
    const tier = find(this.form, "[name=wanted_tier]", HTMLSelectElement);
    return request.value === "change"
      ? `${subjectChange}: ${tier.selectedOptions[0]?.textContent}`
      : subjectHelp;
  }

  async #copy() {
    const panel = findElement(document, ".takst-contact-copy");
    const text = find(panel, "textarea", HTMLTextAreaElement);
    const { copied = "", notCopied = "" } = panel.dataset;
    try {
      await navigator.clipboard.writeText(text.value);
      setText(findElement(panel, ".takst-contact-copy__status"), copied);
    } catch {
      text.select();
      setText(findElement(panel, ".takst-contact-copy__status"), notCopied);
    }
  }
}
