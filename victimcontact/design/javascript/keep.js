// What is typed in a long answer is kept every few seconds, on our side and never on the device: a telephone may be shared, or
// looked through. Without scripts the button saves. Nothing asks "Do you want to leave?": whoever has to leave must be able to.
const EVERY = 4000;

export function keep(place) {
  const form = place.querySelector("form");
  const box = form.querySelector("textarea");
  const says = place.querySelector("[data-app-keep-says]");
  let kept = box.value;
  let sending = null;
  let stopped = false;

  function say(what) {
    const words = place.dataset[what];
    if (says.textContent !== words) says.textContent = words;
  }

  async function send(leaving) {
    const typed = box.value;
    const answer = await fetch(place.dataset.appKeep, {
      method: "POST",
      body: new FormData(form),
      keepalive: leaving,
      redirect: "manual",
    }).catch(() => null);
    if (answer?.ok) {
      kept = typed;
      document.dispatchEvent(new Event("app:kept"));
      form.elements.version.value = (await answer.json()).version;
      return say("kept");
    }
    if (!answer || answer.status >= 500) return say("offline");
    stopped = answer.status === 409;
    return say(stopped ? "elsewhere" : "shut");
  }

  async function keepNow({ leaving = false } = {}) {
    if (sending || stopped || box.value === kept) return;
    sending = send(leaving);
    await sending;
    sending = null;
  }

  // What is still on its way has a stamp of its own: saving waits for it, so that nobody is told of two windows who has one.
  form.addEventListener("submit", async (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      return say("offline");
    }
    stopped = true;
    if (!sending) return;
    event.preventDefault();
    await sending;
    form.submit();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepNow({ leaving: true });
  });
  setInterval(keepNow, EVERY);
}
