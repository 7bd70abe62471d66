// Who is here now: says at which question one is, and shows who else is near. Whoever rests or has left the window is
// not here. Without this script nobody is told of, and nothing is asked.
import { at } from "./strip.js";

const strip = document.querySelector("[data-strip]");
const place = document.querySelector("[data-near]");
const form = document.querySelector("form[data-autosave]");
const FIRST = 1500;
const MOVED = 3000; // whoever passes by a question is not at it
const RESTS = 10 * 60 * 1000;
let timer = 0;
let active = Date.now();

const body = (more) => new URLSearchParams({ csrf_token: form.elements.csrf_token.value, ...more });
const away = () => document.hidden || Date.now() - active > RESTS;

function soon(wait) {
  clearTimeout(timer);
  timer = setTimeout(look, wait);
}

async function look() {
  if (away()) return;
  try {
    const how = { method: "POST", headers: { Accept: "application/json" }, credentials: "same-origin" };
    const answer = await fetch(place.dataset.near, { ...how, body: body({ question: at() }) });
    if (!answer.ok) return; // signed out, or not ours any more: the next page begins anew
    const told = await answer.json();
    show(told.near);
    soon(told.again * 1000);
  } catch { soon(60000); }
}

function show(html) {
  const now = new DOMParser().parseFromString(html, "text/html").body;
  place.replaceChildren(...now.childNodes);
  place.hidden = !html;
}

function leave() {
  clearTimeout(timer);
  navigator.sendBeacon(place.dataset.near, body({ leaves: "1" }));
}

function wakes() {
  const rested = away();
  active = Date.now();
  if (rested) soon(0);
}

if (place && form) {
  soon(FIRST);
  strip.addEventListener("moved", () => soon(MOVED));
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, wakes, { passive: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { active = Date.now(); soon(0); } });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) soon(0); });
}
