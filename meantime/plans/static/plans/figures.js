// Every number of the page, and by how much it would change.
import { verdictOf } from "./model.js";
import { decimalHours, hours, number, percent, time, word } from "./saying.js";

export class Figures {
  #course;
  #hooks;

  constructor(course, map) {
    this.#course = course;
    this.#hooks = hooksOf(course, map);
  }

  // Differences count from `base`.
  draw(sums, base = null) {
    for (const stretch of this.#course.stretches) this.#drawStretch(stretch, sums, base);
    for (const week of this.#course.weeks) this.#drawWeek(week, sums, base);
    this.#drawTerm(sums, base);
  }

  #drawStretch({ id, minutes }, sums, base) {
    const used = this.#hooks.stretches.get(id);
    if (!used) return;
    const now = sums.stretches.get(id).used;
    put(used, String(now), base && now - base.stretches.get(id).used, number);
    used.parentElement.classList.toggle("over", now > minutes);
  }

  #drawWeek(week, sums, base) {
    const hook = this.#hooks.weeks.get(week);
    const { live, own, active } = sums.weeks.get(week);
    const [minutes, verdict, by] = verdictOf(this.#course, sums, week);
    const before = base && base.weeks.get(week).live + base.weeks.get(week).own;
    const drawn = [minutes, live, own, active, sums.top, before].join();
    if (hook.drawn === drawn) return;
    hook.drawn = drawn;
    put(hook.hours, hours(minutes), base && minutes - before, decimalHours);
    hook.hours.className = verdict;
    text(hook.live, live ? word("together", { time: time(live) }) : "");
    text(hook.verdict, verdict ? `· ${word(verdict, { time: time(by) })}` : "");
    hook.verdict.className = verdict;
    text(hook.small, decimalHours(minutes));
    hook.small.parentElement.className = `sum ${verdict}`;
    hook.small.closest("a").classList.toggle("changes", Boolean(base) && minutes !== before);
    bar(hook.bar, sums.top, { live, own, active });
    column(hook.column, sums.top, { live, own, active });
  }

  #drawTerm(sums, base) {
    const { figure, meter } = this.#hooks;
    put(figure.typical, hours(sums.typical), base && sums.typical - base.typical, decimalHours);
    put(figure.heaviest, hours(sums.heaviest), base && sums.heaviest - base.heaviest, decimalHours);
    text(figure["heaviest-week"], word("week", { number: sums.heaviestWeek }));
    figure["heaviest-week"].hash = `week-${sums.heaviestWeek}`;
    if (!figure.use) return;
    const usable = this.#course.usable;
    const share = percent(sums.active, sums.live);
    put(figure.use, `${percent(sums.live, usable)} %`, base && percent(sums.live, usable) - percent(base.live, usable), number);
    text(figure.used, word("used", { live: time(sums.live), usable: time(usable) }));
    put(figure.active, `${share} %`, base && share - percent(base.active, base.live), number);
    text(figure.listening, word("listening", { time: time(sums.live - sums.active) }));
    meter.setAttribute("width", share);
  }
}

function hooksOf(course, map) {
  const find = (selector) => document.querySelector(selector);
  const week = (n) => {
    const column = map.querySelector(`[data-week="${n}"]`);
    const link = find(`[data-of-week="${n}"]`);
    return {
      hours: column.querySelector("[data-hours]"),
      live: column.querySelector("[data-live]"),
      verdict: column.querySelector("[data-verdict]"),
      bar: column.querySelector(".bar-of-week"),
      small: link.querySelector("[data-hours]"),
      column: link.querySelector("svg"),
    };
  };
  return {
    stretches: new Map(course.stretches.map(({ id }) => [id, map.querySelector(`[data-at="${id}"] [data-used]`)])),
    weeks: new Map(course.weeks.map((n) => [n, week(n)])),
    figure: Object.fromEntries([...document.querySelectorAll("[data-figure]")].map((one) => [one.dataset.figure, one])),
    meter: find(".meter .active"),
  };
}

function text(element, said) {
  if (element.textContent !== said) element.textContent = said;
}

// The difference is for the eyes; a sentence tells the ears.
function put(element, said, difference, format) {
  text(element, said);
  const next = element.nextElementSibling;
  const delta = next?.classList.contains("delta") ? next : null;
  const shown = format(Math.abs(difference ?? 0));
  if (shown === format(0)) return void delta?.remove();
  const mark = delta ?? document.createElement("span");
  mark.className = `delta ${difference > 0 ? "more" : "less"}`;
  mark.ariaHidden = "true";
  text(mark, `${difference > 0 ? "+" : "−"}${shown}`);
  if (!delta) element.after(mark);
}

function bar(svg, top, { live, own, active }) {
  set(svg, "viewBox", `0 0 ${top} 8`);
  stack(svg, ["x", "width"], { live, own, active }, `M${own} 1v6`);
}

function column(svg, top, { live, own, active }) {
  set(svg, "viewBox", `0 0 100 ${top}`);
  set(svg.firstElementChild, "transform", `matrix(1 0 0 -1 0 ${top})`);
  stack(svg, ["y", "height"], { live, own, active }, `M16 ${own}h68`);
}

function stack(svg, [at, along], { live, own, active }, gap) {
  const parts = [[".own", 0, own], [".active", own, active], [".one-way", own + active, live - active]];
  for (const [name, from, size] of parts) {
    const rect = svg.querySelector(name);
    set(rect, at, from);
    set(rect, along, size);
  }
  set(svg.querySelector(".gap"), "d", own && live ? gap : "");
}

const set = (element, name, value) => element.setAttribute(name, value);
