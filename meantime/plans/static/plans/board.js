// The plan on the page, and the one way of changing it.
import { arrange, cardOf, warn } from "./applying.js";
import { Figures } from "./figures.js";
import { courseOf, moved, sumsOf } from "./model.js";
import { say, word } from "./saying.js";
import { Saving } from "./saving.js";
import { keepPlace } from "./staying.js";

export class Board {
  constructor(map, boot, state) {
    this.map = map;
    this.course = courseOf(boot);
    this.state = state;
    this.placements = state.placements;
    this.sums = sumsOf(this.course, this.placements);
    this.figures = new Figures(this.course, map);
    this.saving = new Saving(this);
    this.carrying = null;
  }

  title = (phase) => this.course.phases[phase].title;
  name = (at) => this.course.stretches[this.course.index.get(at)].name;

  // Drawn at once, then saved.
  apply(moves, reason = "") {
    const asked = moves.filter((move) => this.course.phases[move.phase] && this.course.index.has(move.at));
    const seen = asked.map((move) => ({ seen_at: this.placements[move.phase].at, ...move }));
    const after = moved(this.placements, seen);
    if (!seen.length || same(this.placements, after)) return false;
    this.#show(after);
    this.saving.push({ kind: "changes", moves: seen, reason });
    return true;
  }

  turn(kind) {
    if (this.state[kind] || this.saving.busy) this.saving.push({ kind });
  }

  hold(phase) {
    const { at, order, hold } = this.placements[phase];
    this.apply([{ phase, at, order, hold: hold ? "" : "place" }]);
  }

  // `mine`: in answer to this page. What is still on its way is put on top.
  adopt(state, { mine = false } = {}) {
    if (state.version < this.state.version) return;
    const news = state.version > this.state.version;
    this.state = state;
    const others = news && !mine && state.last && !state.last.mine;
    if (state.stamp !== this.course.stamp) return this.#renew(state, others);
    const pending = this.saving.waiting.flatMap((job) => job.moves ?? []);
    const elsewhere = this.#show(moved(state.placements, pending));
    warn(this.map, this.course, state.warnings);
    // What moves only now was moved by others, or is put back.
    for (const phase of elsewhere) flash(cardOf(this.course, phase));
    if (others) this.#tell(state, elsewhere);
    document.dispatchEvent(new CustomEvent("meantime:state", { detail: state }));
  }

  #tell({ last }, elsewhere) {
    const taken = this.carrying && elsewhere.includes(this.carrying.phase);
    say(taken ? word("carried_off", { who: last.by }) : word("other", { who: last.by, what: last.label }), { bad: taken });
    if (taken) this.carrying.seenElsewhere();
  }

  #show(after) {
    const sums = sumsOf(this.course, after);
    const elsewhere = arrange(this.map, this.course, this.placements, after, sums);
    this.placements = after;
    this.sums = sums;
    if (this.carrying) this.carrying.draw();
    else this.figures.draw(sums);
    return elsewhere;
  }

  // Other activities, other minutes: only a new page shows them.
  #renew(state, others) {
    this.stale = true;
    if (this.saving.busy || this.carrying) return;
    const said = others ? word("other", { who: state.last.by, what: state.last.label }) : state.said;
    keepPlace(said || word("renewed"));
    location.reload();
  }

  rest() {
    if (this.stale) this.#renew(this.state, false);
  }
}

const same = (one, other) =>
  Object.keys(other).every((phase) => ["at", "order", "hold"].every((key) => one[phase][key] === other[phase][key]));

function flash(card) {
  card.classList.remove("moved");
  requestAnimationFrame(() => card.classList.add("moved"));
  setTimeout(() => card.classList.remove("moved"), 2500);
}
