// Findings grouped by place, with message, folded stack, and single findings.

const MAX_LISTED = 20;

function showFindings() {
  if (places.length === 0) {
    const none = page.report.verdict.outcome === "nothing-readable" ? "Nothing could be read." : "None.";
    byId("places").append(element("p", { class: "card" }, none));
    return;
  }
  byId("places").replaceChildren(...places.map(placeCard));
}

function placeCard(place) {
  return element("article", { class: `card place ${place.severity}`, id: place.id, tabindex: "-1" },
    element("header", {},
      element("div", { class: "title" }, element("h3", {}, placeTitle(place)), throughLine(place.through)),
      element("p", { class: "tools" },
        element("button", { type: "button", class: "quiet", onclick: () => searchFor(place) }, "Its sessions"),
        place.frame ? copyButton("line", place.frame) : null)),
    place.groups.map((group) => groupPart(place, group)),
    placeStacks(place));
}

/** The first stacks that lead to a place; the log contains all of them. */
function placeStacks(place) {
  const known = place.sites.filter((site) => framesOf(site).length > 0);
  if (known.length === 0) {
    const { frames } = place.groups[0];
    return frames.length > 0 ? stackPart("Stack that opened it", { frames, folds: [], place: place.frame }) : null;
  }
  if (place.stacks === 1) return siteStack("Stack that opened it", known[0]);
  const shown = known.length < place.stacks ? `; ${count(known.length)} shown` : "";
  return element("details", { class: "stacks" },
    element("summary", {}, `${count(place.stacks)} stacks lead to this line${shown}`),
    known.map((site, i) => siteStack(`Stack ${i + 1}`, site, i === 0)));
}

function siteStack(title, site, open) {
  return stackPart(title, sitesById.get(site), open);
}

function groupPart(place, group) {
  const single = page.findings
    .map((finding, i) => ({ finding, i }))
    .filter(({ finding }) => finding.kind === group.kind
      && isOfGroup(finding, group));
  const last = group.last && group.last !== group.first ? ` to ${group.last.slice(11, 19)}` : "";
  const jvms = page.report.verdict.jvms;
  const seen = group.first ? `${group.first.slice(0, 19).replace("T", " ")}${last} UTC` : null;
  return element("section", { class: "group" },
    element("h4", {}, badge(group.severity), ` ${count(group.count)} × ${group.title} `,
      element("span", { class: "muted kind" }, group.kind)),
    group.message ? element("p", { class: "message" }, logged(withoutRemedy(group))) : null,
    group.remedy
      ? element("p", { class: "remedy" }, element("strong", {}, "What to do "), logged(`${group.remedy}.`)) : null,
    element("p", { class: "muted" }, "source ", logged(group.sources.join(", ")), seen ? ` · seen ${seen}` : "",
      jvms > 1 ? ` · in ${count(group.jvms)} of ${count(jvms)} JVMs` : "",
      group.stacks > 1 ? ` · ${count(group.stacks)} stacks` : "",
      group.resolved > 0 ? ` · ${count(group.resolved)} resolved later` : ""),
    single.length > 0 ? singleFindings(single, group.count) : null);
}

function isOfGroup(finding, group) {
  const place = finding.place || placeOfSite(finding.site);
  if (group.place) return place === group.place;
  return !place && (group.site ? finding.site === group.site
    : !finding.site && group.sources.includes(finding.source));
}

function withoutRemedy(group) {
  return group.remedy ? group.message.replace(` ${group.remedy}.`, "") : group.message;
}

function singleFindings(single, all) {
  const listed = Math.min(single.length, MAX_LISTED);
  const list = element("ul", { class: "single" }, single.slice(0, listed).map(({ finding, i }) =>
    element("li", {}, element("button", { type: "button", class: "link", onclick: () => showFinding(i) },
      finding.session === undefined ? "attempt" : `session ${finding.session}`),
    " on ", logged(finding.thread || "an unknown thread"),
    finding.at_us === undefined ? "" : ` at ${moment(finding.at_us)}`)));
  const more = all - listed;
  const where = single.length > listed
    ? "; see the table of sessions" : " only: the log contains a repeated finding once a minute";
  return element("details", {}, element("summary", {}, `Single findings (${count(listed)})`), list,
    more > 0
      ? element("p", { class: "muted" }, `${count(more)} more ${more === 1 ? "is" : "are"} counted${where}.`) : null);
}

/** A stack, whose library frames are folded by library. */
function stackPart(title, { frames, folds, place }, open) {
  const line = (frame, i) => element("li", { class: isPlaceLine(frame, i, place, frames) ? "first" : null },
    codeLine(frame));
  const lines = [];
  let at = 0;
  for (const { count: number, of } of folds.length > 0 ? folds : [{ count: frames.length, of: null }]) {
    const part = frames.slice(at, at + number).map((frame, i) => line(frame, at + i));
    if (of === null) lines.push(part);
    else lines.push(foldPart(count(number, "frame", "frames"), of, part));
    at += number;
  }
  return element("details", { class: "stack", open },
    element("summary", {}, `${title} (${count(frames.length, "frame", "frames")})`),
    element("ol", {}, lines),
    copyButton("stack", frames.join("\n")));
}

function foldPart(number, of, lines) {
  return element("li", { class: "fold" },
    element("details", {}, element("summary", {}, `${number} of `, logged(of)), element("ol", {}, lines)));
}

/** The place of a lambda or a proxy has another method name than its frame, but the same position. */
function isPlaceLine(frame, i, place, frames) {
  if (!place) return i === 0;
  if (frames.includes(place)) return frame === place;
  return frame.endsWith(place.slice(place.lastIndexOf("(")));
}
