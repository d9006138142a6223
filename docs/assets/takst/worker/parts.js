// @ts-check
/**
 * Fetches the parts of Python, in the smallest form that the host has.
 *
 * A host that compresses with brotli is asked for the part itself. From any other host, the file
 * that the build has compressed is fetched instead and unpacked here.
 */

/** @typedef {import("../shared/protocol.js").Parts} Parts */

const GZIP_MARK = [0x1f, 0x8b];

const fetchAnything = self.fetch.bind(self);

/**
 * @typedef {object} Downloads What Python starts from, as promises.
 * @property {Promise<WebAssembly.Module>} module
 * @property {Promise<ArrayBuffer>} library
 */

/**
 * Fetch the snapshot, which needs no library.
 * @param {Parts} parts
 * @returns {Downloads}
 */
export function fetchSnapshot({ snapshot, packed }) {
  return { module: fetchModule(snapshot, packed), library: Promise.resolve(new ArrayBuffer()) };
}

/**
 * Fetch the fallback: the Python that replaces the snapshot.
 * @param {Parts} parts
 * @returns {Downloads}
 */
export function fetchFallback({ runtime, library, packed }) {
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
 * @param {boolean} packed Whether to fetch the file that the build has compressed.
 * @returns {Promise<Response>}
 */
async function fetchPart(address, packed) {
  return (packed && (await fetchPacked(address))) || fetchChecked(address);
}

/**
 * Fetch the part as its compressed file; null where there is none, as in a preview.
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
 * Unpack a file, unless the host has declared it as compressed: the browser has unpacked it then.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 */
async function unpacked(body) {
  const [start, content] = body.tee();
  const reader = start.getReader();
  const { value } = await reader.read();
  reader.cancel();
  const isPacked = GZIP_MARK.every((byte, position) => value?.[position] === byte);
  return isPacked ? content.pipeThrough(new DecompressionStream("gzip")) : content;
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
 * Check that the response is the part: a network may answer with a page of its own.
 * @param {Response} response
 */
function isPart(response) {
  return response.ok && !response.headers.get("content-type")?.startsWith("text/html");
}

/**
 * Compile the module while it is downloaded, where the host declares its type.
 * @param {Response} response
 */
async function compiled(response) {
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
