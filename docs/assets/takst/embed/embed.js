// @ts-check
/**
 * Puts the price calculator into a page of another site, in place of its own script tag.
 *
 * Nothing else runs in the page around. It trusts only the frame that it has made, and only while
 * that shows the site of this script. The other end of the messages is `embedded.js`.
 */

/** Passed to the frame in its address after `#`, which is never sent to a server. */
const PASSED = ["payslips", "tier", "scheme", "accent"];
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
  const fragment = new URLSearchParams();
  for (const name of PASSED.filter((name) => dataset[name])) {
    fragment.set(name, dataset[name] ?? "");
  }
  const frame = document.createElement("iframe");
  frame.title = dataset["title"] ?? location.host;
  frame.className = "takst-embed";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", ALLOWED);
  // Set one by one: a content security policy may forbid a style attribute, but not this.
  Object.assign(frame.style, { display: "block", width: "100%", height: "640px", border: "0" });
  frame.src = `${href}${folder}embed/#${fragment}`;
  frame.addEventListener("load", () =>
    frame.contentWindow?.postMessage({ type: "takst:hello" }, origin),
  );
  addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.origin === origin && frame.isConnected) {
      receive(frame, event.data, dataset["title"]);
    }
  });
  script.replaceWith(frame);
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {import("../shared/protocol.js").ToHost | null} data
 * @param {string | undefined} title
 */
function receive(frame, data, title) {
  /**
   * @param {string} type
   * @param {import("../shared/protocol.js").HostQuote | null} detail
   */
  const send = (type, detail) =>
    frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable: true }));
  if (data?.type === "takst:height") {
    frame.style.height = `${data.height}px`;
    frame.title = title ?? data.title;
  } else if (data?.type === "takst:quote") {
    send(data.type, data.quote);
  } else if (data?.type === "takst:choose" && send(data.type, data.quote)) {
    location.assign(data.quote.request);
  }
}
