// What the scripts say stands on the page, in the reader's language; {name} is where a value is put in.
const place = document.querySelector("meta[name=words]");
const said = place ? JSON.parse(place.content) : {};

export function words(name, values = {}) {
  return (said[name] || "").replace(/\{(\w+)\}/g, (_hole, key) => values[key]);
}
