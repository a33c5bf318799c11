// <mz-form>: what is not a row of figures, book.toml as labelled fields; its raw text as the last resort.

import { make, SIGNS } from "./dom.js";
import { nameOf } from "./words.js";
import { fen, yuan } from "./money.js";

const TYPING = 600;

export class FormElement extends HTMLElement {
  show(model) {
    this.model = model;
    this.asked = [];
    this.draw();
  }

  /** What the book asks for and the text does not say yet. */
  ask(asked) {
    const same = JSON.stringify(asked) === JSON.stringify(this.asked);
    this.asked = asked;
    if (!same) this.draw();
  }

  draw() {
    // Someone is typing here: what they see stays.
    const active = this.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    const typing = active && document.activeElement.dataset.dirty;
    if (typing) return;
    const raw = this.raw;
    const tabs = make("div", { class: "tabs", role: "tablist", "aria-label": "填写方式" },
      this.tab("栏目", !raw, () => { this.raw = false; this.draw(); }),
      this.tab("原文", raw, () => { this.raw = true; this.draw(); }));
    this.replaceChildren(tabs, ...(raw ? this.text() : this.sections()));
    if (active) {
      const again = this.querySelector(`[data-field="${CSS.escape(active)}"]`);
      if (again) again.focus();
    }
  }

  tab(words, on, act) {
    return make("button", { type: "button", role: "tab", "aria-selected": String(Boolean(on)), onclick: act }, words);
  }

  sections() {
    return [
      this.section("封面", [
        this.choice("template", "模板", this.model.templates),
        this.choice("level", "级别", [["unit", "单位"], ["department", "部门（含所属单位）"]]),
        this.single("published", "公开日期", { placeholder: "2027年2月14日", hint: "按印出来的样子写" }),
      ]),
      this.section("职责与机构", [
        this.lines("duties", "单位职责", "一行一条"),
        this.lines("departments", "内设机构", "一行一个", "不设内设机构"),
      ]),
      this.named("reasons", "变动原因", "与上年相比为什么增减。句子里的数由系统按账本算出，不必填写。", true),
      this.named("last_year.figures", "上年数", "单位：元。用来写“比上年增加……”。", false, true),
      this.fixed("procurement", "政府采购", ["goods", "works", "services"], "单位：元。合计应等于支出表中政府采购为“是”的各行之和。", "没有政府采购", true),
      this.section("国有资产", [
        this.premises(),
        this.field("vehicles", "establishment", "公务用车编制数（辆）", { count: true }),
        ...this.rowsOf("vehicles.kinds").map((name) => this.field("vehicles.kinds", name, `实有：${name}（辆）`, { count: true, removable: true })),
        this.adder("vehicles.kinds", "添一类车辆", "车辆类别，例如 其他公务用车", "0"),
        this.field("equipment", "general", nameOf("equipment", "general"), { count: true }),
        this.field("equipment", "special", nameOf("equipment", "special"), { count: true }),
      ]),
      this.named("texts", "其他文字", "没有的事项可以不填。", true),
      this.named("balance", "结转和结余", "单位：元。支出表里没有的结转、结余。", false, true, ["flow=carried_in fund=general", "flow=carried_out fund=general", "flow=surplus_used fund=unit", "flow=surplus_distributed fund=unit"]),
      this.named("notes", "表下的注", "名称是表的编号，例如 T7。", true),
      this.named("glossary", "补充的名词解释", "", true),
    ];
  }

  section(title, children, hint) {
    const body = children.filter(Boolean);
    return make("fieldset", { class: "part" }, make("legend", {}, title), hint ? make("p", { class: "hint" }, hint) : null, ...body);
  }

  rowsOf(key) {
    const own = this.model.entries.filter((entry) => entry[0] === key && entry[1] !== "").map((entry) => entry[1]);
    const asked = this.asked.filter((entry) => entry.key === key && entry.name !== "").map((entry) => entry.name);
    return [...new Set([...own, ...asked])];
  }

  named(key, title, hint, long, money, proposed) {
    const names = this.rowsOf(key);
    const fields = names.map((name) => this.field(key, name, nameOf(key, name), { long, money, removable: true }));
    const words = { reasons: "名称", texts: "名称", notes: "表的编号，例如 T7", glossary: "名词", "last_year.figures": "坐标，例如 flow=total_in", balance: "坐标" }[key];
    return this.section(title, [...fields, this.adder(key, "添一项", words, money ? "0.00" : "", proposed)], hint);
  }

  fixed(key, title, names, hint, none, money) {
    const isNone = this.model.entries.some((entry) => entry[0] === key && entry[1] === "");
    const box = this.none(none, isNone, (on) => {
      if (!on) return this.model.setEntry(key, "", null);
      for (const name of names) if (this.model.entry(key, name) !== null) this.model.setEntry(key, name, null);
      return this.model.setEntry(key, "", "");
    });
    return this.section(title, [box, ...(isNone ? [] : names.map((name) => this.field(key, name, nameOf(key, name), { money })))], hint);
  }

  none(words, on, act) {
    const input = make("input", { type: "checkbox", checked: on, disabled: !this.model.writes });
    input.addEventListener("change", () => { act(input.checked); this.draw(); });
    return make("label", { class: "none" }, input, ` ${words}`);
  }

