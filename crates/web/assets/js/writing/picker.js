// The list below a cell of codes: searched by number, name or the initials of the name's pinyin.

const LISTED = 60;

export class Picker {
  constructor(grid) {
    this.grid = grid;
    this.list = document.createElement("ul");
    this.list.className = "picker";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "可选的编码");
    this.list.id = `picker-${Math.random().toString(36).slice(2)}`;
    this.list.hidden = true;
    grid.box.append(this.list);
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li[data-code]");
      if (option) this.pick(option.dataset.code);
    });
  }

  async open(column) {
    this.column = column;
    this.entries = [];
    if (column.choices.length) this.entries = column.choices;
    else if (column.list[0] === "@" && this.grid.layout.name !== column.list.slice(1)) this.entries = this.grid.own(column.list);
    else if (column.list && column.list[0] !== "@") this.entries = await this.grid.codes(column.list);
    if (this.column === column) this.filter(this.grid.inside ? "" : this.grid.input.value);
  }

  filter(text) {
    if (!this.column || !this.entries.length || !this.grid.editing) return;
    const wanted = text.trim().toLowerCase();
    const rank = ([code, name, initials]) => {
      if (!wanted) return 0;
      if (code.startsWith(wanted)) return 1;
      if (initials && initials.startsWith(wanted)) return 2;
      if (name.startsWith(wanted)) return 3;
      if (name.includes(wanted) || (initials && initials.includes(wanted))) return 4;
      return -1;
    };
    // Of 事业运行 there is one below each class: those that this table uses come first, then the deepest, at which lines are kept.
    const used = new Set(this.grid.grid.rows.map((row) => row.cells[this.column.index]));
    const found = this.entries.map((entry) => [rank(entry), entry]).filter(([own]) => own >= 0)
      .sort(([a, x], [b, y]) => a - b || used.has(y[0]) - used.has(x[0]) || y[0].length - x[0].length || (x[0] < y[0] ? -1 : 1)).slice(0, LISTED);
    this.found = found.map(([, entry]) => entry);
    this.at = -1;
    if (wanted && this.found.length && !/^\d+$/.test(wanted)) this.at = 0;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.found.map(([code, name], index) => {
      const option = document.createElement("li");
      option.setAttribute("role", "option");
      option.id = `${this.list.id}-${index}`;
      option.dataset.code = code;
      option.setAttribute("aria-selected", index === this.at ? "true" : "false");
      const number = document.createElement("b");
      number.textContent = code;
      option.append(number, ` ${name}`);
      return option;
    }));
    const input = this.grid.input;
    this.list.hidden = !this.found.length;
    this.list.style.left = input.style.left;
    this.list.style.top = `${input.offsetTop + input.offsetHeight}px`;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", String(!this.list.hidden));
    input.setAttribute("aria-controls", this.list.id);
    if (this.at >= 0) {
      input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  /** Whether the key was for the list. */
  key(event) {
    if (this.list.hidden) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = Math.max(0, Math.min(this.found.length - 1, this.at + step));
      this.draw();
    } else if ((event.key === "Enter" || event.key === "Tab") && this.at >= 0) {
      this.pick(this.found[this.at][0], event);
    } else return false;
    event.preventDefault();
    return true;
  }

  pick(code, event) {
    const grid = this.grid;
    grid.commit(code);
    if (event && event.key === "Tab") grid.go(grid.at.row, grid.at.column + (event.shiftKey ? -1 : 1));
    else if (event) grid.go(grid.at.row + 1, grid.at.column);
    else grid.input.focus({ preventScroll: true });
  }

  close() {
    this.column = null;
    this.list.hidden = true;
    const input = this.grid.input;
    input.removeAttribute("role");
    input.removeAttribute("aria-expanded");
    input.removeAttribute("aria-controls");
    input.removeAttribute("aria-activedescendant");
  }
}
