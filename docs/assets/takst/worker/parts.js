// @ts-check
/**
 * Fetches what Python is made of, in the smallest form that the host has.
 *
 * A host that compresses with brotli is asked for the part itself. From any other, the file that
 * the build has compressed beforehand is fetched beside it and unpacked here.
 */

/** @typedef {import("../shared/protocol.js").Parts} Parts */

const GZIP_MARK = [0x1f, 0x8b];

const fetchAnything = self.fetch.bind(self);

/**
 * @typedef {object} Coming What Python starts from, on its way.
 * @property {Promise<WebAssembly.Module>} module
 * @property {Promise<ArrayBuffer>} library
 */

/**
 * Python that has started already needs no library.
 * @param {Parts} parts
 * @returns {Coming}
 */
export function fetchSnapshot({ snapshot, packed }) {
  return { module: fetchModule(snapshot, packed), library: Promise.resolve(new ArrayBuffer()) };
}

/**
 * All of Python.
 * @param {Parts} parts
 * @returns {Coming}
 */
export function fetchWhole({ runtime, library, packed }) {
  return {
    module: fetchModule(`${runtime}pyodide.asm.wasm`, packed),
    library: fetchBytes(library, packed),
  };
}

/**
 * @param {string} address
 * @param {boolean} packed
 */
export async function fetchBytes(address, packed) {
  const response = await fetchPart(address, packed);
  return response.arrayBuffer();
}

/**
 * @param {string} address
 * @param {boolean} packed
 */
async function fetchModule(address, packed) {
  return compiled(await fetchPart(address, packed));
}

/**
 * @param {string} address
 * @param {boolean} packed Whether to take the file that was compressed beforehand.
 * @returns {Promise<Response>}
 */
async function fetchPart(address, packed) {
  return (packed && (await fetchPacked(address))) || fetchChecked(address);
}

/**
 * The part from its compressed file; null where there is none, as while the site is being written.
 * @param {string} address
 */
async function fetchPacked(address) {
  const response = await fetchAnything(`${address}.gz`);
  if (!isPart(response) || !response.body) {
    return null;
  }
  const headers = { "content-type": address.endsWith(".wasm") ? "application/wasm" : "" };
  return new Response(await unpacked(response.body), { headers });
}

/**
 * Some hosts say of such a file that it is compressed; the browser has then unpacked it already.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
async function unpacked(body) {
  const [looked, whole] = body.tee();
  const reader = looked.getReader();
  const { value } = await reader.read();
  reader.cancel();
  const isPacked = GZIP_MARK.every((byte, position) => value?.[position] === byte);
  return isPacked ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

/** @param {string} address */
async function fetchChecked(address) {
  const response = await fetchAnything(address);
  if (!isPart(response)) {
    const type = response.headers.get("content-type");
    throw new Error(`${response.url}: ${response.status}, ${type}`);
  }
  return response;
}

/**
 * A network may answer with a page of its own.
 * @param {Response} response
 */
function isPart(response) {
  return response.ok && !response.headers.get("content-type")?.startsWith("text/html");
}

/**
 * Compile while the part comes; not every host says of it what it is.
 * @param {Response} response
 */
async function compiled(response) {
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