  premises() {
    const value = this.model.entry("premises", "");
    const isNone = value === "";
    return make("div", {}, this.none("没有办公用房", isNone, (on) => this.model.setEntry("premises", "", on ? "" : null)),
      isNone ? null : this.single("premises", "办公用房面积（平方米）", { hint: "按印出来的样子写" }));
  }

  lines(key, title, hint, none) {
    const value = this.model.entry(key, "");
    const isNone = none && value === "";
    return make("div", {},
      none ? this.none(none, isNone, (on) => this.model.setEntry(key, "", on ? "" : null)) : null,
      isNone ? null : this.field(key, "", title, { long: true, hint, tall: true }));
  }

  single(key, title, options) {
    return this.field(key, "", title, options || {});
  }

  choice(key, title, choices) {
    const value = this.model.entry(key, "") || "";
    const select = make("select", { "data-field": `${key} `, disabled: !this.model.writes },
      ...choices.map(([id, name]) => make("option", { value: id, selected: id === value }, name)));
    select.addEventListener("change", () => this.model.setEntry(key, "", select.value));
    return make("label", {}, `${title} `, select, ...this.troubles(key, ""));
  }

  field(key, name, title, options) {
    const value = this.model.entry(key, name);
    const asked = value === null && this.asked.some((entry) => entry.key === key && entry.name === name);
    const attributes = { "data-field": `${key} ${name}`, class: options.money ? "amount" : null, placeholder: options.placeholder || null, inputmode: options.count ? "numeric" : options.money ? "decimal" : null, readonly: !this.model.writes };
    const input = options.long ? make("textarea", { ...attributes, rows: options.tall ? "6" : String(Math.min(8, Math.max(2, Math.ceil((value || "").length / 42)))) }) : make("input", attributes);
    input.value = value === null ? "" : value;
    let timer = 0;
    const save = () => {
      clearTimeout(timer);
      delete input.dataset.dirty;
      let text = input.value;
      if (options.money && fen(text) !== null && text.trim()) text = yuan(fen(text), false);
      const now = this.model.entry(key, name);
      if (text === (now === null ? "" : now)) return;
      // An emptied number is no number; an emptied text says that there is nothing to say.
      const empty = text.trim() === "" && (options.count || options.money || !options.removable);
      this.model.setEntry(key, name, empty ? null : text);
    };
    input.addEventListener("input", () => { input.dataset.dirty = "1"; clearTimeout(timer); timer = setTimeout(save, TYPING); });
    input.addEventListener("change", save);
    input.addEventListener("blur", save);
    const remove = options.removable && value !== null && this.model.writes
      ? make("button", { type: "button", class: "plain remove", "aria-label": `删除 ${title}`, onclick: () => { this.model.setEntry(key, name, null); this.draw(); } }, "删除") : null;
    const troubles = this.troubles(key, name);
    if (troubles.some((trouble) => trouble.classList.contains("error"))) input.setAttribute("aria-invalid", "true");
    return make("div", { class: `field${asked ? " asked" : ""}` },
      make("label", {}, make("span", {}, asked ? `${title}（待填）` : title), input), remove,
      options.hint ? make("p", { class: "hint" }, options.hint) : null, ...troubles);
  }

  troubles(key, name) {
    const own = this.model.faults.filter((fault) => fault.grid === "book.toml" && (fault.column === (name ? `${key}.${name}` : key) || (name && fault.column === name)));
    return own.map((fault) => make("p", { class: fault.severity }, `${SIGNS[fault.severity]} ${fault.message}`));
  }

  adder(key, words, hint, value, proposed) {
    if (!this.model.writes) return null;
    const id = `add-${key}`;
    const input = make("input", { placeholder: hint, "aria-label": `${words}：${hint}`, list: proposed ? id : null });
    const add = () => {
      const name = input.value.trim();
      if (!name || this.model.entry(key, name) !== null) return;
      this.model.setEntry(key, name, value);
      this.draw();
    };
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") add(); });
    return make("p", { class: "adder" }, input, make("button", { type: "button", onclick: add }, words),
      proposed ? make("datalist", { id }, ...proposed.map((text) => make("option", { value: text }, nameOf(key, text)))) : null);
  }

  text() {
    const area = make("textarea", { class: "raw", "data-field": "raw", spellcheck: "false", "aria-label": "book.toml 原文", readonly: !this.model.writes });
    area.value = this.model.book;
    let timer = 0;
    const save = () => { clearTimeout(timer); delete area.dataset.dirty; this.model.setBook(area.value); };
    area.addEventListener("input", () => { area.dataset.dirty = "1"; clearTimeout(timer); timer = setTimeout(save, TYPING); });
    area.addEventListener("blur", save);
    const faults = this.model.faults.filter((fault) => fault.grid === "book.toml");
    return [make("p", { class: "hint" }, "book.toml 的原文。“#”后面没有空格的行是可以启用的设置。"), area,
      ...faults.map((fault) => make("p", { class: fault.severity }, `${SIGNS[fault.severity]} ${fault.column ? `${fault.column}：` : ""}${fault.message}`))];
  }
}

customElements.define("mz-form", FormElement);
