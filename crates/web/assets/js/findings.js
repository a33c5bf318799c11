// Findings beside the pages: a finding that is stepped to shows its place; a place that is clicked opens its finding.
// Without this script, findings open by themselves and lead to their pages.

const KEYS = { j: 1, k: -1 };

class FindingsDesk extends HTMLElement {
  connectedCallback() {
    this.pages = this.querySelector(".pages");
    this.findings = [...this.querySelectorAll("details.finding")];
    this.dialog = this.querySelector("dialog");
    this.search = this.querySelector(".filter input[name=q]");
    this.setAttribute("ready", "");
    for (const finding of this.findings) {
      finding.querySelector("summary").addEventListener("focus", () => this.choose(finding, false));
      finding.addEventListener("toggle", () => {
        if (finding.open) this.choose(finding, true);
      });
    }
    this.addEventListener("click", (event) => this.clicked(event));
    for (const select of this.querySelectorAll(".filter select")) {
      select.addEventListener("change", () => select.form.submit());
    }
    this.keys = (event) => this.pressed(event);
    document.addEventListener("keydown", this.keys);
    const linked = this.findings.find((finding) => `#${finding.id}` === location.hash);
    if (linked) {
      linked.open = true;
      linked.querySelector("summary").focus();
    }
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keys);
  }

  /** Whether pages and list stand beside each other, each scrolled by itself. */
  get isWide() {
    return matchMedia("(min-width: 60em)").matches;
  }

  clicked(event) {
    const mark = event.target.closest(".mark, .cutting");
    const jump = event.target.closest("[data-jump]");
    if (jump && this.isWide) {
      event.preventDefault();
      this.show(jump.closest("details"), true);
    } else if (mark && !event.target.closest("a")) {
      const finding = this.findings.find((one) => one.dataset.finding === mark.dataset.finding);
      if (!finding) return;
      this.isStill = true;
      finding.open = true;
      finding.querySelector("summary").focus();
      this.isStill = false;
      finding.scrollIntoView({ block: "nearest" });
    } else if (event.target.closest("[data-close]")) {
      this.dialog.close();
    }
  }

  choose(finding, again) {
    if (this.chosen === finding && !again) return;
    this.chosen?.removeAttribute("aria-current");
    this.chosen = finding;
    finding.setAttribute("aria-current", "true");
    for (const mark of this.pages.querySelectorAll("[data-finding]")) {
      mark.classList.toggle("is-current", mark.dataset.finding === finding.dataset.finding);
    }
    if (this.isWide && !this.isStill) this.show(finding, false);
  }

  /** Brings the finding's first place into the middle of the pages. */
  show(finding, always) {
    const number = finding.dataset.finding;
    const mark =
      this.pages.querySelector(`.primary[data-finding="${number}"]`) ??
      this.pages.querySelector(`[data-finding="${number}"]`) ??
      this.pages.querySelector(`#p${finding.dataset.page ?? 0}`);
    if (!mark) return;
    const place = mark.getBoundingClientRect();
    const pane = this.pages.getBoundingClientRect();
    const isSeen = place.top > pane.top + 40 && place.bottom < pane.bottom - 40;
    if (isSeen && !always) return;
    const top = this.pages.scrollTop + place.top - pane.top - Math.max(40, (pane.height - place.height) / 2);
    // Twenty pages that fly past tell nothing.
    const isNear = Math.abs(top - this.pages.scrollTop) < 2 * pane.height;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.pages.scrollTo({ top, behavior: isNear && !isCalm ? "smooth" : "auto" });
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.dialog?.open) return;
    if (event.target.closest?.("input, select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key in KEYS) {
      this.step(KEYS[event.key]);
    } else if (event.key === "/") {
      this.search.focus();
      this.search.select();
    } else if (event.key === "a" && this.chosen && this.dialog) {
      this.accept(this.chosen);
    } else if ((event.key === "PageDown" || event.key === "PageUp") && this.isWide) {
      this.turn(event.key === "PageDown" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  }

  step(by) {
    const at = this.findings.indexOf(this.chosen);
    const next = this.findings[at < 0 ? (by > 0 ? 0 : this.findings.length - 1) : at + by];
    if (!next) return;
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  /** To the next page or the one before. */
  turn(by) {
    const top = this.pages.getBoundingClientRect().top;
    const sheets = [...this.pages.querySelectorAll("figure")];
    const below = sheets.filter((sheet) => sheet.getBoundingClientRect().top > top + 16);
    const above = sheets.filter((sheet) => sheet.getBoundingClientRect().top < top - 16);
    const sheet = by > 0 ? below[0] : above[above.length - 1];
    if (sheet) this.pages.scrollTop += sheet.getBoundingClientRect().top - top - 8;
  }

  accept(finding) {
    if (finding.classList.contains("accepted")) return;
    const form = this.dialog.querySelector("form");
    form.elements.finding.value = finding.dataset.key;
    form.elements.number.value = finding.dataset.finding;
    this.dialog.querySelector(".message").textContent = finding.querySelector(".message").textContent;
    this.dialog.showModal();
    form.elements.reason.focus();
  }
}

customElements.define("findings-desk", FindingsDesk);
