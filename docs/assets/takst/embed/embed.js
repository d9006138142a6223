// @ts-check
/**
 * Puts the price calculator into a page of another site, in the place of its own script tag.
 *
 * This is all that runs in the page around. It believes only the frame that it has made, and only
 * while that shows the site that this script comes from. The messages are described in
 * `embedded.js`, which is the other end.
 */

/** What the frame is told in its address, after `#`: that part is never sent to a server. */
const TOLD = ["payslips", "tier", "scheme", "accent"];
/** The folders of the languages that are not at the root. @type {Record<string, string>} */
const FOLDERS = { en: "en/" };
const ALLOWED =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  embed(script);
}

/** @param {HTMLScriptElement} script */
function embed(script) {
  const { dataset } = script;
  const { origin, href } = new URL(".", script.src);
  const wanted = dataset["language"] ?? script.closest("[lang]")?.getAttribute("lang") ?? "";
  const folder = FOLDERS[wanted.slice(0, 2).toLowerCase()] ?? "";
  const told = new URLSearchParams();
  for (const name of TOLD.filter((name) => dataset[name])) {
    told.set(name, dataset[name] ?? "");
  }
  const frame = document.createElement("iframe");
  frame.title = dataset["title"] ?? location.host;
  frame.className = "takst-embed";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", ALLOWED);
  // Set one by one, as the style of the page around may forbid a style attribute, but not this.
  Object.assign(frame.style, { display: "block", width: "100%", height: "640px", border: "0" });
  frame.src = `${href}${folder}embed/#${told}`;
  frame.addEventListener("load", () =>
    frame.contentWindow?.postMessage({ type: "takst:hello" }, origin),
  );
  addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.origin === origin && frame.isConnected) {
      hear(frame, event.data, dataset["title"]);
    }
  });
  script.replaceWith(frame);
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {import("../shared/protocol.js").ToHost | null} data
 * @param {string | undefined} title
 */
function hear(frame, data, title) {
  /**
   * @param {string} type
   * @param {import("../shared/protocol.js").HostQuote | null} detail
   */
  const tell = (type, detail) =>
    frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable: true }));
  if (data?.type === "takst:height") {
    frame.style.height = `${data.height}px`;
    frame.title = title ?? data.title;
  } else if (data?.type === "takst:quote") {
    tell(data.type, data.quote);
  } else if (data?.type === "takst:choose" && tell(data.type, data.quote)) {
    location.assign(data.quote.request);
  }
}
