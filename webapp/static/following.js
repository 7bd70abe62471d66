// Follows what the other writes: asks again and again for what has changed, and puts it in its place.
// Without this script the page is reloaded by hand.
"use strict";

(() => {
  const place = document.querySelector("[data-follow]");
  if (!place) return;
  const OFTEN = 2500;
  const SELDOM = 15000;
  let tag = "";
  let wait = OFTEN;
  let timer = 0;
  let paused = false;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "text hint";
  button.textContent = place.dataset.pause;
  const trouble = document.createElement("p");
  trouble.className = "hint";
  place.append(button, trouble);
  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? place.dataset.goOn : place.dataset.pause;
    if (!paused) look();
  });

  // What has focus is left alone, and looked at again the next time.
  function put(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    let left = false;
    for (const now of fresh.querySelectorAll("[data-live]")) {
      const old = document.querySelector(`[data-live="${CSS.escape(now.dataset.live)}"]`);
      if (!old || says(old) === says(now)) continue;
      if (old.contains(document.activeElement)) { left = true; continue; }
      const open = [...old.querySelectorAll("details")].map((one) => one.open);
      old.replaceChildren(...now.childNodes);
      old.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(open[n]); });
    }
    return left;
  }
  const says = (one) => one.innerHTML.replace(/name="csrf_token" value="[^"]*"/g, "").replace(/ open=""/g, "");

  async function look() {
    clearTimeout(timer);
    if (paused) return;
    if (!document.hidden) await ask();
    timer = setTimeout(look, wait);
  }

  async function ask() {
    try {
      const headers = { Accept: "text/html", ...(tag && { "If-None-Match": tag }) };
      const answer = await fetch(place.dataset.follow, { headers, credentials: "same-origin", cache: "no-store" });
      if (answer.status !== 304) {
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        const seen = answer.headers.get("ETag") || "";
        tag = put(await answer.text()) ? "" : seen;
      }
      wait = OFTEN;
      trouble.textContent = "";
    } catch {
      wait = SELDOM;
      trouble.textContent = place.dataset.lost;
    }
  }

  timer = setTimeout(look, OFTEN);
})();
