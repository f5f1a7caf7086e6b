// The dialog with the details of a session or a finding.

const IDENTITY = new Set(["finding", "kind", "severity", "session", "source", "thread", "thread_id", "server_id",
  "site", "place",
  "place_kind", "through", "message", "remedy", "count", "escalation", "run", "at_us", "time", "resolved_after_ms"]);

const PLACE_FIELDS = new Set(["site", "place", "place_kind", "through"]);

function showSession(session) {
  const site = siteOf(session);
  const captured = site && site.frames.length > 0;
  const show = () => {
    byId("details").close();
    revealSession(session);
  };
  openDetails(`Session ${columns.number[session]}`,
    element("div", { class: "tools" },
      element("button", { type: "button", class: "quiet", onclick: show }, "Show in the chart")),
    definitions(sessionFacts(session)),
    (findingsOfSession.get(session) || []).map((i) => findingPart(page.findings[i])),
    captured ? stackPart("Stack that opened it", site, true) : element("p", { class: "muted" },
      "The stack that opened it was not captured: sites=budget captures as many as its budget allows."));
}

function showFinding(i) {
  if (sessionOfFinding[i] >= 0) {
    showSession(sessionOfFinding[i]);
    return;
  }
  const finding = page.findings[i];
  const place = finding.place || placeOfSite(finding.site);
  openDetails(`Finding ${finding.finding}`,
    definitions([
      ["Place", placeName(place)],
      ["Thread", logged(finding.thread || "unknown")],
      ["Source", logged(finding.source)],
      ["Time", moment(finding.at_us, true)],
    ]),
    findingPart(finding),
    framesOf(finding.site).length > 0 ? siteStack("Stack", finding.site, true) : null);
}

function sessionFacts(session) {
  const thread = threadOf(session);
  const run = page.runs[thread.run];
  const facts = [
    ["Place", siteOf(session) && siteOf(session).place ? codeLine(siteOf(session).place) : "not captured"],
    ["Thread", element("span", {},
      logged(threadName(thread)), ` (${thread.virtual ? "virtual, " : ""}id ${thread.id})`)],
    ["Source", logged(sourceOf(session))],
    ["Server id", columns.server_id[session] < 0 ? "not known" : String(columns.server_id[session])],
    ["Opened", `${moment(origin + opened[session], true)} UTC`],
    [isOpenEnded(session) ? "Seen until" : "Ended", `${moment(origin + ended[session], true)} UTC`],
    ["Held", duration(held[session] / 1000)],
    ["End", endOf(session)],
    ["Statements", count(columns.statements[session])],
    ["Commits, rollbacks", `${count(columns.commits[session])}, ${count(columns.rollbacks[session])}`],
  ];
  const site = siteOf(session);
  if (site && site.through.length > 0) facts.splice(1, 0, ["Through", logged(site.through.join(", "))]);
  if (activityOfSession.has(session)) facts.push(["Activity", activityText(session)]);
  if (columns.scope[session]) facts.push(["Scope", logged(columns.scope[session])]);
  if (page.runs.length > 1) {
    facts.push(["Run", logged([run.host, run.pid, run.main].filter((part) => part !== null).join(" "))]);
  }
  return facts;
}

function activityText(session) {
  let from = 0;
  const spans = activityOfSession.get(session).map(({ until, state }) => {
    const text = `${STATES[state].text} until ${duration(until / 1000)}`;
    from = until;
    return text;
  });
  return `${spans.join(", ")}${held[session] > from ? ", unknown afterwards" : ""}`;
}

function findingPart(finding) {
  return element("section", { class: `card ${finding.severity}` },
    element("h3", {}, badge(finding.severity), ` ${plainKind(finding.kind)}`),
    element("p", {}, logged(finding.message || "")),
    finding.resolved_after_ms === undefined ? null : element("p", { class: "muted" },
      `Resolved: the session was closed after ${duration(finding.resolved_after_ms)}.`),
    evidence(finding));
}

function plainKind(kind) {
  const group = page.report.findings.find((each) => each.kind === kind);
  return group ? group.title : kind;
}

/** Shows all fields except the common ones: evidence differs by kind, and later versions may add fields. */
function evidence(fields) {
  const facts = [];
  const stacks = [];
  for (const [name, value] of Object.entries(fields)) {
    if (IDENTITY.has(name) || value === null) continue;
    if (Array.isArray(value) && value.every((each) => typeof each === "string")) {
      stacks.push(stackPart(capital(plainName(name)), { frames: value, folds: [], place: null }));
    } else if (Array.isArray(value)) {
      stacks.push(element("details", {}, element("summary", {}, `${capital(plainName(name))} (${value.length})`),
        value.map((each) => element("div", { class: "nested" }, evidenceOf(each)))));
    } else if (typeof value === "object") {
      stacks.push(element("div", { class: "nested" },
        element("strong", {}, capital(plainName(name))), evidenceOf(value)));
    } else {
      facts.push([capital(plainName(name)), evidenceValue(name, value)]);
      if (framesOf(value).length > 0 && !fields[name.replace(/site$/, "frames")]) {
        stacks.push(siteStack(capital(plainName(name)), value));
      }
    }
  }
  return [facts.length > 0 ? definitions(facts) : null, ...stacks];
}

function evidenceOf(value) {
  if (typeof value !== "object" || value === null) return logged(value);
  const own = evidence(value);
  const known = [...IDENTITY]
    .filter((name) => value[name] !== undefined && !PLACE_FIELDS.has(name))
    .map((name) => [capital(plainName(name)), logged(value[name])]);
  const place = value.place || placeOfSite(value.site);
  if (place) known.unshift(["Place", codeLine(String(place))]);
  return [known.length > 0 ? definitions(known) : null, ...own];
}

function evidenceValue(name, value) {
  if (typeof value === "number") return name.endsWith("_ms") ? duration(value) : count(value);
  return name.includes("sql") ? element("code", { class: "sql-text" }, String(value)) : logged(value);
}

function definitions(pairs) {
  return element("dl", { class: "facts" },
    pairs.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function openDetails(title, ...content) {
  const dialog = byId("details");
  const close = element("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Close");
  dialog.replaceChildren(
    element("header", {}, element("h2", { id: "details-title" }, title), close),
    element("div", { class: "content", tabindex: "0", role: "region", "aria-labelledby": "details-title" }, content));
  if (!dialog.open) dialog.showModal();
  close.focus();
}

function startDetails() {
  const dialog = byId("details");
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
