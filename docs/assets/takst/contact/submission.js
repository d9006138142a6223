// @ts-check
/**
 * What sends the contact form: a real post to the endpoint, or a mail in the visitor's own program.
 *
 * A post that fails leaves the form in the browser's history as it was filled in. It is no fetch:
 * that could not tell an endpoint that forbids being read from one that was not reached, and to try
 * again could send twice.
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
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#rest(""));
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
      this.#rest("offline");
    } else {
      this.#wait();
    }
  }

  /** Whether a program has filled in the field that people don't see. */
  get #isTrapped() {
    return find(this.form, "[name=website]", HTMLInputElement).value !== "";
  }

  /** The browser has the post under way: a second one waits until nothing has come for long. */
  #wait() {
    this.#isSending = true;
    this.#say("sending");
    this.#timer = setTimeout(() => this.#rest("slow"), SLOW_AFTER);
  }

  /** @param {string} told */
  #rest(told) {
    clearTimeout(this.#timer);
    this.#isSending = false;
    this.#say(told);
  }

  /** @param {string} told */
  #say(told) {
    const status = this.form.querySelector(".takst-contact__status");
    if (status instanceof HTMLElement) {
      setText(status, status.dataset[told] ?? "");
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
