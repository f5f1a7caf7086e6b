// Builds the parts of the page, from top to bottom.

startTheme();
showVerdict();
showWorst();
showFindings();
startDetails();
startPicture();
showUse();
showHeld(false);
startTable();
showLog();

byId("print").addEventListener("click", () => print());
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open])")];
  for (const each of unfolded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of unfolded) each.open = false;
});
document.documentElement.dataset.ready = "true";
