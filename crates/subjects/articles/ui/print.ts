/** `<print-button data-label="…">`: a button that prints the page; nothing without a script, where it could do nothing. */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    if (this.firstChild) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.dataset["label"] ?? "";
    button.addEventListener("click", () => window.print());
    this.append(button);
  }
}

customElements.define("print-button", PrintButton);

export {};
