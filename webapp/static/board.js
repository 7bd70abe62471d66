// The board: says at once what is changed and who would get a letter, by asking the server for the same page that
// the button "Se vad som ändras" shows. Nothing is kept or sent by it. Without this script the button does it.
"use strict";

(() => {
  const form = document.querySelector("form[data-board]");
  if (!form) return;
  let asked = 0;

  // What is being written is left alone: only the signs of each row and what the press will do are exchanged.
  function put(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const how of fresh.querySelectorAll("[data-how]")) {
      const old = form.querySelector(`[data-how="${CSS.escape(how.dataset.how)}"]`);
      if (!old) continue;
      old.replaceChildren(...how.childNodes);
      old.closest(".board-row").classList.toggle("changed", how.closest(".board-row").classList.contains("changed"));
    }
    const send = fresh.querySelector("[data-send]");
    if (send) form.querySelector("[data-send]").replaceChildren(...send.childNodes);
  }

  async function look() {
    const mine = ++asked;
    const main = form.querySelector("[data-send] .btn:not(.ghost)");
    if (main) main.disabled = true; // what it says is not true any more
    try {
      const answer = await fetch(form.dataset.board, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "text/html" },
        credentials: "same-origin",
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const html = await answer.text();
      if (mine === asked) put(html);
    } catch {
      if (main) main.disabled = false; // the server looks again before anything is done
    }
  }

  form.addEventListener("change", look);
})();
