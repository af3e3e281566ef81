/**
 * `<malines-focus>` around a picture: pointing at it fills the two fields of its form, which say the same by keyboard.
 */
class Focus extends HTMLElement {
  connectedCallback(): void {
    const picture = this.querySelector("img");
    const x = document.querySelector<HTMLInputElement>("#focus_x");
    const y = document.querySelector<HTMLInputElement>("#focus_y");
    if (!picture || !x || !y) return;
    const mark = document.createElement("span");
    mark.className = "focus-mark";
    mark.ariaHidden = "true";
    this.append(mark);
    this.dataset["ready"] = "";
    const show = (): void => {
      mark.hidden = x.value === "" || y.value === "";
      mark.style.setProperty("left", `${x.value}%`);
      mark.style.setProperty("top", `${y.value}%`);
    };
    const percent = (part: number, whole: number): string => Math.min(100, Math.max(0, (part / whole) * 100)).toFixed(1);
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      x.value = percent(event.clientX - box.left, box.width);
      y.value = percent(event.clientY - box.top, box.height);
      show();
    });
    for (const field of [x, y]) field.addEventListener("input", show);
    show();
  }
}

customElements.define("malines-focus", Focus);
