// One more row for a phase as soon as the last one is used.
const phases = document.querySelector("[data-phases]");

phases?.addEventListener("input", () => {
  const rows = phases.querySelectorAll(".phase");
  const last = rows[rows.length - 1];
  if (![...last.querySelectorAll("input")].some((field) => field.value)) return;
  const next = last.cloneNode(true);
  for (const field of next.querySelectorAll("input")) field.value = "";
  last.after(next);
});
