// Show how far the worker is, and open what it made as soon as it is there. Without this script the page reloads itself
// every two seconds.
import { tick } from "./elapsed.js";

const place = document.querySelector("[data-going]");
const stages = place?.querySelector("[data-stages]");

async function look() {
  try {
    const answer = await fetch(place.dataset.going, { headers: { "X-Fragment": "stages" } });
    if (answer.status === 204) return location.reload();
    if (answer.ok) show(await answer.text());
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, 700);
}

// Only what changes is read out.
function show(html) {
  if (stages && stages.dataset.shown !== html) {
    if (stages.dataset.shown !== undefined) stages.innerHTML = html;
    stages.dataset.shown = html;
  }
}

if (place) {
  tick(place);
  setTimeout(look, 300);
}
