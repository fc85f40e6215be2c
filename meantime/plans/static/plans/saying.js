// Sentences with their numbers, and the one place that says them.
let words = {};
const NUMBER = (digits) =>
  new Intl.NumberFormat(document.documentElement.lang || "en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
let whole, tenths, timer;

export function learn(said) {
  words = said;
  [whole, tenths] = [NUMBER(0), NUMBER(1)];
}

export const word = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");

// Halves go to the even neighbour, as on the server.
export function even(number) {
  const down = Math.floor(number);
  const rest = number - down;
  return rest > 0.5 || (rest === 0.5 && down % 2) ? down + 1 : down;
}

export const number = (n) => whole.format(n);
export const decimalHours = (minutes) => tenths.format(even(minutes / 6) / 10);
export const hours = (minutes) => word("hours", { n: decimalHours(minutes) });
export const percent = (part, of) => (of ? even((100 * part) / of) : 0);

export function time(minutes) {
  const rest = minutes % 60;
  if (minutes < 60) return word("minutes", { n: rest });
  const full = (minutes - rest) / 60;
  return rest ? word("hours_minutes", { hours: full, minutes: String(rest).padStart(2, "0") }) : word("hours", { n: full });
}

// Stays for as long as it takes to read it twice. `more` is only read out.
export function say(text, { stays = false, bad = false, more = "" } = {}) {
  const place = document.getElementById("said");
  clearTimeout(timer);
  place.classList.toggle("bad", bad);
  const unseen = document.createElement("span");
  unseen.className = "unseen";
  unseen.textContent = ` ${more}`;
  place.replaceChildren(text, ...(more ? [unseen] : []));
  if (text && !stays) timer = setTimeout(() => say(""), 4000 + 90 * text.length);
}
