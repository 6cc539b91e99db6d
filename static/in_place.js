// What is swapped in its page (web/fragments.py): where the focus goes, and how a page keeps itself fresh.
// Without this file, and without htmx, every link and form below is a plain one.

// A swap that took the focus with it hands it to what came in its place.
document.addEventListener("htmx:afterSettle", (event) => {
  if (document.activeElement !== document.body) return;
  if (event.target.matches('[tabindex="-1"]')) event.target.focus({ preventScroll: true });
});
