// Small helps for reading. Every page is complete without them.
"use strict";

// A link to a place inside a closed details element opens it.
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  let element = id && document.getElementById(id);
  while (element) {
    if (element.tagName === "DETAILS") element.open = true;
    element = element.parentElement;
  }
}
addEventListener("hashchange", openTarget);
openTarget();

// Lists that can be filtered: the controls stay hidden without script.
for (const filter of document.querySelectorAll("[data-filter]")) {
  const controls = [...filter.querySelectorAll("[data-filter-by]")];
  const status = filter.querySelector("[data-filter-count]");
  const items = [...document.querySelectorAll("[data-filtered]")];
  const groups = [...document.querySelectorAll(".filtered-group")];

  const apply = () => {
    let shown = 0;
    for (const item of items) {
      const fits = controls.every((control) =>
        !control.value || item.dataset[control.dataset.filterBy].split(" ").includes(control.value));
      item.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filtered]:not([hidden])");
    }
    status.textContent = shown
      ? status.dataset.filterCount.replace("{n}", shown)
      : status.dataset.filterNone;
  };
  for (const control of controls) control.addEventListener("change", apply);
  filter.hidden = false;
  apply();
}
