// The button says how many of the proposed moves it would accept.
const form = document.querySelector("[data-moves]");

function count() {
  const button = form.querySelector("[data-label]");
  const chosen = form.querySelectorAll("[name=move]:checked").length;
  button.querySelector("span").textContent = button.dataset.label.replace("{n}", chosen);
  button.disabled = chosen === 0;
}

if (form) {
  form.addEventListener("change", count);
  count();
}
