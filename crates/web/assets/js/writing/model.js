// The draft in this page: what the server last said (base), what was done since (queue), and both together (grids, entries).
// Everything is an operation that names what stood there, so that two people in one book lose nothing.

const QUIET = 300;
const POLL = 3000;

let made = 0;

/** A name for a new row that no other page makes. */
export function newRowId() {
  const random = new Uint32Array(2);
  crypto.getRandomValues(random);
  made += 1;
  return `n${random[0].toString(36)}${random[1].toString(36)}-${made.toString(36)}`;
}

class Grid {
  constructor(columns, rows) {
    this.columns = columns;
    this.rows = rows;
  }

  copy() {
    return new Grid(this.columns, this.rows.map((row) => ({ id: row.id, cells: row.cells.slice() })));
  }

  place(id) {
    return this.rows.findIndex((row) => row.id === id);
  }

  column(name) {
    return this.columns.indexOf(name);
  }

  /** Does an operation or a change; false where its row is gone. */
  apply(operation) {
    if (operation.op === "cell") {
      const row = this.rows[this.place(operation.row)];
      if (!row) return false;
      row.cells[this.column(operation.column)] = operation.after;
    } else if (operation.op === "insert") {
      if (this.place(operation.row) >= 0) return true;
      const above = operation.after === null ? -1 : this.place(operation.after);
      const at = operation.after !== null && above < 0 ? this.rows.length : above + 1;
      const cells = operation.cells.length ? operation.cells.slice() : this.columns.map(() => "");
      this.rows.splice(at, 0, { id: operation.row, cells });
    } else if (operation.op === "remove") {
      const at = this.place(operation.row);
      if (at < 0) return false;
      this.rows.splice(at, 1);
    }
    return true;
  }
}

/** Events: `change` (detail.grids: names, or null for all), `saved`, `trouble`, `conflicts`, `others`, `busy`. */
export class Model extends EventTarget {
  constructor(id, csrf) {
    super();
    this.id = id;
    this.csrf = csrf;
    this.queue = [];
    this.undone = [];
    this.done = [];
    this.faults = [];
    this.timer = 0;
    this.sending = false;
    this.failed = 0;
  }

  url(part) {
    return `/desk/writing/${this.id}/${part}`;
  }

  async fetch(part, options) {
    const response = await fetch(this.url(part), { headers: { accept: "application/json", ...(options || {}).headers }, ...options, credentials: "same-origin" });
    if (response.ok) return response.json();
    const problem = await response.json().catch(() => ({}));
    const error = new Error(problem.title || "服务器没有回答");
    error.status = response.status;
    throw error;
  }

  post(part, body, more) {
    const headers = { accept: "application/json", "content-type": "application/json", "x-csrf-token": this.csrf };
    return this.fetch(part, { method: "POST", body: JSON.stringify(body), headers, ...(more || {}) });
  }

  async open() {
    const start = await this.fetch("content");
    this.take(start);
    this.layouts = start.layouts;
    this.keys = start.keys;
    this.templates = start.templates;
    this.year = start.year;
    this.writes = start.writes;
    setInterval(() => this.poll(), POLL);
    addEventListener("beforeunload", (event) => {
      if (this.queue.length && this.failed) event.preventDefault();
    });
    addEventListener("pagehide", () => this.flush(true));
  }

  take(start) {
    this.version = start.version;
    this.base = new Map();
    for (const [name, grid] of Object.entries(start.grids)) {
      this.base.set(name, new Grid(grid.columns, grid.rows.map(([id, cells]) => ({ id, cells }))));
    }
    this.book = start.texts["book.toml"] || "";
    this.entries = start.entries;
    this.faults = start.faults;
    this.rebuild();
  }

