// What was typed stays while the language changes, and when an answer is reloaded or gone back to;
// what is too long is counted, not cut off.
// Without this file the server says what is too long, and a form has a change of language of its own.

import { changed } from "./page.js";

const stored = `typed:${location.pathname}`;
const forms = () => [...document.querySelectorAll('main form[method="post"]')];
const isKept = ({ name, type }) => name && !["hidden", "password", "file", "submit", "button"].includes(type);
const fieldsOf = (form) => [...form.elements].filter(isKept);
const isChoice = ({ type }) => type === "checkbox" || type === "radio";
const valueOf = (field) => {
  if (isChoice(field)) return field.checked;
  return field.multiple ? [...field.selectedOptions].map(({ value }) => value) : field.value;
};
const typedNow = () => forms().map((form) => fieldsOf(form).map((field) => [field.name, valueOf(field)]));

// For the one page that comes next, in this tab alone; a password or a file asks before it is lost.
document.addEventListener("submit", ({ target }) => {
  if (!target.matches("form.language")) return;
  if (!changed.size && !document.querySelector("[data-errors]")) return;
  const isLost = (field) => (field.type === "file" || field.type === "password") && field.value;
  if (!forms().some((form) => [...form.elements].some(isLost))) changed.clear();
  sessionStorage.setItem(stored, JSON.stringify(typedNow()));
});

function typeAgain(field, value) {
  if (JSON.stringify(valueOf(field)) === JSON.stringify(value)) return;
  if (isChoice(field)) field.checked = value;
  else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
  else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function fill(typed) {
  typed.forEach((values, number) => {
    const fields = forms()[number] ? fieldsOf(forms()[number]) : [];
    values.forEach(([name, value], place) => {
      if (fields[place]?.name === name) typeAgain(fields[place], value);
    });
  });
}

fill(JSON.parse(sessionStorage.getItem(stored) ?? "[]"));
sessionStorage.removeItem(stored);

// What was sent last and is not done, asked once more or refused: for whoever goes back to its page, in this
// tab alone. It is gone once it is done, and with whoever signs out or whose session ends.
const hold = (last) => sessionStorage.setItem("sent", JSON.stringify(last));
let last = JSON.parse(sessionStorage.getItem("sent") ?? "{}");
const arrived = performance.getEntriesByType("navigation")[0]?.type ?? "navigate";
const isDone = last.isUnderWay && arrived === "navigate" && !("answered" in document.body.dataset);
if (isDone || !("signedIn" in document.body.dataset)) last = {};
hold({ ...last, isUnderWay: false });
if (arrived !== "navigate" && last.path === location.pathname) fill(last.typed);
document.addEventListener("submit", ({ target }) => {
  if (!forms().includes(target) || target.matches("[hx-post]")) return;
  const kept = typedNow();
  if (kept.flat().length) hold({ path: location.pathname, typed: kept, isUnderWay: true });
  else if (last.path) hold({ ...last, isUnderWay: true }); // the same, sent once more from what it would do
});

// How long a text is, once it nears what is taken.
document.addEventListener("input", ({ target }) => {
  const longest = Number(target.dataset?.longest);
  if (!longest) return;
  const length = target.value.replaceAll(/\r?\n/g, "\r\n").length;
  const line = target.parentElement.querySelector("[data-length]") ?? document.createElement("div");
  line.dataset.length = "";
  line.className = length > longest ? "field-error" : "field-hint";
  line.setAttribute("aria-live", "polite");
  line.textContent = length > longest * 0.9 ? `${length} / ${longest} ${document.body.dataset.characters}` : "";
  target.after(line);
});
