// What stands around the map follows every state.
import { word } from "./saying.js";

export function panel(board) {
  const buttons = [...document.querySelectorAll("[data-do]")];

  for (const button of buttons) button.addEventListener("click", () => board.turn(button.dataset.do));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-save]")) return;
    event.preventDefault();
    board.saving.push({ kind: "form", url: form.action, form: new FormData(form, event.submitter) });
  });

  document.addEventListener("meantime:state", ({ detail }) => {
    label(detail);
    replace(".telling", detail.telling);
    replace(".chips", detail.chips);
  });

  function label(state) {
    for (const button of buttons) {
      const kind = button.dataset.do;
      button.ariaDisabled = String(!state[kind]);
      button.title = state[kind] ? word(kind, { what: state[kind] }) : "";
      button.querySelector(".what").textContent = state[kind];
    }
  }

  label(board.state);
}

// What was unfolded stays so, and a focus inside does not fall out of the page.
function replace(selector, html) {
  const old = document.querySelector(selector);
  if (!old || !html) return;
  const unfolded = [...old.querySelectorAll("details")].map((one) => one.open);
  const inside = old.contains(document.activeElement);
  const section = inside && document.activeElement.closest("section[id]")?.id;
  old.outerHTML = html;
  const fresh = document.querySelector(selector);
  fresh.querySelectorAll("details").forEach((one, i) => (one.open = unfolded[i] ?? false));
  if (!inside) return;
  const place = (section && fresh.querySelector(`#${section}`)) || fresh;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
