// Plays a visit to the calculator's Python for the tests: steps in JSON in, what happened in JSON out.

import { mock } from "node:test";
import { text } from "node:stream/consumers";

import { Python } from "../../docs/assets/takst/calculator/python.js";

const { isDeferred, isSparing, steps } = JSON.parse(await text(process.stdin));
const calls = [];

/** Replaces the worker: reports what the steps say. */
const runtime = {
  started: false,
  ready: false,
  async start() {
    calls.push("start");
    runtime.started = true;
  },
  async ask(kind) {
    calls.push(`ask ${kind}`);
    return null;
  },
  stop() {
    calls.push("stop");
    runtime.started = false;
  },
  giveUp() {
    calls.push("give up");
    runtime.listener.onFailed();
  },
};

mock.timers.enable({ apis: ["setTimeout"] });
globalThis.takstEarly = { runtime, pending: Promise.resolve(null), now: null };
globalThis.matchMedia = () => ({ matches: isSparing });
globalThis.IntersectionObserver = class {
  disconnect() {}
};
globalThis.addEventListener = () => {};

const observer = Object.fromEntries(
  ["onPhase", "onReady", "onFailed", "onIntent"].map((name) => [name, () => calls.push(name)]),
);
const root = { dataset: isDeferred ? { untouched: "" } : {} };
const python = new Python(root, { isHostPlain: false }, () => [], observer);
const actions = {
  ask: (isNeed) => python.ask("price", "{}", isNeed),
  wait: (time) => mock.timers.tick(time),
  report: (event) => runtime.listener[event](),
};
const seen = [];
for (const [step, argument] of steps) {
  await (actions[step] ?? (() => python[step]()))(argument);
  seen.push([python.phase, calls.splice(0)]);
}
process.stdout.write(JSON.stringify(seen));
