// Carry a card with the mouse, or with a finger after a long press.
import { Carrying } from "./carrying.js";
import { scrolling } from "./scrolling.js";

const LONG_PRESS = 400;
const STILL = { mouse: 5, pen: 8, touch: 10 };

export function dragging(board) {
  const { map } = board;
  let press = null;
  let drag = null;

  map.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.button !== 0 || !event.isPrimary || board.carrying) return;
    press = { card, x: event.clientX, y: event.clientY, type: event.pointerType, id: event.pointerId };
    if (press.type === "touch") press.timer = setTimeout(lift, LONG_PRESS);
  });

  addEventListener("pointermove", (event) => {
    if (event.pointerId !== press?.id) return;
    if (drag) return follow(event.clientX, event.clientY);
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < STILL[press.type]) return;
    if (press.type === "touch") return forget();
    lift();
    if (drag) follow(event.clientX, event.clientY);
  });

  addEventListener("pointerup", (event) => event.pointerId === press?.id && end("drop"));
  addEventListener("pointercancel", (event) => event.pointerId === press?.id && end("cancel"));
  addEventListener("blur", () => drag && end("cancel"));
  map.addEventListener("touchmove", (event) => drag && event.preventDefault(), { passive: false });
  map.addEventListener("contextmenu", (event) => press?.type === "touch" && event.preventDefault());
  map.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("keydown", (event) => drag && event.key === "Escape" && end("cancel"), true);

  function lift() {
    const carrying = Carrying.lift(board, press.card.dataset.phase);
    if (!carrying) return forget();
    const ghost = ghostOf(press.card);
    drag = { carrying, ghost, scroll: scrolling(map, aim), x: press.x, y: press.y };
    if (press.type === "touch") navigator.vibrate?.(15);
    follow(press.x, press.y);
  }

  function follow(x, y) {
    [drag.x, drag.y] = [x, y];
    drag.ghost.style.translate = `${x - press.x}px ${y - press.y}px`;
    drag.scroll.at(x, y);
    drag.frame ??= requestAnimationFrame(() => {
      if (!drag) return;
      drag.frame = null;
      aim();
    });
  }

  function aim() {
    const under = document.elementFromPoint(drag.x, drag.y);
    if (under?.closest(".slot")) return;
    const cell = under?.closest("[data-at]");
    if (!cell) return drag.carrying.backHome();
    const items = [...cell.querySelectorAll(".cards > li:not(.slot)")].filter((item) => item !== press.card.parentElement);
    const above = items.filter((item) => middle(item) < drag.y).length;
    drag.carrying.to(cell.dataset.at, above + 1);
  }

  function end(how) {
    if (drag) {
      const { carrying, ghost, scroll } = drag;
      if (how === "drop") aim();
      drag = null;
      ghost.remove();
      scroll.stop();
      carrying[how]();
      // The press that ends a drag is no press on the link.
      const swallow = (event) => event.preventDefault();
      map.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => map.removeEventListener("click", swallow, true));
    }
    forget();
  }

  function forget() {
    clearTimeout(press?.timer);
    press = null;
  }
}

function middle(item) {
  const box = item.getBoundingClientRect();
  return box.top + box.height / 2;
}

function ghostOf(card) {
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true);
  ghost.removeAttribute("id");
  ghost.classList.add("ghost");
  ghost.classList.remove("lifted");
  ghost.inert = true;
  for (const name of ["left", "top", "width", "height"]) ghost.style[name] = `${box[name]}px`;
  document.body.append(ghost);
  return ghost;
}
