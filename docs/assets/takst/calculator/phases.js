// @ts-check
/**
 * The phases of the calculator: one value for where Python is, and which event leads to which.
 *
 * Nothing here has an effect; `python.js` acts on the phases, and `tests/scripts/test_phases.py`
 * has the same table.
 */

/**
 * @typedef {"deferred" | "idle" | "loading" | "slow" | "ready" | "failed" | "differs"} Phase
 *
 * - `deferred`: another site has filled in the fields, and nobody has used them; Python is not loaded.
 * - `idle`: Python is loaded as soon as something needs it.
 * - `loading`: Python is on its way.
 * - `slow`: Python has been on its way for so long that the page says so.
 * - `ready`: Python answers.
 * - `failed`: Python could not be loaded, or has crashed; the visitor may try again.
 * - `differs`: Python and the answer book have different prices; final, no price is shown.
 */

/**
 * @typedef {"touch" | "start" | "delay" | "ready" | "restart" | "fail" | "retry" | "leave" | "differ"} PhaseEvent
 *
 * - `touch`: somebody uses the fields.
 * - `start`: the download has begun.
 * - `delay`: the download takes long.
 * - `ready`, `restart`, `fail`: what Python reports.
 * - `retry`: the visitor tries again, by a button or by coming back to the page.
 * - `leave`: the page is left.
 * - `differ`: an answer contradicts the answer book.
 */

/** @typedef {"empty" | "waiting" | "answered" | "loading" | "slow" | "failed" | "differs"} Status */

/** An event that a phase does not list changes nothing. @type {Record<Phase, { [event in PhaseEvent]?: Phase }>} */
const TRANSITIONS = {
  deferred: { touch: "idle" },
  idle: { start: "loading", differ: "differs" },
  loading: { delay: "slow", ready: "ready", fail: "failed", leave: "idle", differ: "differs" },
  slow: { ready: "ready", fail: "failed", leave: "idle", differ: "differs" },
  ready: { restart: "loading", fail: "failed", differ: "differs" },
  failed: { retry: "idle", differ: "differs" },
  differs: {},
};

/**
 * The phase that an event leads to.
 * @param {Phase} phase
 * @param {PhaseEvent} event
 * @returns {Phase}
 */
export function phaseAfter(phase, event) {
  return TRANSITIONS[phase][event] ?? phase;
}

/**
 * The phase to begin in; `first.js` may have started Python already.
 * @param {{ started: boolean, ready: boolean }} runtime
 * @param {boolean} isDeferred Whether Python waits for somebody to use the fields.
 * @returns {Phase}
 */
export function firstPhase({ started, ready }, isDeferred) {
  if (started) {
    return ready ? "ready" : "loading";
  }
  return isDeferred ? "deferred" : "idle";
}

/**
 * What the page says of a phase.
 * @param {Phase} phase
 * @param {boolean} isAsked Whether a number of payslips is filled in.
 * @returns {Status}
 */
export function statusOf(phase, isAsked) {
  switch (phase) {
    case "deferred":
    case "idle":
      return isAsked ? "waiting" : "empty";
    case "ready":
      return isAsked ? "answered" : "empty";
    default:
      return phase;
  }
}

/**
 * What a tool says in place of its answer; null while Python answers.
 * @param {Phase} phase
 * @param {boolean} isAsked
 * @returns {Status | null}
 */
export function toolStatusOf(phase, isAsked) {
  switch (phase) {
    case "ready":
      return null;
    case "slow":
      return "loading";
    default:
      return statusOf(phase, isAsked);
  }
}
