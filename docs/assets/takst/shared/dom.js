// @ts-check
/** Small helpers to find and make elements; text only, never HTML. */

/** @typedef {import("./protocol.js").Row} Row */
/** @typedef {import("./protocol.js").Table} Table */

/**
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`the page has no ${selector}`);
  }
  return found;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export function findElement(root, selector) {
  return find(root, selector, HTMLElement);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {(Node | string)[]} children
 */
export function make(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/**
 * Write text only where it changes, so that nothing is read aloud twice.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * @param {Element} element
 * @param {readonly string[]} sentences
 */
export function setSentences(element, sentences) {
  const current = [...element.children].map((child) => child.textContent);
  if (current.join("\n") !== sentences.join("\n")) {
    element.replaceChildren(...sentences.map((sentence) => make("p", sentence)));
  }
}

/**
 * Show a mistake beside its field, or remove it.
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} field
 * @param {string} message
 */
export function setFieldError(field, message) {
  const place = document.getElementById(`${field.id}-error`);
  if (place) {
    setText(place, message);
  }
  if (message === "") {
    field.removeAttribute("aria-invalid");
  } else {
    field.setAttribute("aria-invalid", "true");
  }
}

/**
 * Make a table as Python describes it; the roles remain when the style turns rows into blocks.
 * @param {Table} table
 * @param {string} className
 * @param {(row: Row, heading: HTMLTableCellElement, line: HTMLTableRowElement) => void} [onRow]
 */
export function makeTable(table, className, onRow = () => {}) {
  const made = make("table", make("caption", table.caption));
  made.className = `takst-table ${className}`;
  made.setAttribute("role", "table");
  const headings = withRole("tr", "row");
  headings.append(
    ...table.columns.map((column, position) => {
      const heading = withRole("th", "columnheader");
      heading.scope = "col";
      heading.textContent = column;
      heading.classList.toggle("takst-number", isNumeric(table, position));
      return heading;
    }),
  );
  const head = withRole("thead", "rowgroup");
  head.append(headings);
  const body = withRole("tbody", "rowgroup");
  const foot = withRole("tfoot", "rowgroup");
  for (const row of table.rows) {
    const { line, heading } = makeRow(row, table.columns);
    (row.mark === "total" ? foot : body).append(line);
    onRow(row, heading, line);
  }
  made.append(head, body);
  if (foot.childElementCount > 0) {
    made.append(foot);
  }
  return made;
}

/**
 * @param {Table} table
 * @param {number} position
 */
function isNumeric(table, position) {
  return table.rows.some((row) => isNumber(row.cells[position]));
}

/** @param {import("./protocol.js").Cell | undefined} cell */
function isNumber(cell) {
  return cell?.amount !== undefined || cell?.count !== undefined;
}

/**
 * @param {Row} row
 * @param {string[]} columns
 */
function makeRow(row, columns) {
  const line = withRole("tr", "row");
  line.dataset["mark"] = row.mark;
  const [first, ...rest] = row.cells;
  const heading = withRole("th", "rowheader");
  heading.scope = "row";
  heading.textContent = first?.text ?? "";
  heading.dataset["label"] = columns[0] ?? "";
  const cells = rest.map((cell, position) => {
    const made = withRole("td", "cell");
    made.textContent = cell.text;
    made.dataset["label"] = columns[position + 1] ?? "";
    if (cell.amount !== undefined) {
      made.dataset["amount"] = cell.amount;
    }
    made.classList.toggle("takst-number", isNumber(cell));
    return made;
  });
  line.append(heading, ...cells);
  return { line, heading };
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} role
 */
function withRole(name, role) {
  const made = make(name);
  made.setAttribute("role", role);
  return made;
}

/** Wait until the page has nothing more urgent to do, such as to draw or to handle a key. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}
