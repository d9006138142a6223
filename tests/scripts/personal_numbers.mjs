// Runs the contact form's search for personal numbers for the tests: JSON in, JSON out.

import { text } from "node:stream/consumers";

import { hasNumber } from "../../docs/assets/takst/contact/personal_numbers.js";

const questions = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(questions.map(([written, shape]) => hasNumber(written, shape))));
