// What every page does beyond plain HTML. Everything works without this file.

const words = document.body.dataset;

document.body.classList.add("scripted");

// An answer to what was sent is no page of its own: reloaded, or gone back to, its address is opened again.
// Otherwise the browser asks whether to send once more, or shows nothing but an error of its own.
if ("answered" in words) history.replaceState(history.state, "", words.answered || location.href);

// Signing in again in another tab changes the token: what is sent again carries the new one.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/)?.[1];
  const { headers, parameters } = event.detail;
  if (token) headers["X-CSRFToken"] = token;
  if (token && parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token; // it is read first
});

export function newRequestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function lost(why) {
  const banner = document.getElementById("lost");
  banner.hidden = !why;
  for (const line of banner.querySelectorAll("[data-lost]")) line.hidden = line.dataset.lost !== why;
}

// The error summary is heard and seen first (F2).
function showErrors(root) {
  root.querySelector("[data-errors]")?.focus();
}
showErrors(document);
document.addEventListener("htmx:afterSettle", (event) => showErrors(event.target));
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-errors] a");
  const input = link && document.getElementById(link.hash.slice(1));
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.scrollIntoView({ block: "center" });
});

// The head of a table that fits its region stays in view; a region that scrolls would take it along.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    target.classList.toggle("fits", target.firstElementChild.offsetWidth <= target.clientWidth);
  }
});
const watchTables = (root) => {
  for (const region of root.querySelectorAll(".scroll:has(> .table)")) widths.observe(region);
};
watchTables(document);
document.addEventListener("htmx:load", ({ target }) => watchTables(target.parentElement ?? target));

// Leaving with something unsaved asks (F4).
export const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) changed.add(form);
});
window.addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

// A second press of the same button does nothing for a while (F6).
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.closest("[data-marks]")) return;
  if (Date.now() - (sent.get(form) ?? 0) < 4000) return event.preventDefault();
  sent.set(form, Date.now());
  changed.delete(form);
  const button = event.submitter;
  button?.setAttribute("aria-disabled", "true");
  setTimeout(() => button?.removeAttribute("aria-disabled"), 4000);
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (!form) return;
  sent.delete(form);
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
});

// The line or the session is lost: say so, keep what was typed (G9).
document.addEventListener("htmx:sendError", () => lost("offline"));
document.addEventListener("htmx:timeout", () => lost("offline"));
document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  if (xhr.status === 403) lost("session");
  else if (!event.target.matches("[data-refresh]")) lost("refused"); // nobody asked: nothing to say
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.responseURL && new URL(xhr.responseURL).pathname === words.login) {
    event.detail.shouldSwap = false;
    lost("session");
  } else if (xhr.status < 400) lost("");
});
window.addEventListener("offline", () => lost("offline"));
window.addEventListener("online", () => lost(""));

// A password may be looked at (U5).
for (const input of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement("button");
  const box = document.createElement("div");
  button.type = "button";
  button.className = "button button-second";
  button.textContent = words.show;
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    button.textContent = input.type === "password" ? words.show : words.hide;
  });
  box.className = "with-reveal";
  input.replaceWith(box);
  box.append(input, button);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What is closed is printed too; a browser that cannot show it by style opens it for the while.
if (!CSS.supports("selector(::details-content)")) {
  const closed = [];
  window.addEventListener("beforeprint", () => {
    closed.push(...document.querySelectorAll("details:not([open])"));
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of closed.splice(0)) details.open = false;
  });
}
