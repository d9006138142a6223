// Runs the page's reader of answer books for the tests: JSON in, JSON out.

import { text } from "node:stream/consumers";

import { Book, listOn, readCount, writeDecimal, writeMoney } from "../../docs/assets/takst/calculator/book.js";

const bytes = (encoded) => new Uint8Array(Buffer.from(encoded, "base64"));

const answers = {
  /** Every price of a book: the net, and the text that is shown. */
  prices({ file, build, list, form }) {
    const book = Book.read(bytes(file), build, list);
    const { tiers, up_to: upTo } = book.header;
    return tiers.map((tier) =>
      Array.from({ length: upTo + 1 }, (_, count) => {
        const { net, total } = book.find(tier, count);
        return [writeDecimal(net), writeMoney(total, form)];
      }),
    );
  },
  /** The prices of some tiers and counts; null for each that there is none of. */
  found({ file, build, list, wanted }) {
    const book = Book.read(bytes(file), build, list);
    return wanted.map(([tier, count]) => {
      const found = book?.find(tier, count);
      return found ? writeDecimal(found.net) : null;
    });
  },
  counts({ texts, group }) {
    return texts.map((written) => readCount(written, group));
  },
  lists({ firstDays, dates }) {
    return dates.map((date) => listOn(new Map(firstDays), date));
  },
};

const question = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(answers[question.ask](question)));
