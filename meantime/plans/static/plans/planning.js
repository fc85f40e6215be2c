// Open the plan as soon as it is there. Without this script the page reloads itself every two seconds.
const address = document.querySelector("[data-state]")?.dataset.state;

async function look() {
  try {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (answer.ok && !(await answer.json()).planning) return location.reload();
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, 1000);
}

if (address) setTimeout(look, 500);
