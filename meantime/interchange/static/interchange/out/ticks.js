// Remembers in this browser which changes are done: nothing of it leaves the device.
const list = document.querySelector("[data-section]");
const boxes = [...list.querySelectorAll("[data-tick]")];
const status = document.querySelector("[data-done-text]");
const place = `meantime-changes-${list.dataset.section}`;

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? "[]");
    return new Set(Array.isArray(found) ? found : []);
  } catch {
    return new Set(); // storage that is switched off or was filled by something else
  }
}

function keep() {
  const done = boxes.filter((box) => box.checked).map((box) => box.dataset.tick);
  try {
    localStorage.setItem(place, JSON.stringify(done));
  } catch {
    // Without storage the ticks last as long as the page.
  }
  tell(done.length);
}

function tell(count) {
  if (status) status.textContent = count ? `, ${status.dataset.doneText.replace("{n}", count)}` : "";
}

const done = kept();
for (const box of boxes) box.checked = done.has(box.dataset.tick);
tell(boxes.filter((box) => box.checked).length);
list.addEventListener("change", keep);
