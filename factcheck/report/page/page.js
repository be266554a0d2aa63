"use strict";
(() => {
  const root = document.documentElement, form = document.forms[0];
  root.classList.add("js");
  const cards = [...document.querySelectorAll(".card[data-status]")].map((node) => ({
    node, status: node.dataset.status, from: node.dataset.from || "", to: node.dataset.to || "",
    sources: (node.dataset.sources || "").split("|"), entities: node.dataset.entities || "", text: null,
  }));
  const count = document.getElementById("shown");
  const wanted = () => ({
    status: [...form.elements.status].filter((box) => box.checked).map((box) => box.value),
    source: form.elements.source.value, entity: form.elements.entity.value.trim().toLowerCase(),
    from: form.elements.from.value, to: form.elements.to.value,
    text: form.elements.text.value.trim().toLowerCase(),
  });
  const fits = (card, want) => {
    if (!want.status.includes(card.status)) return false;
    if (want.source && !card.sources.includes(want.source)) return false;
    if (want.entity && !card.entities.includes(want.entity)) return false;
    // A date may be a month or a year: what begins alike is not before it.
    if (want.from && !(card.to >= want.from)) return false;
    if (want.to && !(card.from && card.from <= want.to)) return false;
    if (!want.text) return true;
    card.text ??= card.node.textContent.toLowerCase();
    return want.text.split(/\s+/).every((word) => card.text.includes(word));
  };
  const apply = () => {
    const want = wanted();
    let shown = 0;
    for (const card of cards) {
      const fit = fits(card, want);
      card.node.hidden = !fit;
      shown += fit;
    }
    for (const part of document.querySelectorAll("[data-cards]"))
      part.hidden = !part.querySelector(".card:not([hidden])");
    count.textContent = `${shown} of ${cards.length} shown`;
  };
  const remember = () => {
    const want = wanted(), kept = new URLSearchParams();
    const all = [...form.elements.status].length;
    if (want.status.length < all) kept.set("status", want.status.join(","));
    for (const key of ["source", "from", "to"]) if (want[key]) kept.set(key, want[key]);
    for (const key of ["entity", "text"]) if (want[key]) kept.set(key, form.elements[key].value.trim());
    const hash = String(kept);
    history.replaceState(null, "", hash ? `#show?${hash}` : "#");
  };
  const recall = () => {
    if (!location.hash.startsWith("#show?")) return;
    const kept = new URLSearchParams(location.hash.slice(6)), status = kept.get("status");
    for (const box of form.elements.status) box.checked = status === null || status.split(",").includes(box.value);
    for (const key of ["source", "entity", "from", "to", "text"]) form.elements[key].value = kept.get(key) || "";
  };
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { apply(); remember(); }, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  addEventListener("hashchange", () => { recall(); apply(); });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  recall();
  apply();
})();
