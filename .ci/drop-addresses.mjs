// Takes the addresses of sponsors out of an npm lock file: it says what to fetch, and no address.
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const entry of Object.values(lock.packages)) {
  delete entry.funding;
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
