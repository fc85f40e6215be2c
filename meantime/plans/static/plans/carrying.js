// A card that is carried.
import { cardOf, cellOf, listIn, size } from "./applying.js";
import { describe, slotOf } from "./describing.js";
import { clockAt, minutesOf, moved, stretchOf, sumsOf } from "./model.js";
import { say, word } from "./saying.js";
import { thread } from "./threads.js";

export class Carrying {
  // null where the card has been already.
  static lift(board, phase) {
    const { at } = board.placements[phase];
    if (!stretchOf(board.course, at).past) return new Carrying(board, phase);
    say(word("stays", { title: board.title(phase) }), { bad: true });
    return null;
  }

  constructor(board, phase) {
    this.board = board;
    this.phase = phase;
    this.home = board.placements[phase];
    this.at = this.home.at;
    this.order = this.home.order;
    this.card = cardOf(board.course, phase);
    this.card.classList.add("lifted");
    board.carrying = this;
    board.map.dataset.carrying = "";
    this.#markTargets(true);
    thread(board, phase, board.placements);
  }

  get atHome() {
    return this.at === this.home.at && this.order === this.home.order;
  }

  // False where nothing can be put.
  to(at, order) {
    if (at === this.at && order === this.order) return true;
    if (stretchOf(this.board.course, at).past) {
      say(word("past"), { stays: true, bad: true });
      return false;
    }
    [this.at, this.order] = [at, order];
    this.draw();
    return true;
  }

  backHome() {
    this.to(this.home.at, this.home.order);
  }

  draw() {
    const began = performance.now();
    const { board, phase, at, order } = this;
    const after = moved(board.placements, [{ phase, at, order }]);
    const sums = sumsOf(board.course, after);
    board.figures.draw(sums, board.sums);
    this.#placeSlot(sums);
    // With the next picture, for which the page is laid out anyway.
    this.frame ??= requestAnimationFrame(() => this.#thread());
    describe(board, phase, after, sums);
    const detail = { ms: performance.now() - began, phase, at, order };
    board.map.dispatchEvent(new CustomEvent("meantime:preview", { detail, bubbles: true }));
  }

  #thread() {
    this.frame = null;
    const { board, phase, at, order, slot } = this;
    if (board.carrying === this) thread(board, phase, moved(board.placements, [{ phase, at, order }]), slot);
  }

  drop() {
    const { board, phase, at, order, home } = this;
    if (this.atHome) return this.cancel();
    this.#end();
    board.figures.draw(board.sums);
    say("");
    board.apply([{ phase, at, order, seen_at: home.at }]);
    this.card.focus({ preventScroll: true });
    board.rest();
  }

  cancel() {
    this.#end();
    this.board.figures.draw(this.board.sums);
    say(word("back", { title: this.board.title(this.phase) }));
    this.board.rest();
  }

  #end() {
    this.#removeSlot();
    this.card.classList.remove("lifted");
    delete this.board.map.dataset.carrying;
    this.#markTargets(false);
    this.board.carrying = null;
    thread(this.board, null);
  }

  #markTargets(on) {
    const { course, map } = this.board;
    const [first, last] = course.phases[this.phase].window;
    course.stretches.forEach((stretch, i) => {
      const cell = cellOf(map, stretch.id);
      cell?.classList.toggle("past", on && stretch.past);
      cell?.classList.toggle("out", on && !stretch.past && (i < first || i > last));
    });
  }

  #placeSlot(sums) {
    const { board, phase, at, order } = this;
    this.#removeSlot();
    if (this.atHome) return;
    const list = listIn(board.map, board.course, at);
    const others = [...list.children].filter((item) => item !== this.card.parentElement);
    this.slot = slotOf(board.course, phase, at);
    list.insertBefore(this.slot, others[order - 1] ?? null);
    // The lifted card keeps its own room at home.
    size(list, sums.stretches.get(at).used + (at === this.home.at ? minutesOf(board.course, phase, clockAt(board.course, at)) : 0));
  }

  #removeSlot() {
    const list = this.slot?.parentElement;
    this.slot?.remove();
    this.slot = null;
    if (!list) return;
    size(list, this.board.sums.stretches.get(list.closest("[data-at]").dataset.at).used);
    if (!list.children.length) list.remove();
  }
}
