// @ts-check
/**
 * Python in a worker: starts it once and sends questions to it.
 *
 * Questions of one kind follow each other as somebody types: only the newest is answered, as nobody
 * waits for the older ones any more.
 */

/** @typedef {import("./protocol.js").Answer} Answer */
/** @typedef {import("./protocol.js").Parts} Parts */
/** @typedef {import("./protocol.js").ToPage} ToPage */
/** @typedef {import("./protocol.js").Want} Want */

/**
 * @typedef {object} Listener
 * @property {() => void} onReady
 * @property {() => void} onRestarting
 * @property {() => void} onFailed
 */

/** @typedef {{ id: number, want: Want, question: string, resolve: (answer: Answer | null) => void }} OpenQuestion */

export class Runtime {
  #script;
  #parts;
  #build;
  /** @type {Worker | undefined} */
  #worker;
  /** Identifies the current start. @type {object | undefined} */
  #starting;
  #ready = false;
  #asked = 0;
  /** The newest question of each kind that has no answer yet. @type {Map<string, OpenQuestion>} */
  #open = new Map();

  /**
   * @param {string} script The worker's address.
   * @param {Omit<Parts, "packed">} parts
   * @param {string} build The build id of the page; Python of another build is not asked.
   * @param {Listener} listener
   */
  constructor(script, parts, build, listener) {
    this.#script = script;
    this.#parts = parts;
    this.#build = build;
    this.listener = listener;
  }

  get ready() {
    return this.#ready;
  }

  get started() {
    return this.#starting !== undefined;
  }

  /**
   * Start loading, unless that has happened.
   * @param {boolean | Promise<boolean>} [packed] Whether to load the files that the build has compressed.
   */
  async start(packed = false) {
    if (this.started) {
      return;
    }
    const starting = {};
    this.#starting = starting;
    const isPacked = await packed;
    if (starting === this.#starting && this.#script === "") {
      // The site was built without Python.
      this.#fail();
    } else if (starting === this.#starting) {
      try {
        this.#load(isPacked);
      } catch (error) {
        console.error(error);
        this.#fail();
      }
    }
  }

  /** @param {boolean} packed */
  #load(packed) {
    // The worker reads from its name at once what to fetch; a message would arrive later.
    const name = JSON.stringify({ ...this.#parts, packed });
    const worker = new Worker(this.#script, { type: "module", name });
    this.#worker = worker;
    // Messages of a worker that was given up are ignored.
    const isCurrent = () => worker === this.#worker;
    worker.addEventListener("message", (event) => isCurrent() && this.#receive(event.data));
    worker.addEventListener("error", () => isCurrent() && this.#fail());
  }

  /**
   * Ask Python; the question waits until Python has been started.
   *
   * Returns null when a newer question of that kind has come, or Python could not be loaded.
   * @param {string} kind
   * @param {string} question
   * @param {Want} [want]
   * @returns {Promise<Answer | null>}
   */
  ask(kind, question, want = "answer") {
    this.forget(kind);
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      this.#open.set(kind, { id, want, question, resolve });
      this.#send(kind);
    });
  }

  /**
   * Drop the open question of a kind: nobody reads its answer any more.
   * @param {string} kind
   */
  forget(kind) {
    this.#open.get(kind)?.resolve(null);
    this.#open.delete(kind);
  }

  /** @param {string} kind */
  #send(kind) {
    const asked = this.#open.get(kind);
    if (this.#ready && this.#worker && asked) {
      const { id, want, question } = asked;
      this.#worker.postMessage({ id, want, question });
    }
  }

  /** @param {ToPage} reply */
  #receive(reply) {
    if (reply.kind === "ready" && reply.build !== this.#build) {
      console.error(`the page is of build ${this.#build}, Python of ${reply.build}`);
      this.#fail();
    } else if (reply.kind === "ready") {
      this.#ready = true;
      this.listener.onReady();
      for (const kind of this.#open.keys()) {
        this.#send(kind);
      }
    } else if (reply.kind === "restarting") {
      this.#ready = false;
      this.listener.onRestarting();
    } else if (reply.kind === "failed") {
      this.#fail();
    } else {
      this.#resolve(reply.id, reply.answer);
    }
  }

  /**
   * @param {number} id
   * @param {Answer | null} answer
   */
  #resolve(id, answer) {
    for (const [kind, asked] of this.#open) {
      if (asked.id === id) {
        this.#open.delete(kind);
        asked.resolve(answer);
      }
    }
  }

  /** Stop waiting for a download that does not end. */
  giveUp() {
    if (this.started && !this.#ready) {
      this.#fail();
    }
  }

  /** Stop the worker and what it downloads; open questions wait for the next start. */
  stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#starting = undefined;
    this.#ready = false;
  }

  #fail() {
    this.stop();
    for (const kind of [...this.#open.keys()]) {
      this.forget(kind);
    }
    this.listener.onFailed();
  }
}

/**
 * Return Python for the page, with the addresses of its parts from an element's data.
 * @param {HTMLElement} root
 * @param {Listener} listener
 */
export function runtimeOf(root, listener) {
  const address = (/** @type {string} */ part) =>
    new URL(root.dataset[part] ?? "", document.baseURI).href;
  const parts = {
    runtime: address("runtime"),
    snapshot: root.dataset["snapshot"] ? address("snapshot") : "",
    library: address("library"),
    prices: address("prices"),
    workbook: address("workbook"),
  };
  const worker = root.dataset["worker"] ? address("worker") : "";
  return new Runtime(worker, parts, root.dataset["build"] ?? "", listener);
}
