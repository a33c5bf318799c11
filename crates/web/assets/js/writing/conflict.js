// Two people wrote into one cell: a clear choice for each, and nothing is lost either way.

import { make } from "./dom.js";
import { nameOf } from "./words.js";

/** Asks for each conflict; mine is written again over theirs, theirs stays. */
export function settle(model, conflicts, entry) {
  const cases = conflicts.map((conflict) => of(model, conflict)).filter(Boolean);
  if (entry) {
    cases.push({
      where: `说明与附注 › ${nameOf(entry.key, entry.name) || entry.key}`, base: entry.base, mine: entry.mine, theirs: entry.theirs,
      take: () => model.setEntry(entry.key, entry.name, entry.mine, true),
    });
  }
  if (!cases.length) return;
  const shown = (value) => (value === null || value === undefined ? "（没有）" : value === "" ? "（空）" : value);
  const rows = cases.map((own, index) => make("fieldset", {},
    make("legend", {}, own.where),
    own.base === undefined ? "" : make("p", { class: "hint" }, `原来：${shown(own.base)}`),
    ...[["mine", "我的", own.mine], ["theirs", "对方的", own.theirs]].map(([side, words, value]) => make("label", { class: "pick" },
      make("input", { type: "radio", name: `conflict-${index}`, value: side, checked: side === "theirs" }), make("span", {}, make("b", {}, words), "　", shown(value))))));
  const form = make("form", { method: "dialog" },
    make("h2", {}, `有 ${cases.length} 处与别人的修改冲突`),
    make("p", {}, "您修改的同时，别人也改了这些内容，并且先保存了。请逐处选择保留哪一个；其余修改都已保存。"),
    ...rows, make("p", { class: "acts" }, make("button", { class: "primary" }, "确定")));
  const dialog = make("dialog", { class: "conflict", "aria-label": "与别人的修改冲突" }, form);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => {
    cases.forEach((own, index) => {
      const side = form.querySelector(`input[name="conflict-${index}"]:checked`);
      if (side && side.value === "mine") own.take();
    });
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function of(model, { operation, theirs }) {
  const layout = model.layouts.find((own) => own.name === operation.grid);
  const grid = model.grids.get(operation.grid);
  if (operation.op === "text") {
    return { where: "说明与附注 › 原文", base: undefined, mine: excerpt(operation.before, operation.after), theirs: excerpt(operation.before, theirs[0]), take: () => model.setBook(operation.after) };
  }
  if (operation.op === "remove") {
    return { where: `${layout.title} › 删除一行`, base: undefined, mine: "删除这一行", theirs: `保留：${theirs.filter(Boolean).join(" ")}`,
      take: () => model.do([{ op: "remove", grid: operation.grid, row: operation.row, cells: theirs }]) };
  }
  const column = layout.columns.find((own) => own.field === operation.column);
  const at = grid.place(operation.row);
  const where = `${layout.title} › ${at < 0 ? "已被删除的一行" : `第 ${at + 1} 行`} › ${column ? column.title : operation.column}`;
  if (theirs === null) return { where, base: operation.before, mine: `${operation.after}（这一行已被对方删除，无法写入）`, theirs: null, take: () => {} };
  return { where, base: operation.before, mine: operation.after, theirs: theirs[0],
    take: () => model.do([{ op: "cell", grid: operation.grid, row: operation.row, column: operation.column, before: theirs[0], after: operation.after }]) };
}

/** The first line in which a text differs from the one before. */
function excerpt(before, after) {
  const old = before.split("\n");
  return after.split("\n").find((line, index) => line !== old[index]) || "";
}
