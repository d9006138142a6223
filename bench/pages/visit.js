// @ts-check
/**
 * Runs in every measured page before its own scripts: does what a visitor does, and notes when.
 *
 * As soon as the calculator's field is there, it is focused and a count is typed into it. All times
 * are milliseconds since the navigation began, taken inside the page.
 */

/** @typedef {{ source: string, amount: string, text: string, written: number, shown: number }} Answer */

((/** @type {{ payslips: string, wanted: string }} */ { payslips, wanted }) => {
  /** @type {number | null} */
  let typed = null;
  /** When the first frame after that was made. */
  let framed = 0;
  /** The first answer of each source. @type {Map<string, Answer>} */
  const first = new Map();
  /** @type {{ start: number, duration: number }[]} */
  const tasks = [];
  /** The latest key's time, and what answered it. @type {{ pressed: number, any: Answer | null } | null} */
  let key = null;
  /** @type {PromiseWithResolvers<any>} */
  const finished = Promise.withResolvers();
  /** @type {PromiseWithResolvers<any>} */
  let answered = Promise.withResolvers();

  const watched = new PerformanceObserver((list) => note(list.getEntries()));
  watched.observe({ type: "longtask", buffered: true });

  /** @param {PerformanceEntryList} entries */
  function note(entries) {
    tasks.push(...entries.map(({ startTime, duration }) => ({ start: startTime, duration })));
  }

  function typeOnce() {
    const field = document.querySelector("[name=payslips]");
    if (typed !== null || payslips === "" || !(field instanceof HTMLInputElement)) {
      return;
    }
    if (field.closest("[hidden]") === null) {
      typed = performance.now();
      field.focus();
      field.value = payslips;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      afterFrame(() => (framed = performance.now()));
    }
  }

  /** @returns {Answer | null} */
  function read() {
    const output = document.querySelector("output[name=net]");
    if (!(output instanceof HTMLElement)) {
      return null;
    }
    const { source = "", amount = "" } = output.dataset;
    const text = output.textContent;
    return source && amount ? { source, amount, text, written: performance.now(), shown: 0 } : null;
  }

  /**
   * Do something when the next frame has been made.
   * @param {() => void} then
   */
  function afterFrame(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  }

  /**
   * @param {Answer} answer
   * @param {() => void} then
   */
  function whenShown(answer, then) {
    afterFrame(() => {
      answer.shown = performance.now();
      then();
    });
  }

  /** @param {Answer} answer */
  function takeFirst(answer) {
    if (first.has(answer.source)) {
      return;
    }
    first.set(answer.source, answer);
    whenShown(answer, () => answer.source === wanted && finish());
  }

  function finish() {
    note(watched.takeRecords());
    finished.resolve({ typed, framed, answers: [...first.values()], tasks });
  }

  /** @param {Answer} answer */
  function takeAnswerToKey(answer) {
    const latest = key;
    if (latest === null) {
      return;
    }
    const isFirst = latest.any === null;
    latest.any ??= answer;
    if (answer.source === wanted) {
      key = null;
      const { pressed, any } = latest;
      whenShown(answer, () => answered.resolve({ pressed, any, wanted: answer }));
    } else if (isFirst) {
      whenShown(answer, () => {});
    }
  }

  /** @param {MutationRecord[]} records */
  function look(records) {
    typeOnce();
    const isAnswer = records.some(({ attributeName }) => attributeName === "data-source");
    const answer = isAnswer ? read() : null;
    if (answer) {
      takeFirst(answer);
      takeAnswerToKey(answer);
    }
  }

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["hidden", "data-source"],
  });
  addEventListener(
    "keydown",
    (event) => {
      key = { pressed: event.timeStamp, any: null };
      answered = Promise.withResolvers();
    },
    { capture: true },
  );
  Object.assign(globalThis, {
    takstVisit: { finished: finished.promise, answered: () => answered.promise },
  });
})
