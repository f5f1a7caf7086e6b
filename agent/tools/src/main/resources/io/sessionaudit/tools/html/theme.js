// Light and dark theme: by default that of the system; the button overrides it.

const themeListeners = [];

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function themeChanged() {
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", `Switch to the ${isDark() ? "light" : "dark"} theme`);
  for (const listener of themeListeners) listener();
}

function choose(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("session-audit-theme", theme);
  } catch {
    // a browser may not allow storage for local files; the choice then lasts until the page is closed
  }
  themeChanged();
}

function startTheme() {
  try {
    const remembered = localStorage.getItem("session-audit-theme");
    if (remembered === "dark" || remembered === "light") document.documentElement.dataset.theme = remembered;
  } catch {
    // as above
  }
  byId("theme").addEventListener("click", () => choose(isDark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", themeChanged);
  themeChanged();
}
