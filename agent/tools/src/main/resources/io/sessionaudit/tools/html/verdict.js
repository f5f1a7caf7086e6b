// The top of the page: verdict, runs, figures, and the three worst places.

/** The groups of findings by place; the worst place first. */
const places = (() => {
  const byPlace = new Map();
  for (const group of page.report.findings) {
    const key = group.place || group.site || `${group.kind} ${group.sources.join(" ")}`;
    if (!byPlace.has(key)) {
      byPlace.set(key, { frame: group.place, through: [], sites: [], stacks: 0, groups: [], count: 0, rank: -1 });
    }
    const place = byPlace.get(key);
    place.groups.push(group);
    place.through = [...new Set([...place.through, ...group.through])];
    place.sites = [...new Set([...place.sites, ...group.sites])];
    place.stacks = Math.max(place.stacks, group.stacks, place.sites.length);
    place.count += group.count;
    place.rank = Math.max(place.rank, severityRank(group.severity));
  }
  return [...byPlace.values()]
    .sort((one, other) => other.rank - one.rank || other.count - one.count)
    .map((place, i) => ({ ...place, id: `place-${i + 1}`, severity: SEVERITIES[Math.max(0, place.rank)] }));
})();

function placeTitle(place) {
  if (place.frame) return codeLine(place.frame);
  if (place.sites.length > 0) return element("span", { class: "frame" }, "Site ", logged(place.sites[0]));
  return element("span", { class: "frame" },
    "Place not captured, source ", logged(place.groups[0].sources.join(", ")));
}

function showVerdict() {
  const verdict = page.report.verdict;
  const worst = Object.keys(verdict.severities)
    .reduce((rank, severity) => Math.max(rank, severityRank(severity)), -1);
  const style = verdict.outcome === "nothing-readable" ? "warning" : worst < 0 ? "good" : SEVERITIES[worst];
  byId("verdict").classList.add(style);
  byId("headline").textContent = page.headline;
  byId("circumstances").replaceChildren(...circumstances());
  byId("figures").replaceChildren(...figures());
  document.title = `${page.headline} Session Audit`;
}

function circumstances() {
  const parts = [];
  const runs = page.report.runs;
  if (runs.length === 1) {
    const [run] = runs;
    if (run.main) parts.push(logged(run.main, "strong"));
    if (run.host) parts.push(logged(`${run.host}${run.pid === null ? "" : `, pid ${run.pid}`}`));
  } else if (runs.length > 1) {
    const jvms = new Set(page.runs.map((run) => `${run.host} ${run.pid}`)).size;
    parts.push(element("span", {}, `${count(runs.length, "run", "runs")} of ${count(jvms, "JVM", "JVMs")}`));
  }
  const from = runs.map((run) => run.from).filter(Boolean).sort()[0];
  const to = runs.map((run) => run.to).filter(Boolean).sort().pop();
  if (from && to) {
    const sameDay = from.slice(0, 10) === to.slice(0, 10);
    const end = sameDay ? to.slice(11, 19) : to.slice(0, 19).replace("T", " ");
    parts.push(element("span", {}, `${from.slice(0, 19).replace("T", " ")} to ${end} UTC`));
    parts.push(element("span", {}, duration(Date.parse(to) - Date.parse(from))));
  }
  const endless = runs.filter((run) => !run.stopped).length;
  if (endless > 0) {
    parts.push(element("span", { class: "caveat" }, runs.length === 1
      ? "the log has no end: the JVM was killed, or is still running" : `${endless} of the runs have no end`));
  }
  const unread = page.report.problems.count;
  if (unread > 0) {
    parts.push(element("a", { class: "caveat", href: "#log" }, `${count(unread, "part", "parts")} could not be read`));
  }
  const dot = () => element("span", { class: "dot", "aria-hidden": "true" }, " · ");
  return parts.flatMap((part, i) => (i === 0 ? [part] : [dot(), part]));
}

function figures() {
  const sources = page.report.sources;
  const findings = page.report.verdict.findings;
  const all = [["Sessions", count(page.report.verdict.sessions),
    sources.length === 1 ? logged(sources[0].source) : count(sources.length, "source", "sources")]];
  const noun = (severity) => (severity === "info" ? "remark" : severity);
  const severities = Object.entries(page.report.verdict.severities)
    .map(([severity, number]) => count(number, noun(severity), `${noun(severity)}s`)).join(", ");
  all.push(["Findings", count(findings), severities || "none"]);
  const [busiest] = sources;
  if (busiest && busiest.held_ms) {
    const about = busiest.held_ms.approximate ? "about " : "";
    const { p50, p99, max } = busiest.held_ms;
    all.push(["Held, median", about + duration(p50), `99 of 100 under ${duration(p99)}`]);
    all.push(["Held, longest", duration(max), sources.length > 1 ? logged(busiest.source) : "of all sessions"]);
  }
  const peak = sessionCount > 0 && !isSampled && busiest ? peakOpen(busiest.source) : 0;
  if (peak > 0) {
    all.push(["Open at once, at most", count(peak),
      busiest.max ? `of ${count(busiest.max)} in the pool` : "pool size not known"]);
  }
  return all.map(([name, value, note]) => element("div", {}, element("dt", {}, name),
    element("dd", { class: "value" }, value), element("dd", { class: "muted" }, note)));
}

function showWorst() {
  const serious = places.filter((place) => place.rank > 0);
  const worst = (serious.length > 0 ? serious : places).slice(0, 3);
  byId("worst").hidden = worst.length === 0;
  byId("worst-places").replaceChildren(...worst.map((place) => {
    const kinds = place.groups.map((group) =>
      element("li", {}, badge(group.severity, group.severity), ` ${count(group.count)} × ${group.title}`));
    return element("li", { class: `card ${place.severity}` },
      element("h3", {}, placeTitle(place)),
      throughLine(place.through),
      element("ul", { class: "kinds" }, kinds),
      place.groups[0].remedy ? element("p", {}, logged(`${place.groups[0].remedy}.`)) : null,
      element("p", {}, element("a", { href: `#${place.id}` }, "Stack and details")));
  }));
}
