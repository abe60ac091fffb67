// Filters the findings. Without it, all of them are there to be read.
const form = document.getElementById("filter");
if (form) {
  const facets = ["level", "kind", "source", "standing"];
  const items = [...document.querySelectorAll(".dispute")];
  const groups = [...document.querySelectorAll(".group")];
  const words = new Map();
  const text = (item) => {
    if (!words.has(item)) words.set(item, item.textContent.toLowerCase());
    return words.get(item);
  };
  const has = (item, facet) => {
    const wanted = form.elements[facet].value;
    return !wanted || item.dataset[facet].split(" ").includes(wanted);
  };
  const filter = () => {
    const sought = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      item.hidden = !(facets.every((facet) => has(item, facet)) && text(item).includes(sought));
      shown += item.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".dispute:not([hidden])");
    form.elements.shown.value = `${shown === items.length ? "" : `${shown} of `}${items.length} fact${items.length === 1 ? "" : "s"}`;
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.closest("[hidden]")) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  globalThis.requestIdleCallback?.(() => items.forEach(text));
  form.hidden = false;
  filter();
}
