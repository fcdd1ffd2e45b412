// An item keeps its id when it moves to another page: an address that names the
// page where it was leads on to the one where it is now.
"use strict";

{
  const lead = async () => {
    const id = targetID();
    if (!/^[\p{L}\p{M}\p{N}-]+$/u.test(id) || document.getElementById(id)) return; // it is there, or no id of an item
    await handbook.load("assets/theme/homes.js");
    const home = handbook.homes.pages.find(({ ids }) => ids.includes(id));
    if (home) location.replace(`${handbook.root}${home.page}#${encodeURIComponent(id)}`);
    else handbook.toast(document.querySelector(".toast").dataset.gone);
  };
  const begin = () => { lead().catch(reportError); };
  addEventListener("hashchange", begin);
  begin();
}
