// @ts-check
/** Starts the calculator on a page that has one. */

import { Calculator } from "./calculator.js";

const root = document.getElementById("takst-calculator");
if (root) {
  new Calculator(root).begin();
}
