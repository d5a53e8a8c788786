/**
 * Says in words how a form that saves itself stands: the server writes "saved" into it with each answer, this element what the server cannot say
 * (a change waits, an answer did not come), and warns before a page is left with a change unsaved. The words come from its data attributes.
 */
class SavingState extends HTMLElement {
  #waiting = false;

  connectedCallback(): void {
    const form = this.closest("form") ?? document.querySelector<HTMLFormElement>(`form#${this.dataset.form ?? ""}`);
    if (!form) return;

    form.addEventListener("input", () => this.#say(this.dataset.waiting, true));
    form.addEventListener("submit", () => (this.#waiting = false));
    form.addEventListener("htmx:afterRequest", (event) => {
      const status = (event as CustomEvent<{ xhr: XMLHttpRequest | null }>).detail.xhr?.status ?? 0;
      if (status === 200) this.#waiting = false;
      else if (status !== 422 && status !== 409) this.#say(this.dataset.failed, true);
    });
    form.addEventListener("htmx:afterSettle", () => markInvalid(form));
    document.body.addEventListener("htmx:oobAfterSwap", () => markInvalid(form));

    addEventListener("beforeunload", (event) => {
      if (this.#waiting) event.preventDefault();
    });
  }

  #say(words: string | undefined, waiting: boolean): void {
    this.#waiting = waiting;
    const place = this.querySelector("span") ?? this;
    place.textContent = words ?? "";
  }
}

/** A field whose error has words is invalid for assistive technology too. */
function markInvalid(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLElement>("[aria-describedby]")) {
    const errors = (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id));
    const invalid = errors.some((error) => error?.classList.contains("error") && error.textContent?.trim());
    if (invalid) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

customElements.define("saving-state", SavingState);
