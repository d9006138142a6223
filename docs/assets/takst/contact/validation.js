// @ts-check
/**
 * Shows the mistakes in the contact form in the page's own words: beside each field, and as a list
 * where there are several. Without a script the browser shows its own messages.
 */

import { find, findElement, make, setFieldError } from "../shared/dom.js";
import { hasNumber } from "./personal_numbers.js";

/** @typedef {import("../shared/fields.js").Field} Field */
/** @typedef {{ shape: string, message: string }} Forbidden */

export class Validation {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.fields = fieldsOf(form).filter(({ id }) => document.getElementById(`${id}-error`));
    this.summary = findElement(form, ".takst-contact__errors");
    /** @type {Forbidden[]} */
    this.forbidden = JSON.parse(form.dataset["forbidden"] ?? "[]");
  }

  /** Take over from the browser, and remove a message as soon as its field is right. */
  begin() {
    this.form.noValidate = true;
    this.form.addEventListener("input", () => {
      this.#requireTier();
      for (const field of this.fields.filter((one) => one.hasAttribute("aria-invalid"))) {
        setFieldError(field, this.#mistake(field));
      }
    });
  }

  /** Show every mistake and focus the first field; returns whether there is none. */
  passes() {
    this.#requireTier();
    const wrong = this.fields.filter((field) => {
      const mistake = this.#mistake(field);
      setFieldError(field, mistake);
      return mistake !== "";
    });
    this.summary.hidden = wrong.length < 2;
    findElement(this.summary, "ul").replaceChildren(
      ...wrong.map((field) => this.#linkTo(field)),
    );
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  /** A change of tier needs the tier to change to. */
  #requireTier() {
    const request = find(this.form, "[name=request]", HTMLSelectElement);
    const tier = find(this.form, "[name=wanted_tier]", HTMLSelectElement);
    tier.required = request.value === "change";
  }

  /** @param {Field} field */
  #mistake(field) {
    if (field.validity.valueMissing || (field.required && field.value.trim() === "")) {
      return field.dataset["missing"] ?? "";
    }
    if (field.validity.typeMismatch) {
      return field.dataset["mistyped"] ?? "";
    }
    return this.forbidden.find(({ shape }) => hasNumber(field.value, shape))?.message ?? "";
  }

  /** @param {Field} field */
  #linkTo(field) {
    const link = make("a", `${field.labels?.[0]?.textContent}: ${this.#mistake(field)}`);
    link.href = `#${field.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    return make("li", link);
  }
}

/**
 * The fields of a form that people fill in, in their order.
 * @param {HTMLFormElement} form
 * @returns {Field[]}
 */
export function fieldsOf(form) {
  return /** @type {Field[]} */ (
    [...form.elements].filter(
      (field) =>
        (field instanceof HTMLInputElement && field.type !== "hidden") ||
        field instanceof HTMLSelectElement ||
        field instanceof HTMLTextAreaElement,
    )
  );
}
