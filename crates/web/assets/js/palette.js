// Search from any page: Ctrl+K opens it, arrows choose, Enter goes. Without script the link inside leads to the search page.
class SearchPalette extends HTMLElement {
  #dialog;
  #input;
  #list;
  #said;
  #options = [];
  #chosen = -1;
  #asking;
  #wait;

  connectedCallback() {
    const link = this.querySelector("a");
    link?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#open();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        this.#open();
      }
    });
  }

  #open() {
    if (!this.#dialog) this.#build();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.select();
  }

  #build() {
    this.#dialog = document.createElement("dialog");
    this.#dialog.setAttribute("aria-label", "搜索");
    this.#input = document.createElement("input");
    Object.assign(this.#input, { type: "search", placeholder: "单位、材料、文件、意见、规则", maxLength: 100, autocomplete: "off" });
    const roles = { role: "combobox", "aria-label": "搜索", "aria-expanded": "false", "aria-controls": "palette-list", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(roles)) this.#input.setAttribute(name, value);
    this.#list = document.createElement("div");
    this.#list.id = "palette-list";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", "搜索结果");
    this.#said = document.createElement("p");
    this.#said.className = "said";
    this.#said.setAttribute("role", "status");
    this.#said.textContent = "↑↓ 选择，回车打开，Esc 关闭";
    this.#dialog.append(this.#input, this.#list, this.#said);
    this.append(this.#dialog);
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#wait);
      this.#wait = setTimeout(() => this.#ask(), 150);
    });
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  async #ask() {
    const words = this.#input.value.trim();
    this.#asking?.abort();
    if (!words) return this.#show([], "↑↓ 选择，回车打开，Esc 关闭");
    this.#asking = new AbortController();
    try {
      const answer = await fetch(`/desk/search.json?q=${encodeURIComponent(words)}`, {
        headers: { accept: "application/json" },
        signal: this.#asking.signal,
      });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        return this.#show([], problem.title ?? "没有搜索；请稍后再试");
      }
      const groups = await answer.json();
      const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
      this.#show(groups, count ? `${count} 条，回车看选中的一条；没有选中时看全部结果` : `没有找到“${words}”`);
    } catch (error) {
      if (error.name !== "AbortError") this.#show([], "服务器没有回答；请检查网络后再试");
    }
  }

  #show(groups, said) {
    this.#options = [];
    const parts = groups.map((group, number) => {
      const part = document.createElement("div");
      part.setAttribute("role", "group");
      part.setAttribute("aria-labelledby", `palette-group-${number}`);
      const title = document.createElement("span");
      title.id = `palette-group-${number}`;
      title.textContent = group.title;
      part.append(title, ...group.hits.map((hit) => this.#option(hit)));
      return part;
    });
    this.#list.replaceChildren(...parts);
    this.#input.setAttribute("aria-expanded", String(this.#options.length > 0));
    this.#said.textContent = said;
    this.#choose(-1);
  }

  #option(hit) {
    const option = document.createElement("div");
    option.id = `palette-option-${this.#options.length}`;
    option.setAttribute("role", "option");
    option.dataset.href = hit.href;
    const title = document.createElement("span");
    title.textContent = hit.title;
    const detail = document.createElement("small");
    detail.textContent = hit.detail;
    option.append(title, detail);
    option.addEventListener("click", () => location.assign(hit.href));
    this.#options.push(option);
    return option;
  }

  #choose(number) {
    this.#options.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    this.#chosen = number;
    const option = this.#options[number];
    if (option) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #key(event) {
    const last = this.#options.length - 1;
    const moves = { ArrowDown: Math.min(this.#chosen + 1, last), ArrowUp: Math.max(this.#chosen - 1, -1) };
    if (event.key in moves) {
      event.preventDefault();
      this.#choose(moves[event.key]);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const words = this.#input.value.trim();
      const href = this.#options[this.#chosen]?.dataset.href;
      if (href) location.assign(href);
      else if (words) location.assign(`/desk/search?q=${encodeURIComponent(words)}`);
    }
  }
}

customElements.define("search-palette", SearchPalette);
