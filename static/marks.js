// The grid of marks: keys, pasting a column, the state of each row, retrying (G1-G10).
// A cell is a little htmx form; without this file it is a form with a button.

import { lost, newRequestId } from "./page.js";

const grid = document.querySelector("[data-marks]");
const retryEvery = 5000;

const inputs = () => [...grid.querySelectorAll('input[name="points"]')];
const rowOf = (element) => element.closest("tr");

function say(row, state, words) {
  row.dataset.state = state;
  row.querySelector(".marks-state").textContent = words;
}

function count() {
  grid.querySelector("[data-marks-saved]").textContent = grid.querySelectorAll('tr[data-state="saved"], tr[data-state="locked"]').length;
  grid.querySelector("[data-marks-paste]").hidden = !grid.querySelector('tr[data-state="pasted"]');
}

function go(from, by) {
  const all = inputs();
  const next = all[all.indexOf(from) + by];
  next?.focus();
  next?.select();
  return next;
}

function freshRequest(form) {
  form.elements.request_id.value = newRequestId();
}

function send(input) {
  htmx.trigger(input.form, "change");
}

if (grid) {
  grid.addEventListener("keydown", (event) => {
    const input = event.target;
    if (input.name !== "points" || event.isComposing) return;
    if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const up = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
      if (!go(input, up ? -1 : 1)) input.blur();
    } else if (event.key === "Escape") {
      input.value = input.dataset.saved;
      input.select();
    }
  });

  // What the reader changes is a new request; what the machine sends again is the same one.
  grid.addEventListener("change", (event) => {
    if (event.target.name === "points" && event.isTrusted) freshRequest(event.target.form);
  }, true);

  grid.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").trim().split(/\r?\n/);
    if (event.target.name !== "points" || lines.length < 2) return;
    event.preventDefault();
    const all = inputs();
    lines.forEach((line, index) => {
      const input = all[all.indexOf(event.target) + index];
      if (!input || input.readOnly) return;
      input.value = line.trim();
      say(rowOf(input), "pasted", grid.dataset.pasted);
    });
    count();
  });
  const pasted = () => inputs().filter((input) => rowOf(input).dataset.state === "pasted");
  grid.querySelector("[data-marks-keep]").addEventListener("click", () => {
    for (const input of pasted()) {
      freshRequest(input.form);
      send(input);
    }
  });
  grid.querySelector("[data-marks-drop]").addEventListener("click", () => {
    for (const input of pasted()) {
      input.value = input.dataset.saved;
      say(rowOf(input), input.value ? "saved" : "empty", "");
    }
    count();
  });

  grid.addEventListener("htmx:beforeRequest", (event) => {
    const row = rowOf(event.target);
    row.querySelector('input[name="points"]').readOnly = true;
    say(row, "sending", grid.dataset.sending);
  });
  const failed = (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    row.querySelector('input[name="points"]').readOnly = false;
    say(row, "failed", grid.dataset.failed);
    count();
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) grid.addEventListener(name, failed);
  // Above the grid: there page.js has said by now whether the answer is the page to sign in.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (grid.contains(event.target) && !event.detail.shouldSwap) failed(event);
  });
  grid.addEventListener("htmx:afterSettle", count);

  const waiting = () => inputs().filter((input) => rowOf(input).dataset.state === "failed");
  const retry = () => waiting().forEach(send);
  setInterval(() => navigator.onLine && retry(), retryEvery);
  window.addEventListener("online", retry);
  window.addEventListener("beforeunload", (event) => {
    if (grid.querySelector('tr:is([data-state="failed"], [data-state="pasted"], [data-state="sending"])')) event.preventDefault();
  });
  if (!navigator.onLine) lost("offline");
}
