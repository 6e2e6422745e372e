// Whoever is signed in is asked in time whether they are still here. Without scripts the page says at its top when the session ends.
// Windows of one browser share the session, so that one in which something is done speaks for the others.
const WARNED_BEFORE = 120_000;

export function warnOfTheEnd(place) {
  const lasts = Number(place.dataset.appEnding) * 1000;
  const dialog = document.querySelector("[data-app-ending-window]");
  const stay = dialog.querySelector("[data-app-stay]");
  const windows = new BroadcastChannel("signed-in");
  let warning;
  let end;

  function begin() {
    clearTimeout(warning);
    clearTimeout(end);
    dialog.close();
    warning = setTimeout(() => dialog.showModal(), lasts - WARNED_BEFORE);
    end = setTimeout(leave, lasts);
  }

  function leave() {
    location.replace(place.dataset.appEnded);
  }

  function alive() {
    begin();
    windows.postMessage("alive");
  }

  async function ask() {
    const answer = await fetch(stay.action, { method: "POST", body: new FormData(stay), redirect: "manual" }).catch(() => null);
    if (!answer?.ok) return leave();
    place.querySelector("[data-app-ends]").textContent = (await answer.json()).ends;
    alive();
  }

  stay.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  dialog.addEventListener("cancel", ask);
  document.addEventListener("app:kept", alive);
  windows.addEventListener("message", begin);
  alive();
}
