// Replaces a module's data: what its memory begins with.

const DATA = 11;
const DATA_COUNT = 12;
const HEADER = 8;
const I32_CONST = 0x41;
const END = 0x0b;
// Zeros between two pieces of data weigh less than a second piece, up to there.
const GAP = 1024;

/** Return the module, in its binary form, with the memory as its only data. */
export function withData(module, memory) {
  const parts = [module.subarray(0, HEADER)];
  for (const { id, section } of sections(module)) {
    if (id === DATA_COUNT) {
      throw new Error("the module counts its data, of which there will be another number");
    }
    parts.push(id === DATA ? dataSection(memory) : section);
  }
  return Buffer.concat(parts);
}

function* sections(module) {
  let place = HEADER;
  while (place < module.length) {
    const start = place;
    const id = module[place];
    const { value, next } = readUnsigned(module, place + 1);
    place = next + value;
    yield { id, section: module.subarray(start, place) };
  }
}

function readUnsigned(bytes, place) {
  let value = 0;
  for (let shift = 0, next = place; ; shift += 7, next += 1) {
    value += (bytes[next] & 0x7f) * 2 ** shift;
    if (bytes[next] < 0x80) {
      return { value, next: next + 1 };
    }
  }
}

function dataSection(memory) {
  const pieces = [...filled(memory)];
  const parts = pieces.flatMap(({ start, end }) => [
    Buffer.from([0, I32_CONST, ...signed(start), END, ...unsigned(end - start)]),
    memory.subarray(start, end),
  ]);
  const content = Buffer.concat([Buffer.from(unsigned(pieces.length)), ...parts]);
  return Buffer.concat([Buffer.from([DATA, ...unsigned(content.length)]), content]);
}

/** Yield the pieces of a memory between long runs of zeros. */
function* filled(memory) {
  let start = -1;
  let last = -1;
  for (let place = 0; place < memory.length; place += 1) {
    if (memory[place] === 0) {
      continue;
    }
    if (start >= 0 && place - last > GAP) {
      yield { start, end: last + 1 };
      start = -1;
    }
    start = start < 0 ? place : start;
    last = place;
  }
  if (start >= 0) {
    yield { start, end: last + 1 };
  }
}

/** Return a number in LEB128, as the format writes all of them. */
function unsigned(number) {
  const bytes = [];
  let rest = number;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    bytes.push((rest % 0x80) + 0x80);
  }
  return [...bytes, rest];
}

/** Return the same for numbers with a sign, of which Takst needs those from zero. */
function signed(number) {
  const bytes = unsigned(number);
  const last = bytes.length - 1;
  return bytes[last] & 0x40 ? [...bytes.slice(0, last), bytes[last] + 0x80, 0] : bytes;
}
