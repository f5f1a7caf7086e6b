// The findings, newest first; one card for each kind, source and place.

const MAX_CARDS_AT_FIRST = 20;
const MARKS = { error: "◆", warning: "▲", info: "●" };
let allFindings = false;

function keyOfFinding(finding) {
  return [finding.kind, finding.source, finding.place || "", finding.first].join("\n");
}

function showFindings(state) {
  const shown = allFindings ? state.findings : state.findings.slice(0, MAX_CARDS_AT_FIRST);
  showRows(byId("finding-cards"), shown, keyOfFinding, findingCard, updateFinding);
  setText(byId("findings-note"), state.findings.length === 0 ? "No finding since the agent was started." : "");
  const more = byId("findings-more");
  more.hidden = state.findings.length <= MAX_CARDS_AT_FIRST;
  setText(more, allFindings ? `Show ${MAX_CARDS_AT_FIRST}` : `Show all ${state.findings.length}`);
}

function findingCard(finding) {
  return element("li", { class: "card" },
    element("header", {}, element("span", { class: "badge" }), element("span", { class: "source" }, logged(finding.source)),
      element("span", { class: "times muted" }), element("span", { class: "when muted" })),
    element("p", {}, placeName(finding.place)), throughLine(finding.through || []),
    element("p", { class: "message" }, logged("")), element("p", { class: "remedy" }, logged("", "strong")));
}

function updateFinding(card, finding) {
  for (const severity of Object.keys(MARKS)) {
    setClass(card, severity, severity === finding.severity);
    setClass(card.querySelector(".badge"), severity, severity === finding.severity);
  }
  const remedy = finding.remedy ? `${finding.remedy}.` : "";
  const message = remedy && finding.message.endsWith(remedy)
    ? finding.message.slice(0, -remedy.length).trim() : finding.message;
  setText(card.querySelector(".badge"), `${MARKS[finding.severity]} ${finding.kind}`);
  setText(card.querySelector(".times"), finding.count > 1
    ? `${count(finding.count)} times since ${clock(finding.first)}${resolvedText(finding)}` : resolvedText(finding).slice(2));
  setText(card.querySelector(".when"), clock(finding.time));
  setText(card.querySelector(".message bdi"), message);
  setText(card.querySelector(".remedy bdi"), remedy);
}

function resolvedText(finding) {
  return finding.resolved_count === 0 ? ""
    : finding.resolved_count === finding.count ? ", resolved" : `, ${count(finding.resolved_count)} resolved`;
}

function clock(time) {
  return `${time.slice(11, 19)} UTC`;
}

function startFindings() {
  byId("findings-more").addEventListener("click", () => {
    allFindings = !allFindings;
    showAgain();
  });
}
