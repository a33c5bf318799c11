// <writing-desk>: chapters on the left, the table or form in the middle, the book on the right.

import { Model } from "./writing/model.js";
import { Pane } from "./writing/pane.js";
import { make, SIGNS } from "./writing/dom.js";
import { settle } from "./writing/conflict.js";
import "./writing/grid.js";
import "./writing/form.js";

const BOOK = "book.toml";
const PROOF = 700;
const MARKS = { done: ["✓", "已填"], todo: ["○", "待填"], wrong: ["●", "有错误"], look: ["▲", "请核对"] };

class WritingDesk extends HTMLElement {
  async connectedCallback() {
    this.model = new Model(this.dataset.draft, this.dataset.csrf);
    this.find = (name) => this.querySelector(`[data-part="${name}"]`);
    this.pane = new Pane(this, this);
    this.lists = new Map();
    try {
      await this.model.open();
    } catch (error) {
      this.find("work").replaceChildren(make("p", { class: "error" }, `● ${error.message}`));
      return;
    }
    this.listen();
    this.chapters();
    const start = decodeURIComponent(location.hash.slice(1));
    this.show(this.model.grids.has(start) || start === BOOK ? start : this.firstOpen());
    this.pane.troubles(null);
    this.proof();
  }

  listen() {
    const { model } = this;
    model.addEventListener("change", (event) => this.changed(event.detail));
    model.addEventListener("moved", (event) => this.go(event.detail.grid, event.detail.row, event.detail.column || ""));
    model.addEventListener("busy", () => this.say("正在保存……"));
    model.addEventListener("saved", (event) => {
      this.say(event.detail.at ? `已保存 ${event.detail.at}` : "已保存");
      this.redraw();
      if (event.detail.at) this.later();
    });
    model.addEventListener("trouble", (event) => {
      const words = event.detail.status === 401 ? "● 登录已过期，请在另一个窗口重新登录；这里的修改会自动补存" : event.detail.final ? `● 没有保存：${event.detail.message}` : "● 暂时无法保存，会自动重试；请不要关闭页面";
      this.say(words, true);
    });
    model.addEventListener("conflicts", (event) => settle(model, event.detail.conflicts, event.detail.entry));
    model.addEventListener("others", (event) => {
      const names = [...new Set(event.detail.revisions.map((revision) => revision.by).filter(Boolean))];
      this.note(`${names.join("、") || "另一个窗口"}刚刚修改了这本账，已更新到您的页面`);
    });
    this.querySelector('[data-act="undo"]').addEventListener("click", () => model.undo());
    this.querySelector('[data-act="redo"]').addEventListener("click", () => model.redo());
    const send = this.querySelector('[data-act="hand-in"]');
    if (send) send.addEventListener("click", () => this.handIn());
    this.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.target.closest("mz-grid, input, textarea")) return;
      if (event.key === "z") { model.undo(); event.preventDefault(); }
      if (event.key === "y") { model.redo(); event.preventDefault(); }
    });
  }

  say(words, bad) {
    const saved = this.find("saved");
    saved.textContent = words;
    saved.classList.toggle("error", Boolean(bad));
  }

  note(words) {
    const note = make("p", { class: "note", role: "status" }, words);
    this.append(note);
    setTimeout(() => note.remove(), 6000);
  }

  // ── chapters ──

  list() {
    const tables = this.model.layouts.filter((layout) => this.model.grids.has(layout.name));
    return [...tables.map((layout) => [layout.name, layout.title]), [BOOK, "说明与附注"]];
  }

  state(name) {
    const worst = this.model.faults.filter((fault) => fault.grid === name).map((fault) => fault.severity);
    if (worst.includes("error")) return "wrong";
    if (name !== BOOK && !this.model.grids.get(name).rows.length) return "todo";
    if (name === BOOK && this.standing && this.standing.asked.length) return "todo";
    return worst.includes("warning") ? "look" : "done";
  }

  chapters() {
    const items = this.list().map(([name, title]) => {
      const [sign, words] = MARKS[this.state(name)];
      const rows = name === BOOK ? "" : `${this.model.grids.get(name).rows.length} 行`;
      const link = make("a", { href: `#${name}`, class: this.state(name), "aria-current": name === this.current ? "true" : null },
        make("span", { class: "sign", "aria-hidden": "true" }, sign), make("span", {}, title), make("small", {}, rows), make("span", { class: "unseen" }, words));
      link.addEventListener("click", (event) => { event.preventDefault(); this.show(name); });
      return make("li", {}, link);
    });
    this.find("chapters").replaceChildren(make("ol", {}, ...items));
  }

  firstOpen() {
    const open = this.list().map(([name]) => name).filter((name) => this.state(name) !== "done");
    return open.find((name) => name.endsWith("_lines")) || open[0] || this.list()[1][0];
  }

  show(name) {
    this.current = name;
    history.replaceState(null, "", `#${name}`);
    this.chapters();
    const work = this.find("work");
    if (name === BOOK) {
      const form = document.createElement("mz-form");
      work.replaceChildren(make("header", { class: "work-head" }, make("h2", {}, "说明与附注"), make("p", { class: "hint" }, "封面、职责、原因说明等，不成行的内容。")), form);
      form.show(this.model);
      if (this.standing) form.ask(this.standing.asked);
      this.form = form;
      this.gridElement = null;
      return;
    }
    const layout = this.model.layouts.find((own) => own.name === name);
    const grid = document.createElement("mz-grid");
    work.replaceChildren(make("header", { class: "work-head" }, make("h2", {}, layout.title), make("p", { class: "hint" }, layout.hint)), grid);
    grid.show(this.model, layout, (list) => this.codes(list));
    this.form = null;
    this.gridElement = grid;
    if (this.model.writes && matchMedia("(min-width: 40em)").matches) grid.input.focus({ preventScroll: true });
  }

  codes(list) {
    if (!this.lists.has(list)) {
      this.lists.set(list, fetch(`/desk/writing/codes/${list}`, { headers: { accept: "application/json" } }).then((answer) => (answer.ok ? answer.json() : [])));
    }
    return this.lists.get(list);
  }

  /** From a list of troubles to the place. */
  go(grid, row, column) {
    if (grid !== this.current && (grid === BOOK || this.model.grids.has(grid))) this.show(grid);
    if (this.gridElement && row) this.gridElement.jump(row, column);
    else if (this.form && column) {
      const field = [...this.form.querySelectorAll("[data-field]")].find((own) => own.dataset.field.trim().replace(" ", ".") === column || own.dataset.field.endsWith(` ${column}`));
      if (field) field.focus();
    }
  }

  // ── what changes ──

  changed(detail) {
    this.querySelector('[data-act="undo"]').disabled = !this.model.done.length;
    this.querySelector('[data-act="redo"]').disabled = !this.model.undone.length;
    if (this.gridElement && (!detail.grids || detail.grids.length)) this.gridElement.draw();
    if (this.form && detail.remote) this.form.draw();
  }

  redraw() {
    this.chapters();
    if (this.gridElement) {
      this.gridElement.mark();
      if (!this.gridElement.editing) { this.gridElement.drawRows(true); this.gridElement.place(); }
    }
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.proof(), PROOF);
    this.pane.say("待核对");
  }

  /** The whole book compiled and proofread, while the clerk goes on. */
  async proof() {
    if (this.proving) { this.again = true; return; }
    this.proving = true;
    this.pane.say("正在核对……");
    try {
      const standing = await this.model.fetch("standing");
      this.standing = standing;
      if (standing.version === this.model.version && !this.model.queue.length) {
        this.model.faults = standing.faults;
        this.redraw();
        if (this.form) { this.form.ask(standing.asked); this.form.draw(); }
      }
      this.pane.troubles(standing);
      this.pane.show(standing.version);
      this.chapters();
      const errors = [...standing.faults, ...standing.findings].filter((own) => own.severity === "error").length;
      this.pane.say(errors ? `${SIGNS.error} ${errors} 处错误` : "✓ 可以送审");
    } catch (error) {
      this.pane.say(`● ${error.message}`);
    }
    this.proving = false;
    if (this.again || (this.standing && this.standing.version < this.model.version)) {
      this.again = false;
      this.later();
    }
  }

  // ── 送审 ──

  async handIn() {
    const note = make("textarea", { rows: "3", name: "note" });
    const trouble = make("div", { role: "status" });
    const send = make("button", { type: "submit", class: "primary" }, "送审");
    const form = make("form", { method: "dialog" }, make("h2", {}, "送审"),
      make("p", {}, "系统先编成整本材料并核对；没有错误才会送出。送出后由单位审核人审核，您仍可以继续修改，改后再次送审。"),
      make("label", {}, "给审核人的说明（可不填）", note), trouble,
      make("p", { class: "acts" }, make("button", { type: "button", onclick: () => dialog.close() }, "取消"), send));
    const dialog = make("dialog", { "aria-label": "送审" }, form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      send.disabled = true;
      trouble.replaceChildren(make("p", { class: "hint" }, "正在编制整本材料，大约需要几秒……"));
      try {
        if (!(await this.model.settled())) throw new Error("还有修改没有保存，没有送审；请等保存后再试");
        const answer = await this.model.post("hand-in", { note: note.value });
        if (answer.go) { location.assign(answer.go); return; }
        this.pane.troubles({ ...answer, proofread: true, figures: 0 });
        this.pane.open("troubles");
        const errors = [...answer.faults, ...answer.findings].filter((own) => own.severity === "error").length;
        trouble.replaceChildren(make("p", { class: "error" }, `● 还有 ${errors} 处错误，没有送审。请按右侧“问题”逐条改正。`));
      } catch (error) {
        trouble.replaceChildren(make("p", { class: "error" }, `● ${error.message}`));
      }
      send.disabled = false;
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}

customElements.define("writing-desk", WritingDesk);
