// Lists that are updated each second: elements are kept by key, so that focus and selection survive, and only texts
// that have changed are written.

/**
 * Updates the children of a parent to show the items in their order.
 *
 * create(item) returns a new element; update(element, item) writes what may have changed.
 */
function showRows(parent, items, keyOf, create, update) {
  const known = parent.rowsByKey || new Map();
  const next = new Map();
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const row = known.get(key) || create(item);
    next.set(key, row);
    update(row, item);
    if (row === place) place = place.nextElementSibling;
    else parent.insertBefore(row, place);
  }
  for (const [key, row] of known) {
    if (!next.has(key)) row.remove();
  }
  parent.rowsByKey = next;
}

/** Writes a text if it has changed. */
function setText(element, text) {
  const next = String(text);
  if (element.textContent !== next) element.textContent = next;
}

/** Sets a class if that has changed. */
function setClass(element, name, isOn) {
  if (element.classList.contains(name) !== isOn) element.classList.toggle(name, isOn);
}

/** A cell with its heading, which is shown if the table is a list of blocks. */
function cell(name, className, ...content) {
  return element("td", { "data-name": name, class: className }, ...content);
}
