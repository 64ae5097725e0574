// Passwords come only when somebody asks for one, and are never part of the page's source.
for (const button of document.querySelectorAll("button[data-password-of]")) {
  button.addEventListener("click", async () => {
    const place = document.getElementById(button.getAttribute("aria-controls"));
    if (place.textContent) {
      place.textContent = "";
      button.textContent = "Show password";
      return;
    }
    const body = new URLSearchParams({ name: button.dataset.passwordOf });
    const answer = await fetch("/passwords", { method: "POST", body });
    place.textContent = answer.ok ? await answer.text() : "not available";
    button.textContent = "Hide password";
  });
}
