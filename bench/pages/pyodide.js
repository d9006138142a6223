// The calculator in Pyodide as its makers show it: loadPyodide() with the files as published.
import { loadPyodide } from "PYODIDEpyodide.mjs";

const START = `
from functools import partial

from calculator.page.answer import answer
from takst_catalogue import CATALOGUE, SERVICES

partial(answer, CATALOGUE, SERVICES)
`;

const field = document.querySelector("[name=payslips]");
const tier = document.querySelector("[name=tier]");
const output = document.querySelector("output[name=net]");
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(new Date());

async function part(name) {
  const response = await fetch(`PYODIDE${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start() {
  const [python, calculator, catalogue] = await Promise.all([
    loadPyodide(),
    part("calculator.zip"),
    part("takst_catalogue.py"),
  ]);
  python.unpackArchive(calculator, "zip");
  python.FS.writeFile("takst_catalogue.py", catalogue);
  return python.runPython(START);
}

const starting = start();

async function show() {
  const answer = await starting;
  const asked = { payslips: field.value, tier: tier.value };
  const price = JSON.parse(answer(JSON.stringify({ ask: "price", language: "da", today, ...asked })));
  output.textContent = price.ok ? price.total.text : price.message;
  output.dataset.amount = price.ok ? price.net.amount : "";
  output.dataset.source = "python";
}

field.addEventListener("input", show);
tier.addEventListener("change", show);
