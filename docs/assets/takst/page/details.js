// @ts-check
/** Opens the question that a link leads to, and all questions for a print. */

/** Open what the address names, now and later; on paper everything is open. */
export function openDetails() {
  openTarget();
  window.addEventListener("hashchange", openTarget);
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    setOpen(closed, true);
  });
  window.addEventListener("afterprint", () => setOpen(closed, false));
}

function openTarget() {
  const details = targetOfAddress()?.closest("details");
  if (details && !details.open) {
    details.open = true;
    details.scrollIntoView();
  }
}

function targetOfAddress() {
  try {
    const name = decodeURIComponent(location.hash.slice(1));
    return name === "" ? null : document.getElementById(name);
  } catch {
    return null;
  }
}

/**
 * @param {HTMLDetailsElement[]} questions
 * @param {boolean} open
 */
function setOpen(questions, open) {
  for (const question of questions) {
    question.open = open;
  }
}
