// Arrows go from card to card; a card that Space has lifted goes with them.
import { cellOf } from "./applying.js";
import { Browsing } from "./browsing.js";
import { Carrying } from "./carrying.js";
import { clockAt, insideOf } from "./model.js";
import { say, word } from "./saying.js";

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function keys(board) {
  const { map } = board;
  const browsing = new Browsing(map);
  let carrying = null;

  map.addEventListener("keydown", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
    const handled = carrying && carrying === board.carrying ? carry(event.key) : begin(card, event.key);
    if (handled) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    const kind = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (!kind || board.carrying) return;
    event.preventDefault();
    board.turn(kind);
  });

  function begin(card, key) {
    if (ARROWS[key] || key === "Home" || key === "End") return browsing.go(card, key);
    const { phase } = card.dataset;
    if (key === " ") {
      carrying = board.carrying ? null : Carrying.lift(board, phase);
      if (carrying) say(word("lifted", { title: board.title(phase) }), { stays: true });
    } else if (key.toLowerCase() === "l") board.hold(phase);
    else return false;
    return true;
  }

  function carry(key) {
    if (key === " " || key === "Enter") carrying.drop();
    else if (key === "Escape") carrying.cancel();
    else if (ARROWS[key]) step(...ARROWS[key]);
    else {
      if (key === "Tab") carrying.cancel();
      return false;
    }
    return true;
  }

  function step(x, y) {
    const target = x ? aside(x * (getComputedStyle(map).direction === "rtl" ? -1 : 1)) : along(y);
    if (!target) return say(word("no_further"), { stays: true });
    if (carrying.to(...target)) show();
  }

  const others = (at) => insideOf(board.placements, at).filter((phase) => phase !== carrying.phase).length;
  const open = ({ id, past }) => !past && cellOf(map, id);

  function aside(by) {
    const { course } = board;
    const clock = clockAt(course, carrying.at);
    for (let i = course.index.get(carrying.at) + by; course.stretches[i]; i += by) {
      const stretch = course.stretches[i];
      if (stretch.live === (clock === "live") && open(stretch)) return [stretch.id, others(stretch.id) + 1];
    }
    return null;
  }

  function along(by) {
    const { at, order } = carrying;
    if (order + by >= 1 && order + by <= others(at) + 1) return [at, order + by];
    const column = [...cellOf(map, at).parentElement.querySelectorAll(":scope > [data-at]")];
    column.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
    const next = column[column.findIndex((cell) => cell.dataset.at === at) + by];
    if (!next || !open(board.course.stretches[board.course.index.get(next.dataset.at)])) return null;
    return [next.dataset.at, by < 0 ? others(next.dataset.at) + 1 : 1];
  }

  function show() {
    (carrying.slot ?? carrying.card).scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  }
}
