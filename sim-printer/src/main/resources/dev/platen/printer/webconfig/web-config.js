// What Web Config does beyond its forms. Each page also works without this script.
"use strict";

// Rows that belong to a choice: data-when names authentication methods, or method/service.
const showRows = () => {
  const method = document.getElementById("INPUTD_AUTHMETHOD").value;
  const service = document.getElementById("INPUTD_EMAILSERVICE").value;
  for (const row of document.querySelectorAll("[data-when]")) {
    const choices = row.dataset.when.split(" ");
    row.hidden = !choices.includes(method) && !choices.includes(method + "/" + service);
  }
};
for (const select of document.querySelectorAll("[data-shows-rows]")) {
  select.addEventListener("change", showRows);
}
// A browser that restores a form on "back" restores its choices, but not which rows show.
if (document.querySelector("[data-shows-rows]")) {
  window.addEventListener("pageshow", showRows);
}

for (const select of document.querySelectorAll("[data-submit-on-change]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const result = document.getElementById("copyResult");
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      result.textContent = button.dataset.copied;
    } catch {
      select();
      result.textContent = button.dataset.selected;
    }
  });
}
