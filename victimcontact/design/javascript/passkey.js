// A passkey instead of a code, where the browser has them. Without scripts, or in an older browser, nothing of this is shown.
export function offer(place) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  const form = place.querySelector("form");
  const trouble = place.querySelector("[data-app-passkey-trouble]");
  const adds = place.dataset.appPasskey === "add";
  place.hidden = false;

  async function send(to, credential = "") {
    const content = new FormData(form);
    content.set("credential", credential);
    const answer = await fetch(to, { method: "POST", body: content });
    if (!answer.ok) throw new Error("refused");
    return answer.json();
  }

  async function ask({ publicKey }) {
    return adds
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const credential = await ask(await send(place.dataset.appAsk));
      const done = await send(form.action, JSON.stringify(credential.toJSON()));
      location.assign(done.leads_to);
    } catch {
      trouble.hidden = false;
    }
  });
}
