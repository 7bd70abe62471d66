// Tells once that an invitation's page is open before somebody, so that the office sees that the letter came through.
(() => {
  "use strict";
  const page = document.getElementById("inbjudan");
  const token = page.querySelector("input[name=csrf_token]");
  if (!token) return;
  const body = new URLSearchParams({ csrf_token: token.value });
  fetch(page.dataset.opened, { method: "POST", body }).catch(() => {});
})();
