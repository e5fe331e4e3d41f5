// Hides the fields whose condition does not hold. Without this script, all are there, and none too many is demanded.
const form = document.querySelector(".settings form");

function value(name) {
  const input = form.elements[name];
  return input.type === "checkbox" ? String(input.checked) : input.value;
}

function show() {
  for (const field of form.querySelectorAll("[data-only-if]")) {
    const conditions = [...new URLSearchParams(field.dataset.onlyIf)];
    const faulty = field.querySelector("[aria-invalid]"); // what is to be mended has to be seen
    field.hidden = !faulty && !conditions.every(([name, expected]) => value(name) === expected);
  }
}

form.addEventListener("change", show);
show();
