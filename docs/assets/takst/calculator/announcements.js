// @ts-check
/** Keeps screen readers from reading answers aloud while somebody types. */

const ANSWERS = "[data-takst] output, [data-takst] .takst-sentences";
const QUIET_FOR = 700;

export class Announcements {
  #timer = 0;

  /**
   * Hold some answers back, and release all of them when the fields have been left alone.
   * @param {Iterable<Element>} answers
   */
  hold(answers) {
    for (const answer of answers) {
      answer.setAttribute("aria-busy", "true");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const answer of allAnswers()) {
        answer.removeAttribute("aria-busy");
      }
    }, QUIET_FOR);
  }

  holdAll() {
    this.hold(allAnswers());
  }
}

function allAnswers() {
  return document.querySelectorAll(ANSWERS);
}
