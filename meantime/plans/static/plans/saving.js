// One change at a time, in order, tried again until it is answered: never lost silently.
import { say, word } from "./saying.js";

const LONGEST = 15_000;
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

export class Saving {
  waiting = [];
  #board;
  #tries = 0;
  #timer = null;
  #going = false;

  constructor(board) {
    this.#board = board;
    this.place = document.querySelector("[data-saved]");
    addEventListener("beforeunload", (event) => this.busy && event.preventDefault());
    addEventListener("online", () => this.#again());
  }

  get busy() {
    return this.waiting.length > 0;
  }

  push(job) {
    this.waiting.push(job);
    if (this.#timer === null) this.#next();
  }

  async #next() {
    const [job] = this.waiting;
    if (!job || this.#going) return;
    this.#going = true;
    if (!this.#tries) this.#status("saving");
    const answer = await this.#send(job);
    this.#going = false;
    if (!answer) return this.#later("trying");
    if (answer.signedOut) return this.#later("signed_out");
    this.#tries = 0;
    this.waiting.shift();
    this.#take(answer);
    if (this.busy) return this.#next();
    this.#status(answer.refused ? "" : "saved");
    this.#board.rest();
  }

  async #send(job) {
    try {
      if (job.sent) {
        // The answer got lost, perhaps not the change itself.
        const now = await this.#ask(this.#board.course.urls.state);
        if (!now || now.signedOut || done(job, now)) return now;
      }
      job.sent = { version: this.#board.state.version };
      return await this.#ask(job.url ?? this.#board.course.urls[job.kind], job);
    } catch {
      return null;
    }
  }

  async #ask(url, job = null) {
    const headers = { accept: "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
    const body = job?.form ?? JSON.stringify({ moves: job?.moves ?? [], reason: job?.reason ?? "" });
    const method = job ? "POST" : "GET";
    const answer = await fetch(url, { method, headers, body: job ? body : undefined, signal: AbortSignal.timeout(LONGEST) });
    if (answer.redirected || answer.status === 403) return { signedOut: true };
    if (answer.status >= 500) return null;
    if (answer.headers.get("content-type")?.includes("json")) return await answer.json();
    return { refused: word(answer.status === 404 ? "closed" : "lost"), version: -1 };
  }

  #take(answer) {
    const { refused, said } = answer;
    if (answer.version >= 0) this.#board.adopt(answer, { mine: true });
    else this.#board.adopt(this.#board.state);
    if (refused) say(refused, { bad: true });
    else if (said) say(said);
  }

  #later(why) {
    const pause = PAUSES[Math.min(this.#tries, PAUSES.length - 1)];
    this.#tries += 1;
    this.#status(why);
    this.#timer = setTimeout(() => this.#again(), pause);
  }

  #again() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#next();
  }

  #status(name) {
    this.place.dataset.saved = name;
    this.place.textContent = name ? word(name) : "";
  }
}

function done(job, now) {
  if (!now.last?.mine || now.version <= job.sent.version) return false;
  return job.moves ? job.moves.every(({ phase, at }) => now.placements[phase]?.at === at) : true;
}
