// The page follows the bench by itself: it is loaded again when something else is to be seen, and
// the time that is left runs. Without this script it is loaded again now and then, or by hand.
"use strict";

const CHANGED = "platen-changed";
const shown = new Map(
  [...document.querySelectorAll("[data-station]")].map((place) => [place.dataset.station, place.dataset.version]));
const all = document.querySelector("[data-all]") !== null;
const page = document.body.dataset.page;

// Not a reload: what shows may be the answer to a form.
const look = () => {
  sessionStorage.setItem(CHANGED, page);
  location.replace(page);
};

// Whoever cannot see the page hears that it is another one.
if (sessionStorage.getItem(CHANGED) === page) {
  document.querySelector("h1[tabindex]")?.focus({ preventScroll: true });
}
sessionStorage.removeItem(CHANGED);
document.querySelector("[aria-invalid=true]")?.focus();

if (all || shown.size > 0) {
  const events = new EventSource("/events");
  events.addEventListener("message", (event) => {
    const [station, version] = event.data.split(" ");
    if (shown.has(station) ? shown.get(station) !== version : all) {
      events.close();
      look();
    }
  });
  // The bench was started anew, or this browser is no longer paired.
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(look, 5000);
    }
  });
}

const left = document.getElementById("time-left");
if (left) {
  const until = performance.now() + 1000 * Number(left.dataset.seconds);
  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    const seconds = Math.max(0, Math.round((until - performance.now()) / 1000));
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    left.textContent = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };
  setInterval(tick, 1000);
}

// One answer, however often a finger comes down.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
}
// A page that comes back from the browser's memory may be an old one.
addEventListener("pageshow", (event) => event.persisted && look());
