// The page reads in full without this script; it adds filters and opens what a link points into.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);

  function reveal() {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && byId(id);
    if (!target) return;
    if (target.closest("[hidden]") && byId("filter-form")) byId("filter-form").reset();
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  // A second click on the same link changes no hash, yet the reader may have closed what it points into.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal();
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open]):not(.filters)")];
    for (const node of closed) node.open = true;
  });
  addEventListener("afterprint", () => { for (const node of closed) node.open = false; });

  const form = byId("filter-form");
  if (form) {
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const conflicts = [...document.querySelectorAll(".conflict")].map((node) => {
      const section = node.closest(".dispute");
      return {
        node,
        section,
        kind: node.dataset.kind,
        outlets: node.dataset.outlets.split(" "),
        percent: Number(node.dataset.percent),
        text: null,
      };
    });
    const textOf = (conflict) => conflict.text ??=
      fold(conflict.section.querySelector("h2").textContent + " " + conflict.node.textContent);

    const apply = () => {
      const words = fold(byId("filter-text").value).split(/\s+/).filter(Boolean);
      const kinds = [...form.querySelectorAll("[name=kind]:checked")].map((box) => box.value);
      const outlet = byId("filter-outlet").value;
      const percent = Number(byId("filter-percent").value);
      const open = new Set();
      let n = 0;
      for (const conflict of conflicts) {
        const fits = conflict.percent >= percent
          && (!kinds.length || kinds.includes(conflict.kind))
          && (!outlet || conflict.outlets.includes(outlet))
          && words.every((word) => textOf(conflict).includes(word));
        conflict.node.hidden = !fits;
        if (fits) { open.add(conflict.section); n += 1; }
      }
      for (const section of document.querySelectorAll(".dispute")) {
        section.hidden = !open.has(section);
        for (const list of section.querySelectorAll(".others, .rest")) {
          list.hidden = !list.querySelector(".conflict:not([hidden])");
          // What a filter finds must not stay folded away.
          if (n < conflicts.length && list.open === false) list.open = true;
        }
      }
      const count = byId("filter-count");
      count.textContent = count.dataset.words.replace("{n}", n).replace("{total}", conflicts.length);
      byId("filter-percent-shown").textContent = byId("filter-percent").dataset.words.replace("{n}", percent);
      byId("filter-nothing").hidden = n > 0;
    };
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("filters").hidden = false;
    apply();
  }
  reveal();
})();
