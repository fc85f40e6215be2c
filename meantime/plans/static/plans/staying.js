// A page that is drawn anew opens where it was.
import { say } from "./saying.js";

const KEY = "meantime:place";

export function keepPlace(said) {
  const map = document.querySelector("term-map");
  const place = { said, y: scrollY, x: map.scrollLeft, focus: document.activeElement?.id ?? "", path: location.pathname };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

export function takePlace(map) {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const place = kept && JSON.parse(kept);
  if (!place || place.path !== location.pathname) return;
  document.getElementById(place.focus)?.focus({ preventScroll: true });
  map.scrollTo({ left: place.x, behavior: "instant" });
  scrollTo({ top: place.y, behavior: "instant" });
  if (place.said) say(place.said);
}
