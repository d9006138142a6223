// A format of our own for both editors: what a form gives is put into the document as it was read,
// so that comments, order and quotes stay. It is here to see how far that goes; no page uses it.

import { isMap, isScalar, isSeq, parseDocument } from "yaml";

/** @type {import("yaml").Document | undefined} */
let document;

/**
 * Give the node with the value in it: the same node where it can hold the value.
 * @param {any} node
 * @param {any} value
 */
function holding(node, value) {
  if (isScalar(node) && (value === null || typeof value !== "object")) {
    node.value = value;
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const nodes = node.items;
    node.items = value.map((item, at) => holding(nodes[at], item));
    return node;
  }
  if (isMap(node) && value && !Array.isArray(value)) {
    node.items = node.items.filter((pair) => String(pair.key) in value);
    for (const [key, inner] of Object.entries(value)) node.set(key, holding(node.get(key, true), inner));
    return node;
  }
  return document.createNode(value);
}

CMS.registerCustomFormat("keeping", "yaml", {
  fromFile(text) {
    document = parseDocument(text);
    return document.toJS();
  },
  toFile(value) {
    holding(document.contents, value);
    return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
  },
});
