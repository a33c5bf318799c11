// The right side: the book as it will be printed, what is wrong with it, and what a figure is made of.

import { make, SEVERITIES, SIGNS } from "./dom.js";

const ORDER = { error: 0, warning: 1, info: 2 };

export class Pane {
  /** `desk` has `go(grid, row, column)` and the model. */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.frame = this.part("preview");
    this.tabs = [...root.querySelectorAll("[data-tab]")];
    this.figures = null;
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.open(tab.dataset.tab));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!step) return;
        const next = this.tabs[(this.tabs.indexOf(tab) + step + this.tabs.length) % this.tabs.length];
        this.open(next.dataset.tab);
        next.focus();
      });
    }
    this.frame.addEventListener("load", () => this.loaded());
  }

  open(name) {
    for (const tab of this.tabs) {
      const on = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      this.root.querySelector(`#pane-${tab.dataset.tab}`).hidden = !on;
    }
  }

  say(words) {
    this.part("state").textContent = words;
  }

  // ── the preview ──

  show(version) {
    const page = this.frame.contentDocument;
    this.scroll = page && page.scrollingElement ? page.scrollingElement.scrollTop : 0;
    this.frame.src = `/desk/writing/${this.desk.model.id}/preview?version=${version}`;
  }

  loaded() {
    const page = this.frame.contentDocument;
    if (!page || !page.body) return;
    page.addEventListener("click", (event) => this.clicked(event));
    for (const cell of page.querySelectorAll("[data-coordinate]")) cell.style.cursor = "pointer";
    if (page.scrollingElement) page.scrollingElement.scrollTop = this.scroll || 0;
    this.mark(page);
  }

  /** Marks what changed since the last preview and brings the first of it into sight. */
  mark(page) {
    const figures = new Map();
    let first = null;
    const seen = new Map();
    for (const cell of page.querySelectorAll("[data-coordinate]")) {
      const table = cell.closest("section");
      const id = `${table ? table.getAttribute("aria-labelledby") : "prose"} ${cell.dataset.coordinate}`;
      const count = (seen.get(id) || 0) + 1;
      seen.set(id, count);
      const key = `${id} ${count}`;
      figures.set(key, cell.textContent);
      if (this.figures && this.figures.get(key) !== cell.textContent) {
        cell.style.boxShadow = "inset 0 -2px 0 #27477d";
        cell.style.backgroundColor = "rgba(39, 71, 125, .12)";
        if (!first && table) first = cell;
      }
    }
    this.figures = figures;
    if (first) first.scrollIntoView({ block: "center", inline: "nearest" });
  }

  clicked(event) {
    const target = event.target;
    const link = target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      this.jump(link.getAttribute("href").slice(1));
      return;
    }
    const row = target.closest("tr");
    const cell = target.closest("[data-coordinate]") || (row && row.querySelector("[data-coordinate]"));
    if (cell) this.explain(cell.dataset.coordinate, cell.title || cell.textContent);
  }

  jump(anchor) {
    this.open("preview");
    const page = this.frame.contentDocument;
    const target = page && page.getElementById(anchor);
    if (target) target.scrollIntoView({ block: "start" });
  }

  // ── what a figure is made of ──

  async explain(at, words) {
    this.open("explain");
    const box = this.part("explain");
    box.replaceChildren(make("p", { class: "hint" }, "正在查找……"));
    let found;
    try {
      found = await this.desk.model.fetch(`explain?at=${encodeURIComponent(at)}`);
    } catch (error) {
      box.replaceChildren(make("p", { class: "error" }, `● ${error.message}`));
      return;
    }
    const names = new Map(this.desk.model.layouts.map((layout) => [layout.name, layout.title]));
    const source = (line) => {
      const where = line.grid === "book.toml" ? "说明与附注" : names.get(line.grid) || line.grid;
      const grid = this.desk.model.grids.get(line.grid);
      const number = grid && line.row ? `第 ${grid.place(line.row) + 1} 行` : "";
      return make("tr", {}, make("td", {}, make("button", { type: "button", class: "plain link", onclick: () => this.desk.go(line.grid, line.row, "") }, `${where} ${number}`)),
        make("td", {}, line.label), make("td", { class: "number" }, line.amount));
    };
    const more = found.lines > found.sources.length ? make("p", { class: "hint" }, `共 ${found.lines} 行，只列出前 ${found.sources.length} 行`) : null;
    box.replaceChildren(
      make("h2", {}, words || "这个数"),
      make("p", { class: "exact" }, make("b", {}, found.exact), " 元"),
      found.sources.length
        ? make("table", { class: "form" }, make("caption", {}, "由账本的这些行相加"),
          make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "位置"), make("th", { scope: "col" }, "内容"), make("th", { scope: "col", class: "number" }, "金额（元）"))),
          make("tbody", {}, ...found.sources.map(source)))
        : make("p", { class: "hint" }, "账本里没有一笔属于它。"), more || "",
      make("h3", {}, "还印在这些地方"),
      make("ul", { class: "places" }, ...found.places.map((place) => make("li", {},
        place.anchor ? make("button", { type: "button", class: "plain link", onclick: () => this.jump(place.anchor) }, place.place) : place.place, " ", make("b", {}, place.text)))),
    );
  }

  // ── what is wrong ──

  troubles(standing) {
    const model = this.desk.model;
    const faults = [...(standing ? standing.faults : model.faults)].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
    const findings = standing ? [...standing.findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]) : [];
    const errors = [...faults, ...findings].filter((own) => own.severity === "error").length;
    const warnings = [...faults, ...findings].filter((own) => own.severity === "warning").length;
    this.part("count").textContent = errors || warnings ? ` ${errors ? `●${errors}` : ""}${warnings ? ` ▲${warnings}` : ""}` : "";
    this.part("count").className = errors ? "error" : warnings ? "warning" : "";
    const names = new Map(model.layouts.map((layout) => [layout.name, layout]));
    const place = (fault) => {
      if (fault.grid === "book.toml") return "说明与附注";
      const layout = names.get(fault.grid);
      if (!layout) return "";
      const column = layout.columns.find((own) => own.field === fault.column);
      const at = fault.row ? `第 ${model.grids.get(fault.grid).place(fault.row) + 1} 行` : "";
      return [layout.title, at, column ? column.title : ""].filter(Boolean).join(" ");
    };
    const item = (own, where, act) => make("li", { class: own.severity },
      make("span", { class: "sign" }, `${SIGNS[own.severity]} ${SEVERITIES[own.severity]}`),
      where && act ? make("button", { type: "button", class: "plain link", onclick: act }, where) : where ? make("span", { class: "where" }, where) : "",
      make("p", {}, own.message));
    const list = (own) => make("ul", { class: "troubles" }, ...own);
    const parts = [];
    if (faults.length) parts.push(make("h2", {}, "账本"), list(faults.map((fault) => item(fault, place(fault), () => this.desk.go(fault.grid, fault.row, fault.column)))));
    if (standing && !standing.proofread) parts.push(make("p", { class: "hint" }, "账本本身有错误，书的其余内容还没有核对；改正后会自动核对。"));
    if (findings.length) parts.push(make("h2", {}, "成书后核对"), list(findings.map((found) => item(found, found.place || found.rule, found.anchor ? () => this.jump(found.anchor) : null))));
    if (!faults.length && !findings.length && standing && standing.proofread) parts.push(make("p", { class: "holds" }, `✓ 没有发现问题：已核对 ${standing.figures} 个数`));
    if (!parts.length) parts.push(make("p", { class: "hint" }, "正在核对……"));
    this.part("troubles").replaceChildren(...parts);
  }
}