  rebuild() {
    this.grids = new Map();
    for (const [name, grid] of this.base) this.grids.set(name, grid.copy());
    for (const item of this.queue) if (item.grid) this.grids.get(item.grid).apply(item);
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail: detail || {} }));
  }

  // ── what the person does ──

  /** Does operations on grids as one step that can be undone. */
  do(operations, keepUndone) {
    const step = [];
    for (const operation of operations) {
      const grid = this.grids.get(operation.grid);
      if (operation.op === "cell" && operation.before === operation.after) continue;
      if (operation.op === "remove") {
        const at = grid.place(operation.row);
        operation.above = at > 0 ? grid.rows[at - 1].id : null;
      }
      if (!grid.apply(operation)) continue;
      step.push(operation);
      this.enqueue(operation);
    }
    if (!step.length) return;
    if (!keepUndone) {
      this.done.push(step);
      this.undone = [];
    }
    this.emit("change", { grids: [...new Set(step.map((operation) => operation.grid))] });
    this.later();
  }

  /** A cell that is typed into twice before it is sent is sent once. */
  enqueue(operation) {
    if (operation.op === "cell") {
      const start = this.sending ? this.inFlight : 0;
      for (let index = this.queue.length - 1; index >= start; index -= 1) {
        const earlier = this.queue[index];
        if (earlier.op !== "cell") break;
        if (earlier.grid === operation.grid && earlier.row === operation.row && earlier.column === operation.column) {
          earlier.after = operation.after;
          return;
        }
      }
      this.queue.push({ ...operation });
      return;
    }
    this.queue.push(operation);
  }

  /** Sets an entry of book.toml; null removes it. */
  setEntry(key, name, after, keepUndone) {
    const before = this.entry(key, name);
    if (before === after) return;
    this.entries = this.withEntry(key, name, after);
    this.queue.push({ entry: true, key, name, before, after });
    if (!keepUndone) {
      this.done.push([{ entry: true, key, name, before, after }]);
      this.undone = [];
    }
    this.emit("change", { entries: true });
    this.later();
  }

  entry(key, name) {
    const own = this.entries.filter((entry) => entry[0] === key && entry[1] === (name || ""));
    return own.length ? own.map((entry) => entry[2]).join("\n") : null;
  }

  withEntry(key, name, value) {
    const at = this.entries.findIndex((entry) => entry[0] === key && entry[1] === name);
    const rest = this.entries.filter((entry) => !(entry[0] === key && entry[1] === name));
    if (value === null) return rest;
    rest.splice(at < 0 ? rest.length : at, 0, [key, name, value]);
    return rest;
  }

  setBook(text) {
    if (text === this.book) return;
    this.queue.push({ op: "text", text: "book.toml", before: this.book, after: text });
    this.book = text;
    this.later();
  }

  undo() {
    this.step(this.done, this.undone, true);
  }

  redo() {
    this.step(this.undone, this.done, false);
  }

  step(from, to, backwards) {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    const operations = (backwards ? step.slice().reverse() : step).map((item) => (backwards ? this.inverse(item) : this.again(item)));
    const entries = operations.filter((item) => item && item.entry);
    for (const item of entries) this.setEntry(item.key, item.name, item.after, true);
    this.do(operations.filter((item) => item && !item.entry), true);
    this.emit("change", { grids: [] });
    const first = step.find((item) => item.grid);
    if (first) this.emit("moved", first);
  }

  inverse(item) {
    if (item.entry) return { ...item, before: item.after, after: item.before };
    const grid = this.grids.get(item.grid);
    if (item.op === "cell") return this.cellIf({ ...item, before: item.after, after: item.before });
    if (item.op === "insert") {
      const row = grid.rows[grid.place(item.row)];
      return row && { op: "remove", grid: item.grid, row: item.row, cells: row.cells.slice() };
    }
    return { op: "insert", grid: item.grid, row: item.row, after: item.above, cells: item.cells };
  }

  again(item) {
    if (item.entry) return item;
    if (item.op === "cell") return this.cellIf({ ...item });
    if (item.op === "insert") return { ...item };
    const grid = this.grids.get(item.grid);
    const row = grid.rows[grid.place(item.row)];
    return row && { op: "remove", grid: item.grid, row: item.row, cells: row.cells.slice() };
  }

  /** Undoing my change must not undo someone else's later one. */
  cellIf(item) {
    const grid = this.grids.get(item.grid);
    const row = grid.rows[grid.place(item.row)];
    return row && row.cells[grid.column(item.column)] === item.before ? item : null;
  }

  // ── saving ──

  later() {
    if (!this.writes) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.failed ? Math.min(30000, QUIET * 2 ** this.failed) : QUIET);
    if (!this.failed) this.emit("busy");
  }

  async flush(leaving) {
    if (this.sending || !this.queue.length) return;
    clearTimeout(this.timer);
    const first = this.queue[0];
    let count = 1;
    if (!first.entry) while (count < this.queue.length && !this.queue[count].entry) count += 1;
    this.sending = true;
    this.inFlight = count;
    const sent = this.queue.slice(0, count);
    try {
      const more = { keepalive: Boolean(leaving) };
      const answer = first.entry
        ? await this.post("entry", { seen: this.version, key: first.key, name: first.name, before: first.before, after: first.after }, more)
        : await this.post("operations", { seen: this.version, operations: sent.map(bare) }, more);
      this.queue.splice(0, count);
      this.failed = 0;
      this.sending = false;
      this.answered(answer, sent);
    } catch (error) {
      this.sending = false;
      if (error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 401) {
        // It can never be done: what the server has is what stands.
        this.queue.splice(0, count);
        this.emit("trouble", { message: error.message, final: true });
        await this.reload();
      } else {
        this.failed += 1;
        this.emit("trouble", { message: error.message, status: error.status });
        this.later();
      }
    }
    if (this.queue.length) this.later();
  }

  /** Waits until all is saved; false where that does not come about. */
  async settled() {
    for (let turn = 0; turn < 100 && (this.queue.length || this.sending); turn += 1) {
      if (this.failed) return false;
      await this.flush();
      if (this.sending) await new Promise((resume) => setTimeout(resume, 100));
    }
    return !this.queue.length;
  }

  async reload() {
    this.take(await this.fetch("content"));
    this.emit("change", { grids: null, entries: true });
  }

  async poll() {
    if (this.sending || this.queue.length || document.hidden) return;
    try {
      const seen = this.version;
      const answer = await this.fetch(`changes?since=${seen}`);
      // A save that went out in the meantime brings the same.
      if (answer.since.length && seen === this.version && !this.sending && !this.queue.length) this.answered(answer, []);
      if (this.failed) this.emit("saved", {});
      this.failed = 0;
    } catch (error) {
      this.failed += 1;
      this.emit("trouble", { message: error.message, status: error.status });
    }
  }

  answered(answer, sent) {
    const others = answer.since.filter((revision) => !revision.changes.every((change) => this.isKnown(change)));
    for (const revision of answer.since) for (const change of revision.changes) this.advance(change);
    for (const change of answer.changes || []) this.advance(change);
    this.version = answer.version;
    // What only the whole book shows is known again when it is made again.
    if (answer.faults) this.faults = [...answer.faults, ...this.faults.filter((fault) => !fault.ledger)];
    const texts = sent.some((item) => item.entry || item.op === "text");
    const pendingTexts = this.queue.some((item) => item.entry || item.op === "text");
    if (answer.book !== undefined && answer.book !== null && !pendingTexts) {
      const moved = this.book !== answer.book;
      this.book = answer.book;
      this.entries = answer.entries;
      if (moved && (others.length || texts)) this.emit("change", { entries: true, remote: !texts });
    }
    const conflicts = answer.conflicts || [];
    if (others.length || conflicts.length) {
      this.rebuild();
      this.emit("change", { grids: null, remote: true });
    }
    if (others.length) this.emit("others", { revisions: others });
    if (conflicts.length || answer.entryConflict) this.emit("conflicts", { conflicts, entry: answer.entryConflict });
    this.emit("saved", { at: answer.saved });
  }

  /** A revision of an earlier sending whose answer was lost: its rows and cells stand here already. */
  isKnown(change) {
    const grid = this.grids.get(change.grid);
    if (!grid || change.op !== "cell") return false;
    const row = grid.rows[grid.place(change.row)];
    return Boolean(row) && row.cells[grid.column(change.column)] === change.after;
  }

  advance(change) {
    const grid = this.base.get(change.grid);
    if (grid) grid.apply(change);
  }
}

/** What the server is told of an operation. */
function bare(operation) {
  const { above, ...rest } = operation;
  return rest;
}
