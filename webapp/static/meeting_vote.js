// A telephone in a meeting follows what is asked, and keeps a vote until the server has it, net or no net.
// Without this script the form works by its button, and the page is reloaded by hand.
import * as drafts from "./drafts.js";

(() => {
  const place = document.querySelector("[data-telephone]");
  const told = place.querySelector("[data-told]");
  const form = place.querySelector("form");
  const EVERY = 2500;
  const KEY = "kompassrosen:mote";
  const state = place.dataset.state;
  let sending = false;

  const chosen = () => [...form.elements].filter((one) => one.type === "radio" && one.checked);
  const pairs = () => chosen().map((one) => [one.name, one.value]);
  const tell = (words) => { if (told.textContent.trim() !== words) told.textContent = words; };

  function giveBack(draft) {
    const kept = new Map(draft.pairs);
    for (const one of form.elements) {
      if (one.type === "radio" && kept.has(one.name)) one.checked = kept.get(one.name) === one.value;
    }
  }

  async function send() {
    sending = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, cache: "no-store",
      });
      const said = await answer.json();
      drafts.drop(KEY);
      if (answer.ok) location.reload();
      else tell(said.error);
    } catch {
      tell(place.dataset.kept); // sent again as soon as the meeting answers
    }
    sending = false;
  }

  async function look() {
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(place.dataset.telephone, { headers, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = await answer.json();
      if (now.state !== state) {
        drafts.drop(KEY);
        location.reload();
        return;
      }
      const draft = drafts.read(KEY);
      if (draft && draft.waits && form && !sending) await send();
      else if (told.textContent === place.dataset.lost) tell("");
    } catch {
      const draft = drafts.read(KEY);
      tell(draft && draft.waits ? place.dataset.kept : place.dataset.lost);
    }
    setTimeout(look, EVERY);
  }

  if (form) {
    const draft = drafts.read(KEY);
    if (draft && draft.state === state) giveBack(draft);
    else drafts.drop(KEY);
    form.addEventListener("change", () => drafts.keep(KEY, { state, pairs: pairs() }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (sending) return;
      if (chosen().length) drafts.keep(KEY, { state, pairs: pairs(), waits: true });
      send();
    });
  }
  setTimeout(look, EVERY);
})();
