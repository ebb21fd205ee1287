// What gets better where scripts run. Every page works without this file.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Radios,
  createAll,
} from "../vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js", "govuk-frontend-supported");
for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, Radios]) createAll(part);

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// The clipboard exists only on secure pages and on one's own machine; elsewhere the button stays hidden.
if (navigator.clipboard) {
  each("[data-copy]", (button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.nextElementSibling.textContent = button.dataset.done;
    });
  });
}

each("[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// Paper cannot be unfolded: what is folded opens for printing and closes again afterwards.
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const details of folded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});
