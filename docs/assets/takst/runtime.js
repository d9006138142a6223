// @ts-check
/**
 * Python beside the page: starts the worker once and brings questions to it.
 *
 * While the worker starts, only the newest question waits; older ones have no one left to read
 * their answer.
 */

/** @typedef {import("./protocol.js").Parts} Parts */
/** @typedef {import("./protocol.js").ToPage} ToPage */

/**
 * @typedef {object} Listener
 * @property {() => void} onReady
 * @property {() => void} onFailed
 * @property {(answer: string) => void} onAnswer Gets the answer to the newest question only.
 */

export class Runtime {
  /** @type {Worker | undefined} */
  #worker;
  #ready = false;
  #newest = 0;
  /** @type {string | undefined} */
  #waiting;

  /**
   * @param {string} script The worker's address.
   * @param {Parts} parts
   * @param {Listener} listener
   */
  constructor(script, parts, listener) {
    this.script = script;
    this.parts = parts;
    this.listener = listener;
  }

  get ready() {
    return this.#ready;
  }

  get started() {
    return this.#worker !== undefined;
  }

  /** Start loading, unless it has begun. */
  start() {
    if (this.#worker) {
      return;
    }
    const worker = new Worker(this.script, { type: "module" });
    this.#worker = worker;
    // A worker that was given up may still have something to say; nobody listens to it.
    const isCurrent = () => worker === this.#worker;
    worker.addEventListener("message", (event) => isCurrent() && this.#receive(event.data));
    worker.addEventListener("error", () => isCurrent() && this.#fail());
    worker.postMessage({ kind: "start", parts: this.parts });
  }

  /**
   * Ask Python; starts it if need be. An answer to an older question is dropped.
   * @param {string} question
   */
  ask(question) {
    this.#newest += 1;
    this.#waiting = question;
    this.start();
    this.#send();
  }

  /** Drop the question that waits: nobody reads its answer any more. */
  forget() {
    this.#newest += 1;
    this.#waiting = undefined;
  }

  #send() {
    if (this.#ready && this.#worker && this.#waiting !== undefined) {
      this.#worker.postMessage({ kind: "ask", id: this.#newest, question: this.#waiting });
      this.#waiting = undefined;
    }
  }

  /** @param {ToPage} reply */
  #receive(reply) {
    if (reply.kind === "ready") {
      this.#ready = true;
      this.listener.onReady();
      this.#send();
    } else if (reply.kind === "failed") {
      this.#fail();
    } else if (reply.id === this.#newest) {
      this.listener.onAnswer(reply.answer);
    }
  }

  /** Stop waiting for a download that does not end. */
  giveUp() {
    if (this.#worker && !this.#ready) {
      this.#fail();
    }
  }

  #fail() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
    this.listener.onFailed();
  }
}
