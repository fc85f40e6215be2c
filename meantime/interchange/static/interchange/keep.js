// The bar of steps keeps what was typed: it sends the form of this step and then goes on. Without this script the bar
// is made of plain links, and only the buttons below keep.
const form = document.querySelector("form[data-keep]");
let touched = false;

form?.addEventListener("input", () => (touched = true));
form?.addEventListener("submit", () => (touched = false));

for (const link of document.querySelectorAll(".steps a[data-step]")) {
  link.addEventListener("click", (event) => {
    if (!touched || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const then = document.createElement("button");
    then.name = "then";
    then.value = link.dataset.step;
    then.hidden = true;
    form.append(then);
    form.requestSubmit(then);
  });
}

addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});
