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

// On a telephone the menu is wider than the page: where one is stands in sight. It is not scrolled into view as an
// element is, for then the keyboard would begin behind it.
const here = document.querySelector(".menu [aria-current]");
const menu = here?.closest(".menu");
if (menu) {
  const [link, all] = [here.getBoundingClientRect(), menu.getBoundingClientRect()];
  menu.scrollLeft += link.left - all.left - (all.width - link.width) / 2;
}

// What changes something is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  // A form that gives a file leaves its page where it is: it may be sent again.
  if (event.target.method !== "post" || "gives" in event.target.dataset) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Documents are dropped anywhere on the page that takes them; how far they have come is shown.
const drop = document.querySelector("form[data-drop]");
if (drop) {
  const folder = drop.querySelector(".folder");
  if (folder) folder.hidden = !("webkitdirectory" in HTMLInputElement.prototype);
  const bar = drop.querySelector("progress");
  const send = (files) => {
    const form = new FormData(drop);
    if (files.length) {
      form.delete("files");
      for (const each of files) form.append("files", each.file, each.path);
    }
    drop.dataset.sent = "yes";
    bar.hidden = false;
    const asked = new XMLHttpRequest();
    asked.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    asked.addEventListener("load", () => {
      if (asked.responseURL === drop.action) {
        const told = new DOMParser().parseFromString(asked.responseText, "text/html");
        document.querySelector("main").replaceWith(told.querySelector("main"));
      } else location.assign(asked.responseURL);
    });
    asked.addEventListener("error", () => drop.submit());
    asked.open("POST", drop.action);
    asked.send(form);
  };
  const walked = async (entry, into) => {
    if (entry.isFile) {
      const file = await new Promise((found, failed) => entry.file(found, failed));
      into.push({ file, path: entry.fullPath.slice(1) });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((found, failed) => reader.readEntries(found, failed));
      if (!some.length) return;
      for (const each of some) await walked(each, into);
    }
  };
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
    const loose = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
    const files = [];
    for (const each of entries) if (each) await walked(each, files);
    send(files.length ? files : loose);
  });
  folder?.querySelector("input").addEventListener("change", (event) => {
    send([...event.target.files].map((file) => ({ file, path: file.webkitRelativePath })));
  });
  drop.addEventListener("submit", (event) => {
    event.preventDefault();
    send([]);
  });
}

// How far a job has come; once it is over, this page leads on to what it came to.
const job = document.querySelector("progress[data-job]");
if (job) {
  const look = async () => {
    const answer = await fetch(job.dataset.job);
    const told = answer.ok ? await answer.json() : { done: true };
    if (told.done) location.replace(location.href);
    else {
      job.value = told.share;
      setTimeout(look, 400);
    }
  };
  setTimeout(look, 200);
}

// Matching by keyboard: within the table, a letter does what a button of the row does.
const table = document.querySelector("table[data-match]");
if (table) {
  const rows = [...table.tBodies[0].rows];
  const first = (row) => row?.querySelector("[data-key=a]") ?? row?.querySelector("button, a");
  const keys = document.querySelector(".keys");
  if (keys) keys.hidden = false;
  table.addEventListener("keydown", (event) => {
    const row = event.target.closest("tbody tr");
    const types = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (!row || types || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step) first(rows[rows.indexOf(row) + step])?.focus();
    else row.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
  // A browser goes to the place that an address names after this is run, and takes the focus away.
  if (location.hash === "#decide") addEventListener("pageshow", () => first(rows[0])?.focus());
  const all = document.querySelector(".tick-all");
  const boxes = table.querySelectorAll("input[type=checkbox]");
  if (all && boxes.length) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const every = [...boxes].every((box) => box.checked);
      for (const box of boxes) box.checked = !every;
    });
  }
}
