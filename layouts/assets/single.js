// The site in one file: shows one page at a time, as the site itself does. A
// page keeps its place in the address as #PLACE, with ?QUERY behind it where it
// remembers a choice. Pages that do more than to be read begin anew each time.
"use strict";

{
  const { scripts } = handbook;
  const everywhere = ["language.js", "site.js", "permalinks.js", "search-words.js", "search-core.js", "search-text.js", "search.js", "search-key.js"];
  const main = document.getElementById("part_main");
  const leaves = [...document.querySelectorAll(".leaf")];
  const byPath = new Map(leaves.map((leaf) => [leaf.dataset.path, leaf]));
  const places = new Map(); // the page of every id
  for (const leaf of leaves) {
    places.set(leaf.dataset.place, leaf);
    for (const element of leaf.querySelectorAll("[id]")) places.set(element.id, leaf);
  }
  let current = null;

  const asked = () => {
    const [, place, query = ""] = /^#?([^?]*)(?:\?(.*))?$/s.exec(window.location.hash);
    try {
      return { place: decodeURIComponent(place), query };
    } catch {
      return { place, query }; // no address of ours
    }
  };
  // A frame that may only run scripts must not follow even its own links nor load
  // itself again, but may say where it is. Pages with scripts of their own are
  // then shown as copies.
  const sealed = window.origin === "null" && window.parent !== window;

  // How far down one was stays with the entry of the history: a browser would go
  // there before the page is shown, and on other pages than that one, too.
  window.history.scrollRestoration = "manual";
  let resting;
  let leaving = false; // for another page, which begins anew: what is still scrolled is none of its
  const keepPlace = () => {
    clearTimeout(resting);
    window.history.replaceState({ y: scrollY }, "");
  };
  addEventListener("scroll", () => {
    clearTimeout(resting);
    if (!leaving) resting = setTimeout(keepPlace, 100);
  }, { passive: true });

  const travel = (hash) => {
    keepPlace();
    if (!sealed) {
      window.location.hash = hash;
      return;
    }
    window.history.pushState(null, "", hash);
    show();
  };
  const address = (leaf, place, query) => `#${encodeURIComponent(place || leaf.dataset.place)}${query ? `?${query}` : ""}`;

  // What the scripts of a page take for its address and history.
  const here = {
    get protocol() { return "single:"; },
    get pathname() { return `/${current.dataset.path}`; },
    get search() { return asked().query && `?${asked().query}`; },
    get hash() { return asked().place && asked().place !== current.dataset.place ? `#${bare(asked().place)}` : ""; },
    set href(url) { go(url); },
  };
  const past = {
    replaceState(state, unused, url) {
      const query = /\?([^#]*)/.exec(url)?.[1] ?? "";
      window.history.replaceState(window.history.state, "", address(current, "", query));
    },
  };

  // inFile returns where in the file an address of the site is, seen from its root.
  const inFile = (url) => {
    const [, path, query, fragment] = /^(?:\.\/)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url);
    const leaf = byPath.get(decodeURIComponent(path));
    if (!leaf) return "";
    const id = decodeURIComponent(fragment ?? "");
    const known = [id, leaf.dataset.prefix + id].find((place) => places.get(place) === leaf) ??
      [...places.keys()].find((place) => id && places.get(place) === leaf && place.endsWith(`_${id}`));
    return address(leaf, known, query);
  };
  const go = (url) => {
    const place = inFile(url);
    if (place) travel(place);
    return Boolean(place);
  };

  // A page with scripts of its own has its ids as these know them; there is no
  // other page beside it.
  const bare = (id) => (current.dataset.scripts && id.startsWith(current.dataset.prefix) ? id.slice(current.dataset.prefix.length) : id);
  const names = ["id", "for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget"];
  const bareAll = (within) => {
    for (const element of within.querySelectorAll("*")) {
      for (const name of names) {
        if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).split(" ").map(bare).join(" "));
      }
      if (element.localName === "template") bareAll(element.content);
    }
  };

  const mount = (leaf) => {
    if (current) {
      if (sealed && current.dataset.scripts) main.replaceChildren();
      else current.append(...main.childNodes);
      document.querySelector("body > .banner")?.remove();
      document.querySelector("body > .crumbs")?.remove();
      document.body.classList.remove(`page-${current.dataset.kind}`);
    }
    current = leaf;
    const shown = sealed && leaf.dataset.scripts ? leaf.cloneNode(true) : leaf;
    if (leaf.dataset.scripts) bareAll(shown);
    main.append(...shown.childNodes);
    const crumbs = main.querySelector("template").content.querySelector(".crumbs");
    if (crumbs) main.before(crumbs.cloneNode(true));
    document.body.classList.remove("page-single");
    document.body.classList.add(`page-${leaf.dataset.kind}`);
    document.title = leaf.dataset.title;
    const folder = (path) => path.slice(0, path.lastIndexOf("/") + 1);
    for (const link of document.querySelectorAll(".site-header .menu a")) {
      const path = places.get(decodeURIComponent(link.hash.slice(1)))?.dataset.path ?? "";
      if (path === leaf.dataset.path || folder(path) && leaf.dataset.path.startsWith(folder(path))) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const own = () => (current.dataset.scripts ?? "").split(" ").filter(Boolean);
  // Answers that are in memory alone stay with the file, and so does the search.
  const lasting = ["keep.js", "model.js", "store.js", ...everywhere];
  const ran = new Set();
  const run = (names) => {
    for (const name of names) {
      if (lasting.includes(name) && ran.has(name)) continue;
      ran.add(name);
      try {
        scripts[name](here, past);
      } catch (error) {
        reportError(error);
      }
    }
  };

  // show brings the page that the address names, and goes to the place on it.
  const show = () => {
    const { place } = asked();
    const leaf = places.get(place) ?? (current && place ? null : leaves[0]);
    if (!leaf) return; // something outside the pages, such as the main part
    const before = current;
    if (leaf !== before) {
      if (!sealed && before && (before.dataset.scripts || leaf.dataset.scripts)) {
        clearTimeout(resting);
        leaving = true;
        window.location.reload();
        return;
      }
      mount(leaf);
      if (before) {
        run(own());
        if (leaf.dataset.kind === "search") for (const begin of [handbook.searching, handbook.searchKey]) begin(main);
      }
    }
    const y = window.history.state?.y;
    const target = place && place !== leaf.dataset.place ? document.getElementById(bare(place)) : null;
    if (y !== undefined) scrollTo(0, y); // one was here before
    else if (target && target.id === place && !sealed) window.location.replace(window.location.hash); // so that it is the target
    else if (target) target.scrollIntoView();
    else scrollTo(0, 0);
    if (before && leaf !== before) main.focus({ preventScroll: true });
  };

  // Links that scripts have made lead to pages of the site: before one is opened in
  // another tab, copied or dragged, it gets its address in the file.
  const complete = /^(#|[a-z][a-z\d+.-]*:)/i;
  const within = ({ target }) => {
    const link = target.closest?.("a[href]");
    const href = link?.getAttribute("href") ?? "#";
    const place = !complete.test(href) && inFile(href);
    if (place) link.setAttribute("href", place);
  };
  for (const sign of ["pointerdown", "contextmenu"]) document.addEventListener(sign, within, { capture: true });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const apart = event.ctrlKey || event.metaKey || event.shiftKey || (link?.target && !sealed);
    if (apart) within(event);
    const href = link?.getAttribute("href");
    if (!href || event.defaultPrevented || apart) return;
    keepPlace();
    if (sealed && href.startsWith("#")) travel(href);
    else if (complete.test(href) || !go(href)) return;
    event.preventDefault();
  });
  addEventListener(sealed ? "popstate" : "hashchange", show);

  handbook.root = "";
  handbook.load = async (path) => { scripts[path](here, past); };
  for (const leaf of leaves) leaf.remove();
  show();
  document.documentElement.classList.remove("one-page");
  run([...new Set([...everywhere, ...own()])]);
  if (asked().place && !places.has(asked().place) && !document.getElementById(asked().place)) {
    handbook.toast(document.querySelector(".toast").dataset.gone);
  }
  if (window.history.state?.y) scrollTo(0, window.history.state.y); // now that scripts have filled the page
}
