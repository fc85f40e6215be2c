// Lines from a card to what it needs and to what needs it.
import { cardOf } from "./applying.js";
import { threadsOf } from "./model.js";

const SVG = "http://www.w3.org/2000/svg";

export function thread(board, phase, placements = board.placements, slot = null) {
  const svg = canvasOf(board.map);
  const pairs = phase === null ? [] : threadsOf(board.course, placements, phase);
  const linked = new Set(pairs.flatMap(([before, later]) => [before, later]).filter((one) => one !== phase));
  for (const old of board.map.querySelectorAll(".card.linked")) old.classList.remove("linked");
  for (const one of linked) cardOf(board.course, one).classList.add("linked");
  if (!pairs.length) return svg.replaceChildren();
  // All is read before anything is written, so that the page is laid out once.
  const origin = board.map.getBoundingClientRect();
  const [dx, dy] = [board.map.scrollLeft - origin.left, board.map.scrollTop - origin.top];
  const place = (one) => (one === phase && slot ? slot : cardOf(board.course, one)).getBoundingClientRect();
  const lines = pairs.map(([before, later, holds]) => [curve(place(before), place(later), dx, dy), holds]);
  const { scrollWidth, scrollHeight } = board.map;
  svg.setAttribute("viewBox", `0 0 ${scrollWidth} ${scrollHeight}`);
  svg.setAttribute("width", scrollWidth);
  svg.setAttribute("height", scrollHeight);
  svg.replaceChildren(...lines.flatMap(([d, holds]) => ["behind", holds ? "line" : "line broken"].map((name) => path(d, name))));
}

function canvasOf(map) {
  const known = map.querySelector("svg.threads");
  if (known) return known;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "threads");
  svg.setAttribute("aria-hidden", "true");
  map.append(svg);
  return svg;
}

function path(d, name) {
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", d);
  line.setAttribute("class", name);
  return line;
}

function curve(from, to, dx, dy) {
  const forward = to.left + to.width / 2 >= from.left + from.width / 2;
  const same = Math.abs(to.left - from.left) < from.width / 2;
  const [x1, x2] = [(forward ? from.right : from.left) + dx, (forward && !same ? to.left : to.right) + dx];
  const [y1, y2] = [from, to].map((box) => box.top + Math.min(box.height / 2, 14) + dy);
  const bend = Math.max(18, Math.min(90, Math.abs(x2 - x1) / 2)) * (forward ? 1 : -1);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${same ? x2 + bend : x2 - bend} ${y2} ${x2} ${y2}`;
}
