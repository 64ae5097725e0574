// The panel without page loads: presses are posted, and what others press shows by itself.
// Without this script the page works as a plain form.
"use strict";

const FRAGMENT = { "X-Panel-Fragment": "1" };
const panel = () => document.getElementById("panel");
const field = () => document.getElementById("text");
const screenName = () => document.querySelector("[data-screen]").dataset.screen;
const live = document.getElementById("live");

let typed = false; // the field holds something that the printer has not been told
let syncTimer = 0;
let queue = Promise.resolve(); // one request after the other, in the order of the presses
let held = false; // a finger is on the screen

const show = (html) => {
  const before = { screen: screenName(), version: Number(panel().dataset.version) };
  const next = new DOMParser().parseFromString(html, "text/html").getElementById("panel");
  if (!next || Number(next.dataset.version) < before.version) {
    return;
  }
  const active = document.activeElement;
  const action = active && active.dataset ? active.dataset.action : undefined;
  const kept = field() && typed ? { value: field().value, at: field().selectionStart } : null;
  const scrolled = document.querySelector(".scroll")?.scrollTop ?? 0;
  const inField = active === field();
  panel().replaceWith(next);
  document.documentElement.lang = next.dataset.language;
  if (screenName() === before.screen) {
    if (kept && field()) {
      field().value = kept.value;
    }
    const scroll = document.querySelector(".scroll");
    if (scroll) {
      scroll.scrollTop = scrolled;
    }
    const same = action && document.querySelector(`[data-action="${CSS.escape(action)}"]:enabled`);
    if (field() && (inField || !action)) {
      field().focus({ preventScroll: true });
      field().setSelectionRange(kept ? kept.at : field().value.length, kept ? kept.at : field().value.length);
    } else if (same) {
      same.focus({ preventScroll: true });
    }
  } else {
    typed = false;
    (field() ?? document.getElementById("screenTitle")).focus({ preventScroll: true });
    const message = document.querySelector("[data-message]");
    live.textContent = document.getElementById("screenTitle").textContent + (message ? ". " + message.textContent : "");
  }
  const error = document.querySelector(".typing-error");
  if (error) {
    live.textContent = error.textContent;
  }
};

// The panel's own browser: whoever pressed what leads to a sign-in page goes there. Others only see
// the screen, for one sign-in needs one browser.
const follow = () => document.querySelector("[data-follow]")?.click();

// What a finger has gone down on stays until it is up again: otherwise the press would be lost. One
// that rests, or has left the window, is not waited for longer than this.
const LONGEST_PRESS = 2000;
document.addEventListener("pointerdown", () => { held = true; }, true);
["pointerup", "pointercancel"].forEach((end) => document.addEventListener(end, () => {
  setTimeout(() => { // the click comes first
    held = false;
    document.dispatchEvent(new Event("letgo"));
  });
}, true));
const letGo = () => !held || new Promise((resolve) => {
  document.addEventListener("letgo", resolve, { once: true });
  setTimeout(resolve, LONGEST_PRESS);
});

const send = (address, parameters) => {
  queue = queue.then(async () => {
    try {
      const before = screenName();
      const response = await fetch(address, { method: "POST", headers: FRAGMENT, body: parameters });
      if (response.ok) {
        show(await response.text());
        if (screenName() !== before) {
          follow();
        }
      }
    } catch {
      // The printer is away; the next press or event tries again.
    }
  });
  return queue;
};

const parameters = (action) => {
  const all = new URLSearchParams({ screen: screenName() });
  if (action) {
    all.set("action", action);
  }
  if (field()) {
    all.set("text", field().value);
  }
  return all;
};

// Others see what is typed, except a secret.
const sync = () => {
  typed = true;
  clearTimeout(syncTimer);
  if (field() && field().type !== "password") {
    syncTimer = setTimeout(() => send("enter", parameters()), 300);
  }
};

document.addEventListener("input", (event) => {
  if (event.target === field()) {
    sync();
  }
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  if (!button) {
    return;
  }
  const character = button.dataset.character;
  if (character !== undefined && field()) {
    const input = field();
    const at = input.selectionStart ?? input.value.length;
    if (input.value.length < input.maxLength) {
      input.setRangeText(character, at, input.selectionEnd ?? at, "end");
    }
    sync();
    return;
  }
  if (button.dataset.action === "backspace" && field()) {
    const input = field();
    const end = input.selectionEnd;
    const start = input.selectionStart === end ? Math.max(0, end - 1) : input.selectionStart;
    input.setRangeText("", start, end, "end");
    sync();
    return;
  }
  clearTimeout(syncTimer);
  const all = parameters(button.value);
  // What the layer keys leave in the field is still the person's own text.
  if (!["shift", "symbols", "letters"].includes(button.value)) {
    typed = false;
  }
  send("press", all);
});

const events = new EventSource("events");
events.addEventListener("changed", (event) => {
  queue = queue.then(async () => {
    if (Number(event.data) > Number(panel().dataset.version)) {
      const response = await fetch("screen", { headers: FRAGMENT });
      if (response.ok) {
        const html = await response.text();
        await letGo();
        show(html);
      }
    }
  }).catch(() => {});
});
