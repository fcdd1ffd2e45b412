"use strict";

for (const chooser of document.querySelectorAll("[data-compare]")) {
  const selects = [...chooser.querySelectorAll("select")];
  const status = chooser.querySelector("[role=status]");
  const query = new URLSearchParams(location.search);
  const param = chooser.dataset.param;
  const listing = document.querySelector(".listing thead tr");
  let columns = listing ? [] : [...document.querySelectorAll("[data-column]")];
  let ids = columns.map((column) => column.dataset.column);
  const heads = document.querySelectorAll(".column-names p");
  const rows = [...document.querySelectorAll(".roles > tbody > tr")];
  let cells = listing ? [] : rows.map((row) => [...row.cells].slice(1));
  const { title } = document;
  const named = document.querySelector(".named");

  const markLevels = (chosen) => {
    let added = 0;
    let further = 0;
    const lower = chosen.length === 2 ? document.querySelector(`[data-column="${CSS.escape(chosen[0])}"]`) : null;
    for (const item of document.querySelectorAll("[data-item]")) {
      const isHigher = lower && item.closest("[data-column]").dataset.column === chosen[1];
      let found = false;
      for (const note of item.querySelectorAll("[data-further]")) {
        const within = !lower || isHigher && lower.querySelector(`[data-item="${CSS.escape(note.dataset.further)}"]`);
        note.hidden = lower ? !within : note !== item.querySelector("[data-further]");
        found ||= Boolean(within);
      }
      item.querySelector("[data-added]").hidden = !isHigher || found;
      if (isHigher && found) further++;
      if (isHigher && !found) added++;
    }
    status.textContent = lower ? status.dataset.template.replace("{added}", handbook.number.format(added))
      .replace("{further}", handbook.number.format(further)) : "";
  };

  const element = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  const called = (id) => [...selects[0].options].find((option) => option.value === id).text;

  const change = (name, texts) => {
    const item = element("li", "");
    item.append(element("bdi", name), chooser.dataset.colon);
    texts.forEach((text, i) => {
      if (i > 0) {
        const arrow = element("span", "→", "arrow");
        arrow.ariaHidden = "true";
        item.append(" ", arrow, element("span", chooser.dataset.to, "visually-hidden"));
      }
      item.append(" ", element("bdi", text));
    });
    return item;
  };

  const spread = (chosen) => {
    ids = chosen;
    [columns, ...cells] = [listing, ...rows].map((row) => {
      [...row.cells].slice(2).forEach((cell) => cell.remove());
      row.cells[1].hidden = chosen.length > 1;
      const added = chosen.map((id) => {
        const entry = (row === listing ? document : row).querySelector(`.needing [data-column="${CSS.escape(id)}"]`);
        const cell = element(row === listing ? "th" : "td", "");
        if (row === listing) {
          Object.assign(cell, { scope: "col" }).dataset.column = id;
          cell.append(entry?.firstChild.cloneNode(true) ?? called(id));
        } else {
          const level = entry ? [...entry.closest(".needing").childNodes].slice(0, -1).map((node) => node.cloneNode(true)) : [element("span", chooser.dataset.unneeded, "muted")];
          cell.append(element("span", called(id), "cell-role"), ...level);
        }
        return cell;
      });
      row.append(...added);
      return added;
    });
  };

  const markRoles = (chosen) => {
    const list = document.querySelector("[data-changes]");
    if (!list) return;
    list.replaceChildren();
    for (const [i, row] of rows.entries()) {
      const texts = chosen.map((id) => cells[i][ids.indexOf(id)].querySelector("a")?.textContent ?? chooser.dataset.unneeded);
      const differs = texts.some((text) => text !== texts[0]);
      row.classList.toggle("same", chosen.length > 1 && !differs);
      row.hidden = chosen.length > 1 && texts.every((text) => text === chooser.dataset.unneeded);
      if (chosen.length > 1 && differs) {
        list.append(change(row.cells[0].textContent, texts));
      }
    }
    const section = list.closest("section");
    section.hidden = chosen.length < 2;
    section.querySelector("[data-none]").hidden = list.children.length > 0;
  };

  const put = (chosen) => {
    const order = [...new Set([...chosen.map((id) => ids.indexOf(id)), ...ids.keys()])];
    for (const list of [columns, heads, ...cells]) list[0]?.parentElement.append(...order.map((i) => list[i]));
  };

  const apply = () => {
    let chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
    if (chosen.length < 2 || selects.slice(0, 2).some((select) => !select.value)) chosen = [];
    if (status) chosen = ids.filter((id) => chosen.includes(id));
    if (listing) spread(chosen);
    const out = ids.map((id) => chosen.length > 1 && !chosen.includes(id));
    out.forEach((is, i) => {
      columns[i].hidden = is;
      if (heads[i]) heads[i].hidden = is;
      for (const row of cells) row[i].hidden = is;
    });
    if (status) markLevels(chosen);
    else {
      put(chosen);
      markRoles(chosen);
    }
    const names = chosen.map(called).join(chooser.dataset.comma);
    document.title = names ? `${names} – ${title}` : title;
    if (named) {
      named.textContent = names;
      named.hidden = !names;
    }
    const next = new URLSearchParams();
    if (chosen.length > 1) next.set(param, chosen.join(","));
    history.replaceState(null, "", (next.size ? `?${next}` : location.pathname) + location.hash);
  };

  const wanted = (query.get(param) ?? "").split(",").filter(Boolean);
  selects.forEach((select, i) => {
    const values = [...select.options].map((option) => option.value);
    select.value = values.includes(wanted[i]) ? wanted[i] : "";
    select.addEventListener("change", apply);
  });
  chooser.hidden = false;
  apply();
}
