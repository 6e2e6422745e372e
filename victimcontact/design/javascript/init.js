// Nothing here is needed to use a page: every page works without scripts. The class names tell the design systems that
// scripts run; they are set here because the content security policy allows no inline script.
import { initAll as startGovuk } from "./govuk-frontend.min.js";
import { initAll as startMoj } from "./moj-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
startMoj();

// A place that changes while work goes on is brought up to date by itself, for at most some minutes, so that a page that was left open
// does not keep somebody signed in. Without scripts a link does the same.
const EVERY = 3000;
const AT_MOST = 100;

async function follow(place, times = 0) {
  if (times === AT_MOST || !("appFollow" in place.dataset)) return;
  await new Promise((resolve) => setTimeout(resolve, EVERY));
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return follow(place, times + 1);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById(place.id);
  if (!now) return;
  if (!("appFollow" in now.dataset)) {
    delete place.dataset.appFollow;
    for (const act of document.querySelectorAll("[data-app-while-following]")) act.remove();
  }
  place.replaceChildren(...now.childNodes);
  return follow(place, times + 1);
}

for (const place of document.querySelectorAll("[data-app-follow]")) follow(place);
