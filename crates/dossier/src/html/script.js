"use strict";
(() => {
  const form = document.querySelector(".filter");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const output = form.querySelector("output");
  const nothing = document.querySelector(".nothing");
  const words = new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));
  let at = -1;

  // A picture that is wider than the screen shows its marked cell.
  const centre = (one) => {
    for (const box of one.querySelectorAll(".scroll[data-at]")) {
      if (box.scrollWidth > box.clientWidth) box.scrollLeft = box.scrollWidth * box.dataset.at - box.clientWidth / 2;
    }
  };
  for (const one of findings) {
    one.addEventListener("toggle", () => one.open && centre(one));
    if (one.open) centre(one);
  }

  const shown = () => findings.filter((one) => !one.hidden);
  const filter = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = form.elements.rule.value;
    const text = form.elements.text.value.trim().toLowerCase();
    let count = 0;
    for (const one of findings) {
      one.hidden = !(severities.has(one.dataset.severity) && (!rule || one.dataset.rule === rule) &&
        (!text || words.get(one).includes(text)));
      count += one.hidden ? 0 : 1;
    }
    for (const part of document.querySelectorAll(".group, .severity")) {
      part.hidden = !part.querySelector(".finding:not([hidden])");
    }
    nothing.hidden = count > 0;
    output.textContent = output.dataset.words.replace("{shown}", count).replace("{all}", findings.length);
  };

  const go = (one, open) => {
    for (const other of document.querySelectorAll(".finding.at")) other.classList.remove("at");
    one.classList.add("at");
    at = findings.indexOf(one);
    if (open) one.open = true;
    one.querySelector("summary").focus({ preventScroll: true });
    one.scrollIntoView({ block: "start" });
  };
  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const before = list.filter((one) => findings.indexOf(one) < at).length;
    const here = list.includes(findings[at]);
    const next = at < 0 ? 0 : by > 0 ? before + (here ? 1 : 0) : before - 1;
    go(list[Math.min(Math.max(next, 0), list.length - 1)], true);
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const what = event.target.dataset.do;
    if (what) for (const one of shown()) one.open = what === "open";
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input[type=search], select");
    if (typing) {
      if (event.key === "Escape") { event.target.blur(); }
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o" && at >= 0) findings[at].open = !findings[at].open;
    else if (event.key === "/") form.elements.text.focus();
    else return;
    event.preventDefault();
  });

  // On paper everything is open, and afterwards as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = findings.filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });

  const target = () => {
    const one = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (one && one.classList.contains("finding")) go(one, true);
  };
  addEventListener("hashchange", target);
  filter();
  target();
})();
