// What was read: runs with their options, sources, and what could not be read.

function showLog() {
  const { report } = page;
  const parts = [];
  if (report.problems.count > 0) {
    parts.push(element("section", { class: "card warning" }, element("h3", {}, `Not read: ${count(report.problems.count, "part", "parts")}`),
      element("ul", {}, report.problems.first.map((problem) => element("li", {}, logged(`${problem.file}${problem.line > 0 ? `:${problem.line}` : ""} ${problem.what}`)))),
      report.problems.count > report.problems.first.length ? element("p", { class: "muted" }, "Only the first are listed.") : null));
  }
  parts.push(...report.sources.map(sourcePart), ...report.runs.slice(0, 50).map(runPart));
  if (report.runs.length > 50) parts.push(element("p", { class: "muted" }, `${count(report.runs.length - 50)} more runs`));
  byId("log-parts").replaceChildren(...parts);
  byId("foot").textContent = `Made by Session Audit ${page.version} from the audit log alone. This page fetches nothing and sends nothing.`;
}

function sourcePart(source) {
  const facts = [["Sessions", count(source.sessions)], ["Ended", Object.entries(source.ends).map(([end, number]) => `${end} ${count(number)}`).join(", ") || "none"]];
  if (source.unfinished > 0) facts.push(["Unfinished", count(source.unfinished)]);
  if (source.class) facts.push(["Class", logged(source.class)]);
  if (source.max !== null) facts.push(["At most", count(source.max, "connection", "connections")]);
  if (source.urls.length > 0) facts.push(["URL", logged(source.urls.join(", "))]);
  if (source.held_ms) facts.push(["Held", `median ${duration(source.held_ms.p50)}, 99 of 100 under ${duration(source.held_ms.p99)}, longest ${duration(source.held_ms.max)}${source.held_ms.approximate ? "; about, since summaries stand for some" : ""}`]);
  return element("details", { class: "card" }, element("summary", {}, "Source ", logged(source.source)), definitions(facts));
}

function runPart(run) {
  const facts = [["File", logged(run.file)], ["From", run.from || "unknown"], ["To", `${run.to || "unknown"}${run.stopped ? "" : ", no end"}`], ["Sessions", count(run.sessions)]];
  for (const [name, value] of [["Main", run.main], ["Java", run.java], ["Host", run.host], ["Pid", run.pid], ["Agent", run.agent]]) {
    if (value !== null) facts.push([name, logged(value)]);
  }
  const options = Object.entries(run.options).map(([name, value]) => `${name}=${value}`).join("\n");
  if (options) facts.push(["Options", element("code", { class: "sql-text" }, options)]);
  return element("details", { class: "card" }, element("summary", {}, "Run ", logged([run.main, run.host, run.pid].filter((part) => part !== null).join(", ") || run.file)), definitions(facts));
}
