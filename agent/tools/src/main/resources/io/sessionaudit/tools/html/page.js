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

const sitesById = new Map(page.sites.map((site) => [site.site, site]));

function framesOf(site) {
  return sitesById.has(site) ? sitesById.get(site).frames : [];
}

/** The frame of a site that the responsible developer would inspect, or null. */
function placeOfSite(site) {
  return sitesById.has(site) ? sitesById.get(site).place : null;
}
