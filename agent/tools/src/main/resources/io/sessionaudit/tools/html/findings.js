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
  const frames = framesOf(place.site).length > 0 ? framesOf(place.site) : place.groups[0].frames;
  return element("article", { class: `card place ${place.severity}`, id: place.id, tabindex: "-1" },
    element("header", {},
      element("h3", {}, placeTitle(place)),
      element("p", { class: "tools" },
        element("button", { type: "button", class: "quiet", onclick: () => searchFor(place) }, "Its sessions"),
        frames.length > 0 ? copyButton("line", frames[0]) : null)),
    place.groups.map((group) => groupPart(place, group)),
    frames.length > 0 ? stackPart("Stack that opened it", frames) : null);
}

function groupPart(place, group) {
  const single = page.findings
    .map((finding, i) => ({ finding, i }))
    .filter(({ finding }) => finding.kind === group.kind
      && (group.site ? finding.site === group.site : !finding.site && group.sources.includes(finding.source)));
  const last = group.last && group.last !== group.first ? ` to ${group.last.slice(11, 19)}` : "";
  const seen = group.first ? `${group.first.slice(0, 19).replace("T", " ")}${last} UTC` : null;
  return element("section", { class: "group" },
    element("h4", {}, badge(group.severity), ` ${count(group.count)} × ${group.title} `,
      element("span", { class: "muted kind" }, group.kind)),
    group.message ? element("p", { class: "message" }, logged(withoutRemedy(group))) : null,
    group.remedy
      ? element("p", { class: "remedy" }, element("strong", {}, "What to do "), logged(`${group.remedy}.`)) : null,
    element("p", { class: "muted" }, "source ", logged(group.sources.join(", ")), seen ? ` · seen ${seen}` : "",
      group.resolved > 0 ? ` · ${count(group.resolved)} resolved later` : ""),
    single.length > 0 ? singleFindings(single, group.count) : null);
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

function stackPart(title, frames, open) {
  const text = frames.join("\n");
  return element("details", { class: "stack", open },
    element("summary", {}, `${title} (${count(frames.length, "frame", "frames")})`),
    element("ol", {}, frames.map((frame, i) => element("li", { class: i === 0 ? "first" : null }, codeLine(frame)))),
    copyButton("stack", text));
}
