// The reading desk: files are dropped and sent with their progress; lists and waiting pages follow their jobs.
// All of it is a form and a list without this script.

/** What the server takes; said before anything is sent. */
const LIMITS = { file: 64 * 2 ** 20, all: 512 * 2 ** 20, files: 500 };
const TROUBLE = "没有送到：网络中断，请重新送检。";

/** Files of a drop, those in folders too. */
async function dropped(transfer) {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  const walk = async (entry) => {
    if (entry instanceof File) {
      found.push(entry);
    } else if (entry?.isFile) {
      found.push(await new Promise((done, fail) => entry.file(done, fail)));
    } else if (entry?.isDirectory) {
      const reader = entry.createReader();
      // A folder is read a hundred entries at a time.
      for (;;) {
        const some = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (some.length === 0) break;
        for (const inner of some) await walk(inner);
      }
    }
  };
  for (const entry of entries) await walk(entry);
  return found.filter((file) => !file.name.startsWith("."));
}

class DropZone extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.form.querySelector("input[type=file]");
    this.progress = this.form.querySelector(".progress");
    this.trouble = this.form.querySelector(".trouble");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send([...this.input.files]);
    });
    this.progress.querySelector("[data-cancel]").addEventListener("click", () => this.request?.abort());
    // Anywhere on the page: a file that misses the field must not take the page's place.
    document.addEventListener("dragover", (event) => this.over(event));
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) this.mark(null);
    });
    document.addEventListener("drop", (event) => this.drop(event));
  }

  /** The row of an earlier file under the pointer, or the field. */
  target(event) {
    return event.target.closest?.("tr[data-reading]") ?? this.form;
  }

  over(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.mark(this.target(event));
  }

  mark(element) {
    for (const marked of document.querySelectorAll(".is-over")) marked.classList.remove("is-over");
    element?.classList.add("is-over");
  }

  async drop(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.mark(null);
    const earlier = this.target(event).dataset.reading;
    const choice = this.form.querySelector("[name=corrects]");
    if (earlier && choice?.querySelector(`option[value="${earlier}"]`)) choice.value = earlier;
    this.send(await dropped(event.dataTransfer));
  }

  send(files) {
    this.trouble.hidden = true;
    if (files.length === 0) {
      this.say("没有选择文件；请选择或拖入文件后再送检。");
      return;
    }
    const large = files.find((file) => file.size > LIMITS.file);
    if (large) {
      this.say(`文件“${large.name}”超过 64 MB，请拆分或另存后重新送检；没有文件被接收。`);
      return;
    }
    if (files.length > LIMITS.files || files.reduce((all, file) => all + file.size, 0) > LIMITS.all) {
      this.say("一次不能超过 500 个文件、512 MB，请分几批送检；没有文件被接收。");
      return;
    }
    const body = new FormData();
    for (const name of ["csrf", "corrects"]) {
      const field = this.form.elements[name];
      if (field) body.append(name, field.value);
    }
    for (const file of files) body.append("files", file, file.name);
    const request = new XMLHttpRequest();
    this.request = request;
    const bar = this.progress.querySelector("progress");
    const words = this.progress.querySelector("span");
    this.progress.hidden = false;
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.lengthComputable ? event.loaded / event.total : 0;
      words.textContent = `正在送 ${files.length} 个文件，已送 ${Math.round(bar.value * 100)}%`;
    });
    request.addEventListener("load", () => this.answered(request));
    request.addEventListener("error", () => this.say(TROUBLE));
    request.addEventListener("abort", () => this.say("已取消，没有文件被接收。"));
    request.open("POST", this.form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  }

  answered(request) {
    let said = {};
    try {
      said = JSON.parse(request.responseText);
    } catch {
      // What is no JSON is no answer of ours.
    }
    if (request.status === 200 && said.go) {
      location.assign(said.go);
    } else {
      this.say(said.title ? `${said.title}。` : TROUBLE);
    }
  }

  say(words) {
    this.progress.hidden = true;
    this.trouble.hidden = false;
    this.trouble.textContent = `● ${words}`;
  }
}

class ReadingList extends HTMLElement {
  connectedCallback() {
    const address = this.getAttribute("src");
    if (!address) return;
    this.events = new EventSource(address);
    this.events.addEventListener("message", (event) => this.told(JSON.parse(event.data)));
    this.events.addEventListener("over", () => {
      this.events.close();
      for (const hint of document.querySelectorAll(".reload")) hint.hidden = true;
    });
  }

  disconnectedCallback() {
    this.events?.close();
  }

  told(line) {
    // An archive gave way to its files: the list is another one.
    if (line.state === "gone") {
      this.events.close();
      location.reload();
      return;
    }
    const row = this.querySelector(`tr[data-reading="${line.id}"]`);
    if (!row) return;
    const put = (name, text) => {
      row.querySelector(`.${name}`).textContent = text;
    };
    const result = row.querySelector(".result");
    result.textContent = "";
    const add = (words, name) => {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = words;
      result.append(span, " ");
    };
    if (!line.counts) {
      add(line.state === "failed" ? `● ${line.words}` : line.words, line.state === "failed" ? "trouble" : "");
      return;
    }
    const [errors, warnings, infos] = line.counts;
    if (!line.has_money) {
      add("▲ 没有读到金额表格", "warning");
    } else if (errors + warnings + infos === 0) {
      add("✓ 没有发现问题", "holds");
    } else {
      add(`● 错误 ${errors}`, errors ? "error" : "none");
      add(`▲ 警告 ${warnings}`, warnings ? "warning" : "none");
      add(`○ 提示 ${infos}`, infos ? "" : "none");
    }
    put("unit", line.unit);
    put("year", line.year);
    put("kind", line.kind);
    put("pages", line.pages);
  }
}

class WaitForCheck extends HTMLElement {
  connectedCallback() {
    this.events = new EventSource(this.getAttribute("src"));
    this.events.addEventListener("message", (event) => {
      this.querySelector("[role=status]").textContent = event.data;
    });
    this.events.addEventListener("over", () => {
      this.events.close();
      location.reload();
    });
  }

  disconnectedCallback() {
    this.events?.close();
  }
}

customElements.define("drop-zone", DropZone);
customElements.define("reading-list", ReadingList);
customElements.define("wait-for-check", WaitForCheck);
