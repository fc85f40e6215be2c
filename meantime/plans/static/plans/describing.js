// What a carried card would be where it would stand.
import { clockAt, insideOf, minutesOf, stretchOf, threadsOf } from "./model.js";
import { decimalHours, hours, say, time, word } from "./saying.js";

// `more` is for those who do not see the numbers change.
export function describe(board, phase, after, sums) {
  const { course } = board;
  const { at } = after[phase];
  const index = course.index.get(at);
  const { name, live, minutes, week } = stretchOf(course, at);
  const { window, as, ...one } = course.phases[phase];
  const clock = clockAt(course, at);
  const { used } = sums.stretches.get(at);
  const planned = time(minutesOf(course, phase, clock));
  const said = [word("becomes", { at: name, what: as[clock], time: one[clock] === null ? word("about", { time: planned }) : planned })];
  if (live && used > minutes) said.push(word("too_full", { over: time(used - minutes) }));
  if (index < window[0] || index > window[1]) said.push(word("out"));
  // One broken thread is enough to say; the others are seen.
  const [before, later] = threadsOf(course, after, phase).find(([, , holds]) => !holds) ?? [];
  if (before) said.push(before === phase ? word("needed", { title: board.title(later) }) : word("needs", { title: board.title(before) }));
  const inside = insideOf(after, at);
  const more = [word("place", { position: inside.indexOf(phase) + 1, count: inside.length })];
  if (live) more.push(word("room", { used, minutes }));
  more.push(weekly(course, sums, week));
  say(said.join(" "), { stays: true, more: more.join(" ") });
}

function weekly(course, sums, number) {
  const { live, own } = sums.weeks.get(number);
  const said = { number, hours: hours(live + own) };
  if (!course.expected[number]) return word("week_now", said);
  const [low, high] = course.expected[number].map(decimalHours);
  return word("week_of", { ...said, low, high });
}

export function slotOf(course, phase, at) {
  const { as, title, ...one } = course.phases[phase];
  const clock = clockAt(course, at);
  const minutes = minutesOf(course, phase, clock);
  const slot = document.createElement("li");
  slot.className = `slot ${clock}`;
  slot.style.setProperty("--m", minutes);
  slot.ariaHidden = "true";
  const face = document.createElement("div");
  for (const [name, text] of Object.entries({ end: one[clock] === null ? `≈ ${minutes}` : minutes, as: as[clock], title })) {
    const part = document.createElement("span");
    part.className = name;
    part.dir = "auto";
    part.textContent = text;
    face.append(part, " ");
  }
  slot.append(face);
  return slot;
}
