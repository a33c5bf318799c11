// <mz-grid>: a table of the ledger, with the keyboard of Excel.
//
// A textarea lies over the current cell and always has the focus, so that input methods begin in the cell itself. Rows beyond 300
// are drawn only where they can be seen. One empty row waits at the end: what is typed or pasted there becomes rows.

import { fen, kept, shown, yuan } from "./money.js";
import { newRowId } from "./model.js";
import { Picker } from "./picker.js";
import { readTable, writeTable } from "./table.js";

const ROW = 28;
const CHUNK = 20;
const ALL = 300;
const WIDTHS = { amount: 132, choice: 150, code: 120, long: 300, text: 180 };
const WIDE_CODES = 190;

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export class GridElement extends HTMLElement {
  /** Shows a table of the model. `codes(list)` gives `[code, name, initials]`. */
  show(model, layout, codes) {
    this.model = model;
    this.layout = layout;
    this.codes = codes;
    this.all = false;
    this.at = { row: 0, column: 0 };
    this.anchor = null;
    this.build();
    this.choose();
    this.draw();
  }

  get grid() {
    return this.model.grids.get(this.layout.name);
  }

  /** The columns that are shown: the usual ones, those with something in them, or all. */
  choose() {
    const filled = (index) => this.grid.rows.some((row) => row.cells[index] !== "");
    this.columns = this.layout.columns
      .map((column) => ({ ...column, index: this.grid.column(column.field) }))
      .filter((column) => column.index >= 0)
      .filter((column) => this.all || (column.usual && !this.isConstant(column)) || (!column.usual && filled(column.index)));
    this.others = this.layout.columns.length - this.columns.length;
    this.picker.lists = Promise.all(
      this.columns.map((column) => (column.list && column.list[0] !== "@" ? this.codes(column.list) : null)),
    ).then((lists) => {
      this.columns.forEach((column, index) => {
        if (lists[index]) column.names = new Map(lists[index].map((entry) => [entry[0], entry[1]]));
      });
      this.draw();
    });
  }

  /** Year, division and the only unit are the same in every row and are filled in by themselves. */
  isConstant(column) {
    if (this.layout.name === "agencies" || this.model.faults.some((fault) => fault.grid === this.layout.name && fault.column === column.field)) return false;
    const agencies = this.model.grids.get("agencies");
    const single = agencies && agencies.rows.length === 1 && agencies.rows[0].cells[agencies.column("agency_code")];
    if (column.field === "agency_code") return Boolean(single) && this.grid.rows.every((row) => row.cells[column.index] === single);
    return column.field === "fiscal_year" || column.field === "mof_div_code";
  }

  build() {
    this.textContent = "";
    this.head = element("thead", {});
    this.body = element("tbody", {});
    this.cols = element("colgroup", {});
    this.table = element("table", { role: "grid", "aria-label": this.layout.title }, this.cols, this.head, this.body);
    this.input = element("textarea", { class: "cell-input", rows: "1", spellcheck: "false", autocomplete: "off", "aria-label": this.layout.title });
    this.box = element("div", { class: "grid-box", tabindex: "-1" }, this.table, this.input);
    this.foot = element("div", { class: "grid-foot" });
    this.said = element("p", { class: "unseen", "aria-live": "polite" });
    this.picker = new Picker(this);
    this.append(this.box, this.foot, this.said);
    this.input.readOnly = !this.model.writes;
    this.box.addEventListener("scroll", () => this.drawRows());
    this.table.addEventListener("mousedown", (event) => this.pressed(event));
    this.table.addEventListener("dblclick", () => this.edit(true));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("compositionstart", () => this.begin(""));
    this.input.addEventListener("copy", (event) => this.copied(event, false));
    this.input.addEventListener("cut", (event) => this.copied(event, true));
    this.input.addEventListener("paste", (event) => this.pasted(event));
    this.input.addEventListener("focus", () => { this.leaving = false; this.place(); });
    this.input.addEventListener("blur", () => { if (this.editing && !this.picker.isPressed) this.commit(); });
  }

  // ── drawing ──

  get count() {
    return this.grid.rows.length + (this.model.writes ? 1 : 0);
  }

  draw() {
    const widths = this.columns.map((column) => {
      const head = 24 + 14 * column.title.length;
      if (column.choices.length) return Math.min(WIDE_CODES, Math.max(head, ...column.choices.map(([code, name]) => 24 + 8 * code.length + 13 * name.length)));
      return column.list ? WIDE_CODES : Math.max(head, WIDTHS[column.kind]);
    });
    this.cols.replaceChildren(element("col", { class: "n" }), ...widths.map(() => element("col")));
    [...this.cols.children].forEach((col, index) => { col.style.width = `${index === 0 ? 46 : widths[index - 1]}px`; });
    this.table.style.width = `${46 + widths.reduce((sum, width) => sum + width, 0)}px`;
    this.lefts = widths.reduce((lefts, width) => [...lefts, lefts[lefts.length - 1] + width], [46]);
    const cells = this.columns.map((column, index) =>
      element("th", { role: "columnheader", scope: "col", class: `is-${column.kind}${index === 0 ? " frozen" : ""}`, title: column.field, "aria-colindex": index + 2 },
        column.title, ...(column.required ? [element("span", { class: "must", title: "必填" }, "*")] : [])));
    this.head.replaceChildren(element("tr", { role: "row", "aria-rowindex": 1 }, element("th", { role: "columnheader", scope: "col", class: "n", "aria-colindex": 1 }, element("span", { class: "unseen" }, "行号")), ...cells));
    this.table.setAttribute("aria-rowcount", this.count + 1);
    this.table.setAttribute("aria-colcount", this.columns.length + 1);
    this.at.column = Math.min(this.at.column, this.columns.length - 1);
    this.at.row = Math.max(0, Math.min(this.at.row, this.count - 1));
    this.mark();
    this.drawRows(true);
    this.drawFoot();
    if (document.activeElement === this.input && !this.editing) this.place();
  }

  /** Faults by row and column, those of whole rows and of the whole table too. */
  mark() {
    this.faults = new Map();
    for (const fault of this.model.faults) {
      if (fault.grid !== this.layout.name || !fault.row) continue;
      const key = `${fault.row} ${fault.column}`;
      if (!this.faults.has(key) || fault.severity === "error") this.faults.set(key, fault);
      const row = `${fault.row} `;
      if (!this.faults.has(row) || fault.severity === "error") this.faults.set(row, fault);
    }
  }

  drawRows(force) {
    const all = this.count <= ALL;
    const height = this.rowHeight || ROW;
    // In steps, so that most moves of the cursor redraw nothing.
    const top = all ? 0 : Math.max(0, (Math.floor(this.box.scrollTop / height / CHUNK) - 1) * CHUNK);
    const end = all ? this.count : Math.min(this.count, top + Math.ceil((this.box.clientHeight || 600) / height) + 3 * CHUNK);
    if (!force && this.window && this.window[0] === top && this.window[1] === end) return;
    this.window = [top, end];
    const rows = [];
    if (top) rows.push(this.spacer(top));
    for (let index = top; index < end; index += 1) rows.push(this.row(index));
    if (end < this.count) rows.push(this.spacer(this.count - end));
    this.body.replaceChildren(...rows);
    const drawn = this.body.querySelector("tr[data-row]");
    if (drawn && drawn.offsetHeight) this.rowHeight = drawn.getBoundingClientRect().height;
    this.paint();
  }

  spacer(rows) {
    const cell = element("td", { colspan: this.columns.length + 1 });
    cell.style.height = `${rows * (this.rowHeight || ROW)}px`;
    return element("tr", { class: "spacer", "aria-hidden": "true" }, cell);
  }

  row(index) {
    const row = this.grid.rows[index];
    const fault = row && this.faults.get(`${row.id} `);
    const sign = fault ? ({ error: "●", warning: "▲", info: "○" })[fault.severity] : "";
    const head = element("th", { role: "rowheader", scope: "row", class: `n ${fault ? fault.severity : ""}`, "aria-colindex": 1 }, row ? `${sign}${index + 1}` : "＋");
    const cells = this.columns.map((column, at) => {
      const text = row ? row.cells[column.index] : "";
      const wrong = row && this.faults.get(`${row.id} ${column.field}`);
      const cell = element("td", {
        role: "gridcell", "aria-colindex": at + 2, class: `is-${column.kind}${at === 0 ? " frozen" : ""}${wrong ? ` ${wrong.severity}` : ""}`,
        title: wrong ? wrong.message : null, "aria-invalid": wrong && wrong.severity === "error" ? "true" : null,
      });
      this.fill(cell, column, text);
      return cell;
    });
    return element("tr", { role: "row", "aria-rowindex": index + 2, "data-row": index, class: row ? null : "fresh" }, head, ...cells);
  }

  fill(cell, column, text) {
    if (column.kind === "amount") {
      cell.textContent = shown(text);
      return;
    }
    cell.textContent = text;
    const name = text && this.nameOf(column, text);
    if (name) cell.append(element("small", {}, ` ${name}`));
  }

  nameOf(column, code) {
    if (column.names) return column.names.get(code);
    const choice = column.choices.find((entry) => entry[0] === code);
    if (choice) return choice[1];
    if (column.list[0] !== "@" || this.layout.name === column.list.slice(1)) return null;
    const found = this.own(column.list).find((entry) => entry[0] === code);
    return found && found[1];
  }

  /** Codes that the draft itself gives: its projects, its units. */
  own(list) {
    const grid = this.model.grids.get(list.slice(1));
    if (!grid) return [];
    const [code, name] = list === "@projects" ? ["pro_code", "pro_name"] : ["agency_code", "agency_name"];
    const [at, named] = [grid.column(code), grid.column(name)];
    return grid.rows.filter((row) => row.cells[at]).map((row) => [row.cells[at], row.cells[named], ""]);
  }

  // ── the current cell and what is selected ──

  get range() {
    const anchor = this.anchor || this.at;
    const sort = (a, b) => (a < b ? [a, b] : [b, a]);
    return { rows: sort(anchor.row, this.at.row), columns: sort(anchor.column, this.at.column) };
  }

  paint() {
    const { rows, columns } = this.range;
    for (const row of this.body.children) {
      const index = Number(row.dataset.row);
      [...row.children].slice(1).forEach((cell, column) => {
        const inside = index >= rows[0] && index <= rows[1] && column >= columns[0] && column <= columns[1];
        cell.classList.toggle("selected", inside);
        cell.classList.toggle("current", index === this.at.row && column === this.at.column);
        if (inside) cell.setAttribute("aria-selected", "true");
        else cell.removeAttribute("aria-selected");
      });
    }
    this.drawSum();
  }

  go(row, column, extend) {
    if (extend) this.anchor = this.anchor || { ...this.at };
    else this.anchor = null;
    this.at = { row: Math.max(0, Math.min(row, this.count - 1)), column: Math.max(0, Math.min(column, this.columns.length - 1)) };
    this.reveal();
    this.paint();
    this.place();
  }

  /** To a row by its name, and a column by its field, from a list of troubles. */
  jump(id, field) {
    const row = this.grid.place(id);
    if (field && !this.columns.some((column) => column.field === field) && this.layout.columns.some((column) => column.field === field)) {
      this.all = true;
      this.choose();
      this.draw();
    }
    const column = this.columns.findIndex((own) => own.field === field);
    this.input.focus({ preventScroll: true });
    this.go(Math.max(row, 0), Math.max(column, 0));
  }

  reveal() {
    const head = this.head.offsetHeight || ROW;
    const top = this.topOf(this.at.row);
    const height = this.rowHeight || ROW;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top + height + head > this.box.scrollTop + this.box.clientHeight) this.box.scrollTop = top + height + head - this.box.clientHeight + 2;
    const [left, right] = [this.lefts[this.at.column], this.lefts[this.at.column + 1]];
    const frozen = this.at.column > 0 ? this.lefts[1] : 46;
    if (this.at.column === 0) this.box.scrollLeft = 0;
    else if (left - frozen < this.box.scrollLeft) this.box.scrollLeft = left - frozen;
    else if (right > this.box.scrollLeft + this.box.clientWidth) this.box.scrollLeft = right - this.box.clientWidth;
    this.drawRows();
  }

  topOf(row) {
    return row * (this.rowHeight || ROW);
  }

  /** The input lies over the current cell. */
  place() {
    const column = this.columns[this.at.column];
    if (!column) return;
    const left = this.at.column === 0 ? this.box.scrollLeft + 46 : this.lefts[this.at.column];
    this.input.style.left = `${left}px`;
    this.input.style.top = `${(this.head.offsetHeight || ROW) + this.topOf(this.at.row)}px`;
    this.input.style.width = `${this.lefts[this.at.column + 1] - this.lefts[this.at.column]}px`;
    this.input.style.height = `${this.rowHeight || ROW}px`;
    this.input.classList.toggle("amount", column.kind === "amount");
    if (!this.editing) {
      this.input.value = "";
      const text = this.text(this.at.row, this.at.column);
      const row = this.grid.rows[this.at.row];
      const wrong = row && this.faults.get(`${row.id} ${column.field}`);
      const words = `${column.title}，第 ${this.at.row + 1} 行，${text === "" ? "空" : text}${wrong ? `，${wrong.message}` : ""}`;
      this.input.setAttribute("aria-label", words);
      if (document.activeElement === this.input) this.said.textContent = words;
      this.drawMessage(wrong);
    }
  }

  text(row, column) {
    const found = this.grid.rows[row];
    return found ? found.cells[this.columns[column].index] : "";
  }

  pressed(event) {
    const cell = event.target.closest("td,th");
    const row = cell && cell.parentElement.dataset.row;
    if (!cell || row === undefined) return;
    event.preventDefault();
    if (this.editing) this.commit();
    this.input.focus({ preventScroll: true });
    const column = [...cell.parentElement.children].indexOf(cell) - 1;
    if (column < 0) {
      this.go(Number(row), 0, event.shiftKey);
      this.anchor = { row: event.shiftKey && this.anchor ? this.anchor.row : Number(row), column: 0 };
      this.at.column = this.columns.length - 1;
      this.paint();
      return;
    }
    this.go(Number(row), column, event.shiftKey);
    const move = (moved) => {
      const over = document.elementFromPoint(moved.clientX, moved.clientY);
      const target = over && over.closest("td");
      if (!target || !this.body.contains(target) || target.parentElement.dataset.row === undefined) return;
      const at = [Number(target.parentElement.dataset.row), [...target.parentElement.children].indexOf(target) - 1];
      if (at[0] !== this.at.row || at[1] !== this.at.column) this.go(at[0], at[1], true);
    };
    const up = () => { removeEventListener("mousemove", move); removeEventListener("mouseup", up); };
    addEventListener("mousemove", move);
    addEventListener("mouseup", up);
  }

  // ── the keyboard ──

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const { key, shiftKey: shift } = event;
    const control = event.ctrlKey || event.metaKey;
    if (this.editing) {
      if (this.picker.key(event)) return;
      if (key === "Enter" && event.altKey) { this.insertText("\n"); event.preventDefault(); }
      else if (key === "Enter") { this.commit(); this.go(this.at.row + (shift ? -1 : 1), this.at.column); event.preventDefault(); }
      else if (key === "Tab") { this.commit(); this.go(this.at.row, this.at.column + (shift ? -1 : 1)); event.preventDefault(); }
      else if (key === "Escape") { this.cancel(); event.preventDefault(); }
      else if (!this.inside && /^Arrow/.test(key)) { this.commit(); this.arrow(key, false, false); event.preventDefault(); }
      return;
    }
    if (key === "Escape") { this.leaving = true; return; }
    if (key === "Tab") {
      if (this.leaving) return;
      const last = shift ? this.at.row === 0 && this.at.column === 0 : this.at.row === this.count - 1 && this.at.column === this.columns.length - 1;
      if (last) return;
      event.preventDefault();
      const next = this.at.column + (shift ? -1 : 1);
      if (next < 0) this.go(this.at.row - 1, this.columns.length - 1);
      else if (next >= this.columns.length) this.go(this.at.row + 1, 0);
      else this.go(this.at.row, next);
      return;
    }
    this.leaving = false;
    const handled = this.navigate(key, control, shift) || (this.model.writes && this.act(key, control, shift));
    if (handled) event.preventDefault();
  }

  navigate(key, control, shift) {
    const { row, column } = this.at;
    const page = Math.max(1, Math.floor(this.box.clientHeight / (this.rowHeight || ROW)) - 2);
    if (/^Arrow/.test(key)) this.arrow(key, control, shift);
    else if (key === "Enter") this.go(row + (shift ? -1 : 1), column);
    else if (key === "Home") this.go(control ? 0 : row, 0, shift);
    else if (key === "End") this.go(control ? this.grid.rows.length - 1 : row, this.columns.length - 1, shift);
    else if (key === "PageDown") this.go(row + page, column, shift);
    else if (key === "PageUp") this.go(row - page, column, shift);
    else if (control && key === "a") {
      this.go(0, 0);
      this.go(this.grid.rows.length - 1, this.columns.length - 1, true);
    } else return false;
    return true;
  }

  arrow(key, control, shift) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    let { row, column } = this.at;
    if (control) [row, column] = this.edge(row, column, step);
    else { row += step[0]; column += step[1]; }
    this.go(row, column, shift);
  }

  /** Where Ctrl and an arrow lead: to the end of what is filled, or to the next thing that is. */
  edge(row, column, [down, right]) {
    const inside = (r, c) => r >= 0 && r < this.grid.rows.length && c >= 0 && c < this.columns.length;
    const filled = (r, c) => inside(r, c) && this.text(r, c) !== "";
    let [r, c] = [row + down, column + right];
    if (!inside(r, c)) return [row, column];
    const run = filled(row, column) && filled(r, c);
    while (inside(r + down, c + right) && (run ? filled(r + down, c + right) : !filled(r, c))) { r += down; c += right; }
    return [r, c];
  }

  act(key, control, shift) {
    if (control && key === "z" && !shift) this.model.undo();
    else if (control && (key === "y" || (key === "z" && shift) || key === "Z")) this.model.redo();
    else if (control && key === "d") this.fillDown();
    else if (control && (key === "+" || key === "=")) this.insertRows();
    else if (control && key === "-") this.removeRows();
    else if (key === "Delete" || key === "Backspace") this.clear();
    else if (key === "F2") this.edit(true);
    else return false;
    return true;
  }

  // ── editing ──

  typed() {
    if (!this.editing) this.begin(this.input.value);
    this.grow();
    this.picker.filter(this.input.value);
  }

  /** Typing over a cell begins with what was typed; F2 and a double click with what stands there. */
  begin(text) {
    if (this.editing || !this.model.writes) return;
    this.editing = true;
    this.inside = false;
    // During a composition the value is the input method's.
    if (this.input.value !== text) this.input.value = text;
    this.input.classList.add("editing");
    this.picker.open(this.columns[this.at.column]);
  }

  edit(inside) {
    if (this.editing || !this.model.writes) return;
    this.begin(this.text(this.at.row, this.at.column));
    this.inside = inside;
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    this.grow();
    this.picker.filter("");
  }

  grow() {
    if (!this.editing) return;
    this.input.style.height = `${ROW}px`;
    const long = this.columns[this.at.column].kind === "long";
    if (long) this.input.style.width = `${Math.max(360, this.lefts[this.at.column + 1] - this.lefts[this.at.column])}px`;
    if (this.input.scrollHeight > ROW + 2) this.input.style.height = `${Math.min(260, this.input.scrollHeight + 2)}px`;
  }

  insertText(text) {
    const [start, end] = [this.input.selectionStart, this.input.selectionEnd];
    this.input.setRangeText(text, start, end, "end");
    this.grow();
  }

  commit(value) {
    const text = value === undefined ? this.input.value : value;
    this.close();
    this.set([[this.at.row, this.at.column, text]]);
  }

  cancel() {
    this.close();
    this.place();
  }

  close() {
    this.editing = false;
    this.input.classList.remove("editing");
    this.input.value = "";
    this.picker.close();
  }

  /** Sets cells; those of rows that are not there yet make them. */
  set(cells) {
    const operations = [];
    const fresh = new Map();
    for (const [row, at, text] of cells) {
      const column = this.columns[at];
      if (!column) continue;
      const after = this.kept(column, text);
      const found = this.grid.rows[row];
      if (found) {
        const before = found.cells[column.index];
        if (before !== after) operations.push({ op: "cell", grid: this.layout.name, row: found.id, column: column.field, before, after });
      } else if (after !== "" || fresh.has(row)) {
        if (!fresh.has(row)) fresh.set(row, this.freshCells());
        fresh.get(row)[column.index] = after;
      }
    }
    let above = this.grid.rows.length ? this.grid.rows[this.grid.rows.length - 1].id : null;
    for (const row of [...fresh.keys()].sort((a, b) => a - b)) {
      const id = newRowId();
      operations.push({ op: "insert", grid: this.layout.name, row: id, after: above, cells: fresh.get(row) });
      above = id;
    }
    if (operations.length) this.model.do(operations);
    this.place();
  }

  /** What a cell keeps of a text: a code without the name beside it, an amount with two decimals. */
  kept(column, text) {
    const trimmed = text.replace(/\r\n?/g, "\n").trim();
    if (column.kind === "amount") return kept(trimmed);
    const known = column.choices.find(([code, name]) => trimmed === code || trimmed === name || trimmed === `${code} ${name}`);
    if (known) return known[0];
    if (column.names) {
      const first = trimmed.split(/\s/)[0];
      if (column.names.has(first)) return first;
    }
    return column.kind === "long" ? trimmed : trimmed.replace(/\n/g, " ");
  }

  /** A new row knows what is the same in all: year, division, the unit where there is one. */
  freshCells() {
    const cells = this.grid.columns.map(() => "");
    const put = (field, value) => { const at = this.grid.column(field); if (at >= 0 && value) cells[at] = value; };
    const agencies = this.model.grids.get("agencies");
    const first = agencies && agencies.rows[0];
    const of = (field) => (first ? first.cells[agencies.column(field)] : "");
    // The last row's year, where rows have one; in tables without years it is left out.
    const above = this.grid.rows[this.grid.rows.length - 1];
    const year = this.grid.column("fiscal_year");
    if (this.layout.columns.some((column) => column.field === "fiscal_year" && column.usual)) put("fiscal_year", (above && above.cells[year]) || String(this.model.year));
    put("mof_div_code", of("mof_div_code"));
    if (agencies && agencies.rows.length === 1 && this.layout.name !== "agencies") put("agency_code", of("agency_code"));
    return cells;
  }

  clear() {
    const { rows, columns } = this.range;
    const cells = [];
    for (let row = rows[0]; row <= rows[1]; row += 1) for (let column = columns[0]; column <= columns[1]; column += 1) cells.push([row, column, ""]);
    this.set(cells);
  }

  fillDown() {
    const { rows, columns } = this.range;
    const top = rows[0] === rows[1] ? rows[0] - 1 : rows[0];
    if (top < 0) return;
    const cells = [];
    for (let row = top + 1; row <= rows[1]; row += 1) for (let column = columns[0]; column <= columns[1]; column += 1) cells.push([row, column, this.text(top, column)]);
    this.set(cells);
  }

  insertRows() {
    const { rows } = this.range;
    const above = this.grid.rows[rows[0] - 1];
    let after = above ? above.id : null;
    const operations = [];
    for (let row = rows[0]; row <= rows[1]; row += 1) {
      const id = newRowId();
      operations.push({ op: "insert", grid: this.layout.name, row: id, after, cells: this.freshCells() });
      after = id;
    }
    this.model.do(operations);
  }

  removeRows() {
    const { rows } = this.range;
    const gone = this.grid.rows.slice(rows[0], rows[1] + 1);
    this.model.do(gone.map((row) => ({ op: "remove", grid: this.layout.name, row: row.id, cells: row.cells.slice() })));
    this.go(rows[0], this.at.column);
  }

  // ── the clipboard ──

  copied(event, cut) {
    if (this.editing) return;
    const { rows, columns } = this.range;
    const lines = [];
    for (let row = rows[0]; row <= Math.min(rows[1], this.grid.rows.length - 1); row += 1) {
      const line = [];
      for (let column = columns[0]; column <= columns[1]; column += 1) line.push(this.text(row, column));
      lines.push(line);
    }
    event.clipboardData.setData("text/plain", writeTable(lines));
    event.preventDefault();
    if (cut && this.model.writes) this.clear();
  }

  pasted(event) {
    if (this.editing || !this.model.writes) return;
    event.preventDefault();
    const lines = readTable(event.clipboardData.getData("text/plain"));
    if (!lines.length) return;
    const { rows, columns } = this.range;
    const cells = [];
    // One value fills all that is selected, as in Excel.
    const single = lines.length === 1 && lines[0].length === 1;
    const height = single ? rows[1] - rows[0] + 1 : lines.length;
    const width = single ? columns[1] - columns[0] + 1 : Math.max(...lines.map((line) => line.length));
    for (let row = 0; row < height; row += 1) {
      const line = single ? null : lines[row];
      for (let column = 0; column < (line ? line.length : width); column += 1) cells.push([rows[0] + row, columns[0] + column, line ? line[column] : lines[0][0]]);
    }
    this.set(cells);
    this.anchor = { row: rows[0], column: columns[0] };
    this.at = { row: Math.min(rows[0] + height - 1, this.count - 1), column: Math.min(columns[0] + width - 1, this.columns.length - 1) };
    this.reveal();
    this.paint();
    this.place();
  }

  // ── below the table ──

  drawFoot() {
    const amounts = this.layout.columns.filter((column) => column.kind === "amount" && this.grid.rows.some((row) => row.cells[this.grid.column(column.field)] !== ""));
    this.sums = element("div", { class: "sums" });
    this.sum = element("p", { class: "sum" });
    this.message = element("p", { class: "message", role: "status" });
    for (const column of amounts) this.sums.append(this.totals(column));
    const bar = element("p", { class: "grid-acts" });
    const button = (words, key, act) => {
      const made = element("button", { type: "button", class: "plain", title: key }, words);
      made.addEventListener("click", () => { act(); this.input.focus({ preventScroll: true }); });
      bar.append(made);
    };
    if (this.model.writes) {
      button("插入行", "Ctrl + =", () => this.insertRows());
      button("删除行", "Ctrl + -", () => this.removeRows());
      button("向下填充", "Ctrl + D", () => this.fillDown());
    }
    if (this.others || this.all) button(this.all ? "只显示常用列" : `显示全部列（另有 ${this.others} 列）`, "", () => { this.all = !this.all; this.choose(); this.draw(); });
    const first = this.model.writes && !this.grid.rows.length ? "从 Excel 复制整块后在第一格粘贴（Ctrl+V），或者直接输入。" : "";
    const keys = element("p", { class: "keys hint" }, `${first}${this.model.writes ? "按键与 Excel 相同；" : ""}离开表格：Esc，再按 Tab`);
    this.foot.replaceChildren(this.message, this.sum, keys, bar, this.sums);
    this.drawSum();
  }

  drawMessage(fault) {
    if (!this.message) return;
    const sign = fault ? ({ error: "● ", warning: "▲ ", info: "○ " })[fault.severity] : "";
    this.message.textContent = fault ? sign + fault.message : "";
    this.message.className = `message ${fault ? fault.severity : ""}`;
  }

  /** The sums of an amount column by fund and, where lines have a category, by 基本 and 项目. */
  totals(column) {
    const grid = this.grid;
    const at = grid.column(column.field);
    const fund = grid.column("fund_type_code");
    const category = grid.column("pro_cat_code");
    const label = (field, code) => {
      const own = this.layout.columns.find((known) => known.field === field);
      const choice = own && own.choices.find((entry) => entry[0] === code);
      return choice ? choice[1] : code || "未填";
    };
    const split = this.layout.name.endsWith("_lines");
    const groups = new Map();
    let unread = 0;
    for (const row of grid.rows) {
      const value = fen(row.cells[at]);
      if (value === null) { if (row.cells[at] !== "") unread += 1; continue; }
      const name = fund >= 0 ? label("fund_type_code", row.cells[fund]) : "";
      const sums = groups.get(name) || [0n, 0n, 0n];
      const basic = /^(1|21)/.test(row.cells[category] || "") ? 0 : 1;
      sums[basic] += value;
      sums[2] += value;
      groups.set(name, sums);
    }
    const all = [0n, 0n, 0n];
    for (const sums of groups.values()) sums.forEach((value, index) => { all[index] += value; });
    const cells = (sums) => (split ? sums : sums.slice(2)).map((value) => element("td", { class: "number" }, yuan(value, true)));
    const head = split ? ["基本支出", "项目支出", "合计"] : ["合计"];
    const body = [...groups.entries()].filter(([name]) => name !== "").map(([name, sums]) => element("tr", {}, element("th", { scope: "row" }, name), ...cells(sums)));
    body.push(element("tr", { class: "total" }, element("th", { scope: "row" }, "合计"), ...cells(all)));
    const above = element("p", { class: "form-head" }, element("span", {}, column.title), element("span", {}, "单位：元"));
    const table = element("table", { class: "form", "aria-label": `${column.title}合计` },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, fund >= 0 ? "资金性质" : ""), ...head.map((words) => element("th", { scope: "col", class: "number" }, words)))),
      element("tbody", {}, ...body));
    if (unread) table.append(element("tfoot", {}, element("tr", {}, element("td", { class: "error", colspan: head.length + 1 }, `● 另有 ${unread} 行的金额无法读取，没有计入`))));
    return element("div", { class: "totals" }, above, table);
  }

  /** As the status bar of Excel: how many cells, and the sum of the amounts among them. */
  drawSum() {
    if (!this.sum) return;
    const { rows, columns } = this.range;
    const count = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
    if (count < 2) { this.sum.textContent = ""; return; }
    let total = 0n;
    let amounts = 0;
    for (let row = rows[0]; row <= Math.min(rows[1], this.grid.rows.length - 1); row += 1) {
      for (let column = columns[0]; column <= columns[1]; column += 1) {
        const value = this.columns[column].kind === "amount" ? fen(this.text(row, column)) : null;
        if (value !== null) { total += value; amounts += 1; }
      }
    }
    this.sum.textContent = `已选 ${count} 格${amounts ? `，金额合计 ${yuan(total, true)} 元` : ""}`;
  }
}

customElements.define("mz-grid", GridElement);
