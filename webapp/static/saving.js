// Saves an answer while it is written. Without this script every form works by its buttons.
// "Sparat 14.03" is said only when the server has said so; until then the text lies in this browser too.
import { clearFaults, settle, showConflict, showFault, unfold } from "./faults.js";
import * as drafts from "./drafts.js";
import { freshKey } from "./keys.js";
import * as figures from "./figures.js";
import { released, until } from "./pressing.js";
import * as strip from "./strip.js";
import * as two from "./two_answers.js";
import { words } from "./words.js";

(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || !form.elements.csrf_token) return;
  const address = form.dataset.autosave;
  const announce = form.querySelector("[data-announce]");
  const waiting = new Map(); // question id -> what its saving is about: timer, tries, busy, again
  const [WAIT, AGAIN] = [1200, [2000, 5000, 15000, 30000]];
  const sending = new Map(); // the same of what a button is sending
  const stands = new Map(); // what the server has said that it holds
  let [held, late] = [false, false]; // something pressed waits for what is on its way; it has waited long enough
  const person = document.querySelector("meta[name=person]").content; // several people may share a browser
  const draftKey = (id) => `kompassrosen:${person}:${address}${id}`;
  const box = (id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`);
  const fields = (id) => [...form.elements].filter((field) => field.name && field.name.startsWith(`${id}:`));
  const version = (id) => form.elements[`${id}:version`];
  function values(id) {
    const pairs = [];
    for (const field of fields(id)) {
      if ((field.type === "radio" || field.type === "checkbox") && !field.checked) continue;
      pairs.push([field.name, field.value]);
    }
    return pairs;
  }

  function say(id, text, look) {
    let place = form.querySelector(`[data-saved="${CSS.escape(id)}"]`);
    if (!place) {
      place = box(id).appendChild(document.createElement("p"));
      place.dataset.saved = id;
    }
    Object.assign(place, { className: `saved ${look || ""}`.trim(), textContent: text });
    if (announce && look !== "busy") announce.textContent = text;
    strip.show(id, text, look);
  }

  const said = (pairs) => JSON.stringify(pairs.filter(([name]) => !/:(version|seen)$/.test(name)));

  function keepDraft(id, sent) {
    const about = waiting.get(id);
    const seen = about && about.stopped ? about.before : version(id).value; // nobody has chosen yet
    drafts.keep(draftKey(id), { version: seen, pairs: values(id), sent: Boolean(sent) });
  }
  function restoreDrafts() {
    for (const hidden of form.querySelectorAll("input[name$=':version']")) {
      const id = hidden.name.slice(0, -":version".length);
      const draft = drafts.read(draftKey(id));
      const written = fields(id).filter(drafts.touched);
      // A draft that went with a form is the server's by now if the version has moved; the refused is shown.
      const done = !draft || (draft.sent && draft.version !== hidden.value) || said(draft.pairs) === said(values(id));
      const refused = draft && box(id).querySelector(".fault, .note.warn, .two-answers"); // it is kept nowhere else
      if (refused) drafts.keep(draftKey(id), { ...draft, sent: false });
      else if (done) drafts.drop(draftKey(id));
      if (!done) giveBack(id, draft, written);
      else if (written.length) begun(id, WAIT);
    }
  }
  function giveBack(id, draft, written) {
    const kept = new Map(draft.pairs);
    for (const field of fields(id)) {
      if (field.type === "hidden" || written.includes(field)) continue;
      const before = [field.value, field.checked].join();
      if (field.type === "radio" || field.type === "checkbox") field.checked = kept.get(field.name) === field.value;
      else if (kept.has(field.name)) field.value = kept.get(field.name);
      if ([field.value, field.checked].join() !== before) unfold(field);
    }
    if (box(id).tagName === "DETAILS") box(id).open = true;
    version(id).value = draft.version; // where another has been saved since, the server then shows both texts
    say(id, words("restored"), "busy");
    soon(id, 0);
  }
  function soon(id, wait) {
    const about = waiting.get(id) || { tries: 0 };
    clearTimeout(about.timer);
    about.timer = setTimeout(() => save(id), wait);
    waiting.set(id, about);
  }

  function changed(event) {
    const place = event.target.closest("[data-two-answers]") ? null : event.target.closest("[data-question]");
    if (!place || !event.target.name || event.target.form !== form) return;
    const id = place.dataset.question;
    const about = waiting.get(id);
    if (!about && stands.get(id) === said(values(id))) return; // leaving a field tells of what is saved already
    const stopped = about && about.stopped;
    if (stopped && said(values(id)) !== about.mine) version(id).value = about.theirs; // the other's was shown
    if (stopped) keepDraft(id);
    else begun(id, event.type === "change" ? 200 : WAIT);
  }
  function begun(id, wait) {
    keepDraft(id);
    soon(id, wait);
    released().then(() => { if (waiting.has(id)) say(id, words("saving"), "busy"); });
  }

  async function save(id) {
    const about = waiting.get(id);
    if (!about) return; // a button has taken it over
    if (about.busy) { about.again = true; return; }
    Object.assign(about, { busy: true, again: false });
    about.key = about.key || freshKey();
    const sent = JSON.stringify(values(id));
    if (about.sent !== sent) { about.key = freshKey(); about.sent = sent; } // another text, another key
    const body = new URLSearchParams(values(id));
    body.set("csrf_token", form.elements.csrf_token.value);
    body.set("request_key", about.key);
    if (form.dataset.page) body.set("page", form.dataset.page);
    figures.sent();
    let [answer, told] = [null, {}];
    try {
      const how = { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" };
      answer = await fetch(address + encodeURIComponent(id), { ...how, keepalive: body.toString().length < 60000 });
      told = await answer.json();
    } catch { /* no net, or an answer that is not ours: try again below */ }
    figures.arrived();
    await released();
    about.busy = false;
    if (answer && answer.ok) kept(id, about, told, sent);
    else if (answer && answer.status === 409 && told.conflict) conflict(id, told);
    else if (answer && answer.status >= 400 && answer.status < 500) refused(id, about, told, sent);
    else later(id, about);
  }

  const take = (id, told) => {
    [version(id).value, form.elements[`${id}:seen`].value] = [told.version, told.seen];
  };
  function kept(id, about, told, sent) {
    take(id, told);
    Object.assign(about, { tries: 0, key: null });
    clearFaults(box(id));
    stands.set(id, said(JSON.parse(sent)));
    if (about.again || said(values(id)) !== said(JSON.parse(sent))) { keepDraft(id); soon(id, WAIT); return; }
    waiting.delete(id); drafts.drop(draftKey(id));
    settle(id);
    say(id, `✓ ${words("saved", { when: told.saved })}`, "");
    figures.follow(told.figures, () => !waiting.size);
  }
  function later(id, about) {
    const wait = AGAIN[Math.min(about.tries, AGAIN.length - 1)];
    about.tries += 1;
    say(id, words("later"), "fault");
    clearTimeout(about.timer);
    about.timer = setTimeout(() => save(id), wait);
  }
  // What is wrong with a link holds back the links alone: what stands beside them is kept.
  function refused(id, about, told, sent) {
    about.key = null;
    if (told.saved !== undefined) take(id, told);
    keepDraft(id);
    if (about.again || said(values(id)) !== said(JSON.parse(sent))) { soon(id, WAIT); return; } // perhaps mended
    clearFaults(box(id));
    for (const [name, text] of Object.entries(told.faults || {})) showFault(box(id), name, text);
    const most = told.saved && words("mostly", { when: told.saved });
    say(id, told.error || most || words("refused"), "fault");
  }

  // Somebody else saved first: show both, save nothing until the person has chosen by the button. A press on the
  // button that was on its way already has not seen the other's answer: the server then shows both once more.
  function stop(id, theirs) {
    const about = waiting.get(id) || { tries: 0 };
    const before = String(theirs - 1);
    waiting.set(id, Object.assign(about, { stopped: true, theirs, before, mine: said(values(id)) }));
  }
  function conflict(id, told) {
    stop(id, told.version);
    const notice = told.box ? two.show(box(id), told.box) : showConflict(box(id), told.conflict);
    form.elements[`${id}:seen`].value = "";
    say(id, words(told.conflict.own ? "not_saved_own" : "not_saved_other"), "fault");
    notice.focus();
  }

  // What is on its way must arrive before what was written after it, or the server takes us for two people.
  async function first(event, resting, goOn) {
    event.preventDefault();
    if (held) return;
    held = true;
    await until(resting, 3000);
    held = false; late = true; goOn(); late = false;
  }
  const busy = () => [...waiting].some(([id, about]) => about.busy && about.sent !== JSON.stringify(values(id)));
  const resting = () => ![...waiting.values()].some((about) => about.busy);

  // A button sends all of the form by itself.
  function pressed(event) {
    if (event.target !== form) return; // a form that stands at a question, with a page of its own
    if (busy() && !late) { first(event, () => !busy(), () => form.requestSubmit(event.submitter)); return; }
    for (const hidden of form.querySelectorAll("input[name$=':version']")) {
      const id = hidden.name.slice(0, -":version".length);
      if (drafts.read(draftKey(id))) keepDraft(id, true);
    }
    const another = event.submitter && ["accept", "a", "b"].includes(event.submitter.value); // no written mark
    for (const [id, about] of waiting) {
      clearTimeout(about.timer);
      if (!another) sending.set(id, about);
    }
    waiting.clear();
  }

  function followed(event) {
    const link = event.target.closest("a[href]");
    const here = link && !link.target && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (here && busy() && !late) first(event, () => !busy(), () => link.click());
    else if (link) leave();
  }

  // Whoever goes on at once, before the timer or in the midst of what a button sends, leaves nothing behind: what is
  // on its way twice is saved once, and the draft stays in the browser until the server has answered.
  function leave() {
    for (const [id, about] of sending) waiting.set(id, about);
    sending.clear();
    for (const [id, about] of waiting) {
      if (about.stopped) continue; // the person has not chosen yet
      keepDraft(id);
      clearTimeout(about.timer);
      save(id);
    }
  }

  // Another form may end the session ("Logga ut"): what was written arrives before it.
  function another(event) {
    if (event.target === form || late) return;
    leave();
    if (!resting()) first(event, resting, () => event.target.requestSubmit(event.submitter));
  }

  form.addEventListener("input", (event) => {
    if (event.target.type !== "radio" && event.target.type !== "checkbox") changed(event);
  });
  form.addEventListener("change", changed);
  form.addEventListener("submit", pressed);
  document.addEventListener("submit", another);
  document.addEventListener("click", followed);
  window.addEventListener("pagehide", () => { if (!sending.size) leave(); });
  window.addEventListener("online", () => { for (const id of waiting.keys()) soon(id, 0); });
  const unsent = () => [...waiting.values()].some((about) => about.tries);
  window.addEventListener("beforeunload", (event) => { if (unsent()) event.preventDefault(); });
  two.forget(form);
  restoreDrafts();
  for (const [id, theirs] of two.found(form)) stop(id, theirs);
})();
