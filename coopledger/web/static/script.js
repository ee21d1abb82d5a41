// What pages do besides: all of them work without it.
"use strict";

// "/" goes to the field that finds things, wherever nothing is being typed.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  const field = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && field) {
    event.preventDefault();
    field.focus();
  }
});

// What changes something is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
