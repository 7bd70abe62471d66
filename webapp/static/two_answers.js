// Two answers to one question: boxes say what the text that both are put together to holds, and what is written in
// it is kept in this browser until one answer has been chosen. Without this script it holds all of both.
import * as drafts from "./drafts.js";
import { unfold } from "./faults.js";

const person = document.querySelector("meta[name=person]").content;
const START = `kompassrosen:${person}:merged:`;
const REMOVED = "removed"; // only in the kept one
const ADDED = "added"; // only in mine

// Puts both answers at the question, below its heading.
export function show(box, html) {
  const notice = new DOMParser().parseFromString(html, "text/html").querySelector("[data-two-answers]");
  box.querySelector("[data-two-answers]")?.remove();
  const heading = box.querySelector(":scope > summary, :scope > h2");
  if (heading) heading.after(notice); else box.prepend(notice);
  unfold(notice);
  ready(notice);
  return notice;
}

function ready(notice) {
  const choices = notice.querySelector("[data-pieces]");
  const field = notice.querySelector("textarea");
  const pieces = JSON.parse(choices.dataset.pieces).map(([kind, text]) => ({ kind, text, in: true }));
  const key = `${START}${field.name}`;
  const draft = drafts.read(key);
  if (draft && draft.version === notice.dataset.twoAnswers) field.value = draft.text;
  let follows = field.value === joined(pieces);
  const keep = () => drafts.keep(key, { version: notice.dataset.twoAnswers, text: field.value });
  for (const piece of pieces) if (piece.kind !== "same") choices.append(boxOf(piece, field, chosen));
  choices.hidden = !pieces.some(({ kind }) => kind !== "same");
  field.addEventListener("input", () => { follows = field.value === joined(pieces); keep(); });

  // A text that somebody has written in is never written anew: a piece is put last in it, or taken out of it.
  function chosen(piece) {
    const words = piece.text.trim();
    if (follows) field.value = joined(pieces);
    else if (!piece.in) field.value = field.value.replace(words, () => "").replace(/ {2,}/g, " ");
    else if (!field.value.includes(words)) field.value = `${field.value.trimEnd()} ${words}`;
    keep();
  }
}

function boxOf(piece, field, chosen) {
  const label = document.createElement("label");
  const tick = document.createElement("input");
  const words = document.createElement("span");
  const whose = document.createElement("span");
  label.className = "check";
  tick.type = "checkbox";
  tick.checked = true;
  whose.className = "hint";
  whose.textContent = piece.kind === ADDED ? field.dataset.mine : field.dataset.theirs;
  words.append(`${piece.text.trim()} `, whose);
  label.append(tick, words);
  tick.addEventListener("change", () => { piece.in = tick.checked; chosen(piece); });
  return label;
}

// As the server puts them together: what only mine has stands before what only the other has.
function joined(pieces) {
  const order = [...pieces];
  for (let n = 0; n < order.length - 1; n += 1) {
    if (order[n].kind !== REMOVED || order[n + 1].kind !== ADDED) continue;
    [order[n], order[n + 1]] = [order[n + 1], order[n]];
  }
  return order.filter((piece) => piece.in).reduce((made, { text }) => {
    const apart = made && !/\s$/.test(made) && !/^\s/.test(text);
    return made + (apart ? ` ${text}` : text);
  }, "");
}

// What was written before one answer was chosen is of no use afterwards.
export function forget(form) {
  const stored = () => { try { return Object.keys(localStorage); } catch { return []; } };
  for (const key of stored().filter((one) => one.startsWith(START))) {
    const now = form.elements[`${key.slice(START.length + "merged.".length)}:version`];
    if (now && drafts.read(key)?.version !== now.value) drafts.drop(key);
  }
}

// Makes those ready that the page came with, and names their questions and the version of the other's answer.
export function found(form) {
  return [...form.querySelectorAll("[data-two-answers]")].map((notice) => {
    ready(notice);
    return [notice.closest("[data-question]").dataset.question, Number(notice.dataset.twoAnswers)];
  });
}
