// Passkeys: a form whose script asks the device for one, and sends what it answers with the form.
(() => {
  "use strict";

  const bytes = text =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
  const text = buffer =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const read = options => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...["allowCredentials", "excludeCredentials"].reduce((found, name) => options[name]
      ? { ...found, [name]: options[name].map(one => ({ ...one, id: bytes(one.id) })) } : found, {}),
  });

  const write = made => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[name]) response[name] = text(made.response[name]);
    }
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {},
    });
  };

  const ask = form => {
    const publicKey = read(JSON.parse(form.dataset.options));
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey });
  };

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const told = form.querySelector("[data-told]");
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      if (!form.reportValidity()) return;
      told.className = told.textContent = "";
      const remember = document.querySelector("#remember");
      if (form.elements.remember && remember) form.elements.remember.disabled = !remember.checked;
      try {
        form.elements.credential.value = write(await ask(form));
      } catch {
        told.className = "fault";
        told.textContent = form.dataset.failed;
        return;
      }
      form.submit();
    });
  }
})();
