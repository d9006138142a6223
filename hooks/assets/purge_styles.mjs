// Removes unused rules from style sheets for hooks/assets/styles.py: reads JSON, writes one minified sheet.

import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const { sheets, used, browsers } = JSON.parse(readFileSync(0, "utf8"));
const [{ css }] = await new PurgeCSS().purge({
  content: [{ raw: "", extension: "used" }],
  css: [{ raw: sheets.join("\n") }],
  extractors: [{ extensions: ["used"], extractor: () => used }],
  keyframes: true,
  variables: true,
});
const target = browsers.split(",");
const { code } = await transform(css, { loader: "css", minify: true, target, charset: "utf8" });
process.stdout.write(code);
