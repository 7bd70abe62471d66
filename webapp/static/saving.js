// Saves an answer while it is written. Without this script every form works by its buttons.
// "Sparat 14.03" is said only when the server has said so; until then the text lies in this browser too.
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || !form.elements.csrf_token) return;
  const address = form.dataset.autosave;
  const announce = form.querySelector("[data-announce]");
  const waiting = new Map(); // question id -> what its saving is about: timer, tries, busy, again
  const WAIT = 1200;
  const AGAIN = [2000, 5000, 15000, 30000];
  const REFRESH = 800;
  let refreshing = 0;

  const draftKey = (id) => `kompassrosen:${address}${id}`;
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
      place = document.createElement("p");
      place.dataset.saved = id;
      box(id).append(place);
    }
    place.className = `saved ${look || ""}`.trim();
    place.textContent = text;
    if (announce && look !== "busy") announce.textContent = text;
  }

  const said = (pairs) => JSON.stringify(pairs.filter(([name]) => !/:(version|seen)$/.test(name)));

  // A draft in the browser: kept until the server has the answer, whatever happens to the page.
  function keepDraft(id, sent) {
    try {
      const about = { version: version(id).value, pairs: values(id), sent: Boolean(sent) };
      localStorage.setItem(draftKey(id), JSON.stringify(about));
    } catch { /* a full or closed store: the text is still on the screen */ }
  }
  function dropDraft(id) {
    try { localStorage.removeItem(draftKey(id)); } catch { /* as above */ }
  }
  function restoreDrafts() {
    for (const hidden of form.querySelectorAll("input[name$=':version']")) {
      const id = hidden.name.slice(0, -":version".length);
      let draft = null;
      try { draft = JSON.parse(localStorage.getItem(draftKey(id))); } catch { /* not ours to read */ }
      // A draft that went with a form is the server's by now if the version has moved; what was refused stands in the fields.
      const done = !draft || (draft.sent && draft.version !== hidden.value) || said(draft.pairs) === said(values(id));
      if (done) { dropDraft(id); continue; }
      const kept = new Map(draft.pairs);
      for (const field of fields(id)) {
        if (field.name.endsWith(":version") || field.name.endsWith(":seen")) continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = kept.get(field.name) === field.value;
        else if (kept.has(field.name)) field.value = kept.get(field.name);
      }
      if (box(id).tagName === "DETAILS") box(id).open = true;
      if (draft.version !== hidden.value) hidden.value = draft.version; // the server then shows both texts
      say(id, "Text som inte hann sparas är tillbaka. Vi sparar den nu.", "busy");
      soon(id, 0);
    }
  }

  function soon(id, wait) {
    const about = waiting.get(id) || { tries: 0 };
    clearTimeout(about.timer);
    about.timer = setTimeout(() => save(id), wait);
    waiting.set(id, about);
  }

  function changed(event) {
    const place = event.target.closest("[data-question]");
    if (!place || !event.target.name) return;
    const id = place.dataset.question;
    const about = waiting.get(id);
    const stopped = about && about.stopped;
    if (stopped && said(values(id)) !== about.mine) version(id).value = about.theirs; // the other's answer has been shown
    keepDraft(id);
    if (stopped) return;
    say(id, "Sparar …", "busy");
    soon(id, event.type === "change" ? 200 : WAIT);
  }

  async function save(id) {
    const about = waiting.get(id);
    if (about.busy) { about.again = true; return; }
    about.busy = true;
    about.again = false;
    about.key = about.key || crypto.randomUUID();
    const sent = JSON.stringify(values(id));
    if (about.sent !== sent) { about.key = crypto.randomUUID(); about.sent = sent; } // another text, another key
    const body = new URLSearchParams(values(id));
    body.set("csrf_token", form.elements.csrf_token.value);
    body.set("request_key", about.key);
    let answer = null;
    let told = {};
    try {
      answer = await fetch(address + encodeURIComponent(id), {
        method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin", keepalive: body.toString().length < 60000,
      });
      told = await answer.json();
    } catch { /* no net, or an answer that is not ours: try again below */ }
    if (!answer || !answer.ok) await released();
    about.busy = false;
    if (answer && answer.ok) kept(id, about, told, sent);
    else if (answer && answer.status === 409 && told.conflict) conflict(id, about, told);
    else if (answer && answer.status >= 400 && answer.status < 500) refused(id, about, told);
    else later(id, about);
  }

  // What is told beside a field moves all that stands below: never a button that is just being pressed.
  async function released() {
    while (form.querySelector("button:active")) await new Promise((done) => setTimeout(done, 50));
  }

  function kept(id, about, told, sent) {
    version(id).value = told.version;
    form.elements[`${id}:seen`].value = told.seen;
    about.tries = 0;
    about.key = null;
    clearFaults(id);
    if (about.again || said(values(id)) !== said(JSON.parse(sent))) { keepDraft(id); soon(id, WAIT); return; }
    waiting.delete(id);
    dropDraft(id);
    say(id, `✓ Sparat ${told.saved}`, "");
    refreshSoon();
  }
  function later(id, about) {
    const wait = AGAIN[Math.min(about.tries, AGAIN.length - 1)];
    about.tries += 1;
    say(id, "Inte sparat än. Texten finns kvar här, vi försöker igen.", "fault");
    clearTimeout(about.timer);
    about.timer = setTimeout(() => save(id), wait);
  }

  function refused(id, about, told) {
    about.key = null;
    for (const [name, text] of Object.entries(told.faults || {})) showFault(id, name, text);
    say(id, told.error || "Inte sparat. Rätta det som är markerat; texten finns kvar här.", "fault");
  }

  function showFault(id, name, text) {
    const field = document.getElementById(name) || box(id);
    const line = document.createElement("p");
    line.className = "fault";
    line.id = `${name}:fel`;
    line.dataset.scripted = id;
    line.textContent = text;
    const old = document.getElementById(line.id);
    if (old) old.replaceWith(line);
    else if (field.tagName === "FIELDSET") field.insertBefore(line, field.children[1]);
    else field.before(line);
    field.setAttribute("aria-invalid", "true");
    describe(field, line.id, true);
  }
  // A field keeps its hint while a fault comes and goes.
  function describe(field, id, also) {
    const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (also) ids.push(id);
    if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
  }
  function clearFaults(id) {
    for (const line of box(id).querySelectorAll(".fault[id]")) {
      const field = document.getElementById(line.id.slice(0, -4));
      if (field) {
        field.removeAttribute("aria-invalid");
        describe(field, line.id, false);
      }
      line.remove();
    }
  }

  // Somebody else saved first: show both, save nothing until the person has chosen by the button. A press on the
  // button that was on its way already has not seen the other's answer: the server then shows both once more.
  function conflict(id, about, told) {
    about.stopped = true;
    about.theirs = told.version;
    about.mine = said(values(id));
    const notice = document.createElement("div");
    notice.className = "note warn";
    notice.tabIndex = -1;
    const { who, when, theirs } = told.conflict;
    for (const [kind, text] of [
      ["b", `Svaret ändrades ${when} av ${who}.`],
      ["p", "Ditt eget ligger kvar i fälten. Ändra det så att det blir rätt och tryck på Spara, då gäller ditt. Trycker du utan att ändra något visar vi båda en gång till. Så här är det sparat nu:"],
      ["p", theirs.levels], ["blockquote", theirs.text || "–"],
    ]) {
      const part = document.createElement(kind);
      part.textContent = text;
      if (kind === "blockquote") part.className = "quote";
      notice.append(part);
    }
    const first = box(id).querySelector(".parts, textarea");
    first.parentNode.insertBefore(notice, first);
    form.elements[`${id}:seen`].value = "";
    say(id, "Inte sparat: någon annan har ändrat svaret.", "fault");
    notice.focus();
  }

  // What follows from an answer (points, states, the rose) is fetched once the saving has come to rest.
  function refreshSoon() {
    clearTimeout(refreshing);
    refreshing = setTimeout(refresh, REFRESH);
  }
  async function refresh() {
    if (waiting.size || !document.querySelector("[data-live]")) return;
    let fresh = null;
    try {
      const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch { return; /* figures can wait for the next save */ }
    for (const place of document.querySelectorAll("[data-live]")) {
      const now = fresh.querySelector(`[data-live="${CSS.escape(place.dataset.live)}"]`);
      const held = place !== document.activeElement && place.contains(document.activeElement);
      if (now && !held) place.replaceChildren(...now.childNodes);
    }
  }

  // The level's meaning follows the choice; the words stand in "Vad betyder nivåerna?" on the same page.
  function showMeaning(event) {
    if (event.target.type !== "radio") return;
    const group = event.target.closest("fieldset");
    const meaning = group && group.querySelector("[data-meaning]");
    if (meaning) meaning.textContent = "";
  }

  function countWritten(area) {
    const place = form.querySelector(`[data-count="${CSS.escape(area.name)}"]`);
    const limit = Number(area.dataset.limit);
    if (place && "words" in area.dataset) place.textContent = `${area.value.split(/\s+/).filter(Boolean).length} ord`;
    if (!place || !limit) return;
    place.textContent = `${area.value.length} av högst ${limit.toLocaleString("sv-SE")} tecken`;
    place.classList.toggle("fault", area.value.length > limit);
  }

  function clearChoice(event) {
    const button = event.target.closest("button[name=clear]");
    if (!button) return;
    const group = button.closest("fieldset");
    const chosen = group.querySelector("input:checked");
    if (!chosen) return;
    event.preventDefault();
    chosen.checked = false;
    group.querySelector("input").focus();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }

  form.addEventListener("input", (event) => {
    if (event.target.tagName === "TEXTAREA") countWritten(event.target);
    if (event.target.type !== "radio" && event.target.type !== "checkbox") changed(event);
  });
  form.addEventListener("change", (event) => { showMeaning(event); changed(event); });
  form.addEventListener("click", clearChoice);
  form.addEventListener("submit", () => {
    for (const [id, about] of waiting) { clearTimeout(about.timer); keepDraft(id, true); }
    waiting.clear();
  });
  window.addEventListener("online", () => { for (const id of waiting.keys()) soon(id, 0); });
  window.addEventListener("beforeunload", (event) => {
    if ([...waiting.values()].some((about) => about.tries)) event.preventDefault();
  });
  restoreDrafts();
})();
