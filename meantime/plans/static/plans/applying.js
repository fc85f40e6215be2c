// Cards are carried over, never drawn anew, so that focus and place are kept.
import { clockAt, insideOf, minutesOf, stretchOf } from "./model.js";

export const cardOf = (course, phase) => document.getElementById(course.phases[phase].card);
export const cellOf = (map, at) => map.querySelector(`[data-at="${CSS.escape(at)}"]`);

// Answers the phases that came to stand elsewhere.
export function arrange(map, course, before, after, sums) {
  const focused = document.activeElement;
  const changed = Object.keys(after).filter((phase) => differs(before[phase], after[phase]));
  const stretches = new Set();
  for (const phase of changed) {
    stretches.add(after[phase].at);
    if (before[phase]) stretches.add(before[phase].at);
    dress(course, phase, after[phase]);
  }
  for (const at of stretches) fill(map, course, at, insideOf(after, at), sums);
  if (focused !== document.activeElement && map.contains(focused)) focused.focus({ preventScroll: true });
  return changed.filter((phase) => before[phase]?.at !== after[phase].at);
}

const differs = (one, other) => one?.at !== other.at || one.order !== other.order || one.hold !== other.hold;

function dress(course, phase, { at, hold }) {
  const card = cardOf(course, phase);
  const clock = clockAt(course, at);
  const minutes = minutesOf(course, phase, clock);
  card.classList.toggle("live", clock === "live");
  card.classList.toggle("own", clock === "own");
  card.querySelector("[data-minutes]").textContent = minutes;
  card.parentElement.style.setProperty("--m", minutes);
  const marks = card.querySelector(".marks");
  for (const old of marks.querySelectorAll('[data-mark="place"], [data-mark="clock"]')) old.remove();
  if (hold) marks.append(markOf(hold));
}

export function markOf(name) {
  return document.getElementById("marks").content.querySelector(`[data-mark="${name}"]`).cloneNode(true);
}

function fill(map, course, at, phases, sums) {
  const list = listIn(map, course, at);
  phases.forEach((phase, i) => {
    const item = cardOf(course, phase).parentElement;
    if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
  });
  size(list, sums.stretches.get(at).used);
  if (!list.children.length) list.remove();
}

export function size(list, minutes) {
  list.style.setProperty("--m", minutes);
}

export function listIn(map, course, at) {
  const home = cellOf(map, at).querySelector(stretchOf(course, at).live ? ".room" : ".meantime");
  const known = home.querySelector(".cards");
  if (known) return known;
  const list = document.createElement("ol");
  list.className = "cards";
  home.append(list);
  return list;
}

export function warn(map, course, warnings) {
  for (const old of map.querySelectorAll('[data-mark="badge"]')) old.remove();
  for (const [at, those] of Map.groupBy(warnings, (warning) => warning.at)) {
    const marks = hostOf(map, course, at)?.querySelector(".marks");
    if (!marks) continue;
    const mark = markOf("badge");
    mark.classList.add(those.some((warning) => warning.hard) ? "hard" : "soft");
    mark.title = those.map((warning) => warning.text).join("\n");
    mark.querySelector("[data-count]").textContent = those.length;
    marks.prepend(mark);
  }
}

function hostOf(map, course, at) {
  if (course.phases[at]) return cardOf(course, at);
  if (course.index.has(at)) return cellOf(map, at).querySelector("h3");
  return map.querySelector(`[data-week="${at.replace(/^week:/, "")}"] > header`);
}
