// Numbers, times and elements. All content is created by element(): strings become text nodes, never markup.

function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** A string of the log, isolated from the text direction of its context. */
function logged(text, className) {
  return element("bdi", { class: className }, String(text));
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

const numbers = new Intl.NumberFormat("en-US");

function count(number, one, many) {
  const text = numbers.format(number);
  return one ? `${text} ${number === 1 ? one : many}` : text;
}

/** Formats milliseconds with three digits and a suitable unit. */
function duration(millis) {
  if (millis < 1) return `${round(millis * 1000)} µs`;
  if (millis < 1000) return `${round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 120) return `${round(seconds)} s`;
  if (seconds < 7200) return `${(seconds / 60).toFixed(1)} min`;
  if (seconds < 172800) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86400).toFixed(1)} days`;
}

function round(value) {
  if (value < 10) return value.toFixed(2).replace(/\.?0+$/, "") || "0";
  return value < 100 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString();
}

/** Formats microseconds since 1970 as a time in UTC. */
function moment(micros, withDay) {
  const iso = new Date(Math.floor(micros / 1000)).toISOString();
  const time = `${iso.slice(11, 23)}`;
  return withDay ? `${iso.slice(0, 10)} ${time}` : time;
}

function plainName(field) {
  return field.replace(/_(ms|us)$/, "").replaceAll("_", " ").replace(/\bsql\b/, "SQL").replace(/\bframes$/, "stack");
}

/** Splits a frame as the JVM prints it: com.acme.Orders.find(Orders.java:41). */
function frameParts(frame) {
  const match = /^(?:(.*)\.)?([^.(]+)\.([^.(]+)\((.*)\)$/.exec(frame);
  return match
    ? { packageName: match[1] || "", call: `${match[2]}.${match[3]}`, line: match[4] }
    : { packageName: "", call: frame, line: "" };
}

/** A frame on one line, with the call emphasized. */
function codeLine(frame) {
  const parts = frameParts(frame);
  return element("code", { class: "frame", title: frame },
    parts.packageName ? logged(`${parts.packageName}.`, "package") : null,
    logged(parts.call, "call"), " ",
    parts.line ? logged(parts.line, "line") : null);
}

/** The libraries between a place and the pool, on one line; null if there are none. */
function throughLine(through) {
  return through.length > 0 ? element("p", { class: "through muted" }, logged(`through ${through.join(", ")}`)) : null;
}

/** A place, as a frame or as the id of a site. */
function placeName(place) {
  return place ? codeLine(place) : element("span", { class: "muted" }, "place not captured");
}

function percent(share) {
  return `${(share * 100).toFixed(share < 0.0995 && share > 0 ? 1 : 0)} %`;
}

function shortFrame(frame) {
  const parts = frameParts(frame);
  return parts.line ? `${parts.call} (${parts.line})` : parts.call;
}

function copyButton(what, text) {
  const button = element("button", { type: "button", class: "quiet copy" }, `Copy ${what}`);
  button.addEventListener("click", async () => {
    button.textContent = (await copy(text)) ? "Copied" : "Not allowed here";
    setTimeout(() => { button.textContent = `Copy ${what}`; }, 1500);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { class: "offscreen" });
    area.value = text;
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
