// Runs the calculator's state machine for the tests: JSON in, JSON out.

import { text } from "node:stream/consumers";

import {
  toolStatusOf,
  firstPhase,
  phaseAfter,
  statusOf,
} from "../../docs/assets/takst/calculator/phases.js";

const answers = {
  after: ({ phases, events }) =>
    phases.map((phase) => events.map((event) => phaseAfter(phase, event))),
  first: ({ runtimes }) => runtimes.map(([runtime, isDeferred]) => firstPhase(runtime, isDeferred)),
  said: ({ phases }) =>
    phases.map((phase) =>
      [false, true].map((isAsked) => [statusOf(phase, isAsked), toolStatusOf(phase, isAsked)]),
    ),
};

const question = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(answers[question.ask](question)));
