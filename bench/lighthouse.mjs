// Audits the built site with Lighthouse, as a phone: `node bench/lighthouse.mjs SITE`.
//
// The site is served on this machine, with its precompressed files. Every page is audited three
// times, and the median of each score counts. The table goes to the screen and to
// bench/lighthouse.md, the figures to bench/lighthouse.json. The exit status is 1 below 100.

import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import process from "node:process";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const PAGES = ["", "abonnementer/professionel/", "ydelser/", "beregn/", "faq/"];
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const ENCODINGS = [
  ["br", ".br"],
  ["gzip", ".gz"],
];
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};
const FOREVER = "public, max-age=31536000, immutable";
const HERE = import.meta.dirname;

const isFile = (file) => stat(file).then((found) => found.isFile(), () => false);

/** Return a file's content in an encoding that the visitor accepts, with its headers. */
async function encoded(file, accepted) {
  for (const [encoding, suffix] of ENCODINGS) {
    if (accepted.includes(encoding) && (await isFile(file + suffix))) {
      return [await readFile(file + suffix), { "Content-Encoding": encoding }];
    }
  }
  return [await readFile(file), {}];
}

function serve(site) {
  const server = createServer(async (request, response) => {
    const asked = path.normalize(decodeURIComponent(request.url.split("?")[0]));
    const wanted = path.join(site, asked.endsWith("/") ? `${asked}index.html` : asked);
    const found = await isFile(wanted);
    const file = found ? wanted : path.join(site, "404.html");
    const [content, headers] = await encoded(file, request.headers["accept-encoding"] ?? "");
    response.writeHead(found ? 200 : 404, {
      ...headers,
      "Cache-Control": asked.startsWith("/assets/") ? FOREVER : "no-cache",
      "Content-Length": content.length,
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      Vary: "Accept-Encoding",
    });
    response.end(content);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function audit(address, port) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(address, { port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) {
      throw new Error(`${address}: ${lhr.runtimeError.message}`);
    }
    runs.push(lhr);
  }
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((id) => [id, median(runs.map((lhr) => Math.round(lhr.categories[id].score * 100)))]),
    ),
    metrics: Object.fromEntries(
      METRICS.map((id) => [id, Number(median(runs.map((lhr) => lhr.audits[id].numericValue)).toFixed(3))]),
    ),
    below: belowFull(runs),
    warnings: [...new Set(runs.flatMap((lhr) => lhr.runWarnings))],
  };
}

/** Return the audits that missed points in any run: id, title and measurement. */
function belowFull(runs) {
  const missed = new Map();
  for (const { categories, audits } of runs) {
    for (const id of CATEGORIES) {
      for (const { id: audit, weight } of categories[id].auditRefs) {
        const { score, title, displayValue = "" } = audits[audit];
        if (weight > 0 && score !== null && score < 1 && categories[id].score < 1) {
          missed.set(audit, { category: id, audit, title, measured: displayValue });
        }
      }
    }
  }
  return [...missed.values()];
}

function table(results) {
  const rows = results.map(({ page, scores, metrics }) => [
    `/${page}`,
    ...CATEGORIES.map((id) => scores[id]),
    `${(metrics["first-contentful-paint"] / 1000).toFixed(2)} s`,
    `${(metrics["largest-contentful-paint"] / 1000).toFixed(2)} s`,
    `${Math.round(metrics["total-blocking-time"])} ms`,
    metrics["cumulative-layout-shift"].toFixed(3),
  ]);
  const head = ["Page", "Performance", "Accessibility", "Best practices", "SEO"];
  const lines = [[...head, "First paint", "Largest paint", "Blocked", "Shift"], ...rows];
  lines.splice(1, 0, lines[0].map((_, column) => (column === 0 ? "---" : "---:")));
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function reasons(results) {
  const lines = results.flatMap(({ page, below }) =>
    below.map(({ category, title, measured }) => `- \`/${page}\`, ${category}: ${title} ${measured}`.trim()),
  );
  return lines.length > 0 ? lines.join("\n") : "No audit missed a point in any run.";
}

const site = path.resolve(process.argv[2] ?? "site");
const server = await serve(site);
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS, logLevel: "error" });
const results = [];
let version = "";
try {
  for (const page of PAGES) {
    process.stderr.write(`Auditing /${page} …\n`);
    const address = `http://127.0.0.1:${server.address().port}/${page}`;
    results.push({ page, ...(await audit(address, chrome.port)) });
  }
  ({ version } = JSON.parse(await readFile(path.join(HERE, "../node_modules/lighthouse/package.json"), "utf8")));
} finally {
  chrome.kill();
  server.close();
  server.closeAllConnections();
}

const text = `# Lighthouse

Made by \`make lighthouse\`: Lighthouse ${version}, mobile preset, Chromium of this machine, median of ${RUNS} runs.

${table(results)}

## Missed points

${reasons(results)}

## The address of the audit

The audit runs on \`http://127.0.0.1\`, which browsers treat as secure: no audit of HTTPS fails for it.
No page forbids indexing, so the audit for search engines passes there too.
The canonical address is the published one; Lighthouse only asks that it is valid.
`;
await writeFile(path.join(HERE, "lighthouse.md"), text);
await writeFile(
  path.join(HERE, "lighthouse.json"),
  `${JSON.stringify({ lighthouse: version, runs: RUNS, pages: results }, null, 2)}\n`,
);
process.stdout.write(`${table(results)}\n\n${reasons(results)}\n`);
process.exitCode = results.every(({ scores }) => Object.values(scores).every((score) => score === 100)) ? 0 : 1;
