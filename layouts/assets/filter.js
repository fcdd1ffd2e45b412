// Lists that can be filtered. The controls stay hidden without script, and the
// choice is kept in the address, so that it can be shared and printed.
"use strict";

for (const filter of document.querySelectorAll("[data-filter]")) {
  const controls = [...filter.querySelectorAll("[data-filter-by]")];
  const status = filter.querySelector("[data-filter-count]");
  const items = [...document.querySelectorAll("[data-filtered]")];
  const groups = [...document.querySelectorAll(".filtered-group")];
  const letters = document.querySelector(".letters"); // of all
  const role = filter.querySelector("[data-filter-by=role]");
  const columns = role ? [...document.querySelectorAll("[data-column]")] : [];

  const apply = () => {
    const shown = new Set(); // a competency stands in several tables of the matrix
    for (const item of items) {
      const fits = controls.every((control) => !control.value || item.dataset[control.dataset.filterBy] === undefined ||
        item.dataset[control.dataset.filterBy].split(" ").includes(control.value));
      item.hidden = !fits;
      if (fits) shown.add(item.id || item.querySelector("a").href);
    }
    // A role that is chosen has its column alone, or its place in each list.
    for (const column of columns) {
      const [at, out] = [column.cellIndex, Boolean(role.value) && role.value !== column.dataset.column];
      if (out === column.hidden) continue;
      if (at === undefined) column.hidden = out;
      else for (const row of column.closest("table").rows) row.cells[at].hidden = out;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filtered]:not([hidden])");
    }
    const chosen = controls.some((control) => control.value);
    if (letters) letters.hidden = chosen;
    const quiet = "filterQuiet" in status.dataset && !chosen;
    status.textContent = quiet ? "" : shown.size
      ? status.dataset.filterCount.replace("{n}", handbook.number.format(shown.size))
      : status.dataset.filterNone;
  };
  const remember = () => {
    const query = new URLSearchParams();
    for (const control of controls) {
      if (control.value) query.set(control.dataset.filterBy, control.value);
    }
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  };
  const query = new URLSearchParams(location.search);
  for (const control of controls) {
    const wanted = query.get(control.dataset.filterBy);
    if (wanted && [...control.options].some((option) => option.value === wanted)) control.value = wanted;
    control.addEventListener("change", () => { apply(); remember(); });
  }
  filter.hidden = false;
  apply();
}
