// The data of the page; Page.java describes it.

const page = JSON.parse(byId("data").textContent);
byId("data").remove();

const SEVERITIES = ["info", "warning", "error"];
const MARKS = { error: "◆", warning: "▲", info: "●" };

function severityRank(severity) {
  return Math.max(0, SEVERITIES.indexOf(severity));
}

function badge(severity, text) {
  return element("span", { class: `badge ${severity}` },
    element("span", { "aria-hidden": "true" }, MARKS[severity] || "●"), ` ${text || severity}`);
}

const framesBySite = new Map(page.sites.map((site) => [site.site, site.frames]));

function framesOf(site) {
  return framesBySite.get(site) || [];
}
