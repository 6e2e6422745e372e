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

// A preview beside a form is brought up to date a moment after somebody stops typing, by the same button that asks for it without scripts.
// What was typed stays where it is: only the preview is replaced.
const PAUSE = 1500;

function previewWhileTyping(place) {
  const form = document.querySelector("button[name=preview]")?.form;
  if (!form) return;
  let waiting;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const turn = ++asked;
      const typed = new FormData(form);
      typed.set("preview", "yes");
      const answer = await fetch(location.href, { method: "POST", body: new URLSearchParams(typed) }).catch(() => null);
      if (!answer?.ok || answer.redirected || turn !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById(place.id);
      // While an answer is half typed the page shows what is saved: then the last preview stays.
      if (now?.dataset.appPreview === "typed") place.replaceChildren(...now.childNodes);
    }, PAUSE);
  });
}

for (const place of document.querySelectorAll("[data-app-preview]")) previewWhileTyping(place);

// What few pages need is fetched by those that do: the first visit stays light.
const FOR_SOME_PAGES = {
  "[data-app-keep]": () => import("./keep.js").then(({ keep }) => keep),
  "[data-app-ending]": () => import("./ending.js").then(({ warnOfTheEnd }) => warnOfTheEnd),
  "[data-app-passkey]": () => import("./passkey.js").then(({ offer }) => offer),
};

for (const [where, fetched] of Object.entries(FOR_SOME_PAGES)) {
  const places = document.querySelectorAll(where);
  if (places.length) fetched().then((begin) => places.forEach((place) => begin(place)));
}
