// What is swapped in its page (web/fragments.py): where the focus goes, and how a page keeps itself fresh.
// Without this file, and without htmx, every link and form below is a plain one.

import { newRequestId } from "./page.js";

// What the reader changes is a new request; what is sent again as it was is the same one, and counts once.
document.addEventListener("input", (event) => {
  const asked = event.isTrusted && event.target.closest("tr[data-row], form[hx-post]:not([data-marks] *)");
  const mark = asked && asked.querySelector('[name="request_id"], [name$="-request_id"]');
  if (mark) mark.value = newRequestId();
}, true);

// A swap that took the focus with it hands it to what came in its place.
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (document.activeElement === document.body && target.matches('[tabindex="-1"]')) goTo(target);
});
// What says `data-focus` takes it in any case: a form that was asked for, what was read, that it is done.
document.addEventListener("htmx:load", ({ target }) => {
  if (target.matches("[data-focus]:not(:has([data-errors]))")) goTo(target);
});

function goTo(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

// A row that saves itself, `tr[data-row]`: on every change, on Enter, by its button; while it is sent
// it may change again, and be typed into: what was typed stays, and is sent when its field is left.
// What did not arrive is sent again. Its `<table class="rows">` has the words.
const retryEvery = 5000;
const rowOf = (element) => element.closest?.("tr[data-row]");
const save = (row) => row.dataset.state !== "sending" && htmx.trigger(row, "save");
const rowsIn = (...states) => states.flatMap((state) => [...document.querySelectorAll(`tr[data-row][data-state="${state}"]`)]);

function say(row, state) {
  row.dataset.state = state;
  delete row.dataset.again;
  delete row.dataset.typing;
  row.querySelector("[data-row-state]").textContent = row.closest("table").dataset[state];
}

document.addEventListener("keydown", (event) => {
  const row = event.key === "Enter" && !event.isComposing && event.target.matches("input, select") && rowOf(event.target);
  if (!row) return;
  event.preventDefault();
  const [name] = event.target.name.split("-").slice(-1);
  const next = event.shiftKey ? row.previousElementSibling : row.nextElementSibling;
  event.target.blur(); // a change is sent by itself
  save(row);
  (next?.querySelector(`[name$="-${name}"]`) ?? row.querySelector("[data-row-save]")).focus();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-row-save]");
  if (button) save(rowOf(button));
});
document.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (row?.dataset.state === "sending") row.dataset.again = "";
}, true);
document.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (row?.dataset.state === "sending") row.dataset.typing = "";
}, true);

document.addEventListener("htmx:beforeRequest", (event) => {
  const row = rowOf(event.target);
  if (row) say(row, "sending");
});
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    const row = rowOf(event.target);
    if (row) say(row, "failed");
  });
}
document.addEventListener("htmx:beforeSwap", (event) => {
  const row = rowOf(event.target);
  if (!row) return;
  if (!event.detail.shouldSwap) return say(row, "failed");
  const { again, typing } = row.dataset;
  if (again === undefined && typing === undefined) return;
  event.detail.shouldSwap = false; // it changed since: what was typed stays, and is sent as a new request
  delete row.dataset.again;
  delete row.dataset.typing;
  const answer = new DOMParser().parseFromString(`<table>${event.detail.xhr.responseText}</table>`, "text/html");
  for (const fresh of answer.querySelectorAll("tr input[type=hidden]")) row.querySelector(`[name="${fresh.name}"]`).value = fresh.value;
  row.dataset.state = "changed";
  if (again !== undefined) setTimeout(() => save(row));
});

const retry = () => rowsIn("failed").forEach(save);
setInterval(() => navigator.onLine && retry(), retryEvery);
window.addEventListener("online", retry);
let wholeIsSent = false;
document.addEventListener("submit", (event) => {
  wholeIsSent = !event.defaultPrevented && Boolean(event.target.querySelector("tr[data-row]"));
});
window.addEventListener("beforeunload", (event) => {
  if (!wholeIsSent && rowsIn("failed", "sending", "changed").length) event.preventDefault();
});

// A list that keeps itself fresh, `[data-refresh]`: while it is looked at and the session lasts. It is swapped
// only when it changed, and the focus stays on its link.
const refreshEvery = 60_000;
const leastPause = 5_000;
const list = () => document.querySelector("[data-refresh]");
let refreshedAt = Date.now();
let over = false;
let focused = null;

function refresh() {
  if (!list() || over || document.hidden || !navigator.onLine || Date.now() - refreshedAt < leastPause) return;
  refreshedAt = Date.now();
  htmx.trigger(list(), "refresh");
}
setInterval(refresh, refreshEvery);
window.addEventListener("focus", refresh);
document.addEventListener("visibilitychange", refresh);
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target !== list()) return;
  if (!event.detail.shouldSwap) { // refused, or led to the page of signing in (page.js): for good
    over = event.detail.xhr.status < 500;
    return;
  }
  const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector("[data-refresh]");
  if (fresh?.innerHTML === event.target.innerHTML) event.detail.shouldSwap = false;
  focused = event.target.contains(document.activeElement) ? document.activeElement : null;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (focused === null || event.target !== list()) return;
  const links = [...event.target.querySelectorAll("a")]; // several things may wait on one page
  const sameWay = links.filter((link) => link.getAttribute("href") === focused.getAttribute("href"));
  const same = sameWay.find((link) => link.textContent === focused.textContent);
  (same ?? sameWay[0] ?? links[0])?.focus({ preventScroll: true });
  focused = null;
});
