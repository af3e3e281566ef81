/* A month's table walked by the arrow keys, as the ARIA pattern of a grid has it: one cell is reached by the tabulator, the arrows go
   from day to day, Home and End to the ends of a week, Page Up and Page Down to the months before and after. */
class MonthGrid extends HTMLElement {
  connectedCallback(): void {
    const table = this.querySelector("table");
    if (!table) return;
    table.setAttribute("role", "grid");
    const cells = this.cells();
    cells.forEach((cell) => cell.setAttribute("tabindex", "-1"));
    (cells.find((cell) => cell.classList.contains("today")) ?? cells.find((cell) => !cell.classList.contains("other")))?.setAttribute("tabindex", "0");
    table.addEventListener("keydown", (event) => this.walk(event));
    table.addEventListener("focusin", (event) => this.enter((event.target as Element).closest("td")));
  }

  private cells(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("td")];
  }

  /** The cell in which the focus is becomes the one that the tabulator reaches. */
  private enter(cell: HTMLElement | null): void {
    if (!cell) return;
    this.querySelector('td[tabindex="0"]')?.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
  }

  private walk(event: KeyboardEvent): void {
    const cells = this.cells();
    const at = cells.indexOf((event.target as Element).closest("td") as HTMLElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const day = at % 7;
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: 7,
      ArrowUp: -7,
      Home: -day,
      End: 6 - day,
    };
    const page: Record<string, string> = { PageUp: "prev", PageDown: "next" };
    if (event.key in steps) {
      event.preventDefault();
      cells[at + (steps[event.key] ?? 0)]?.focus();
    } else if (event.key in page) {
      const link = document.querySelector<HTMLAnchorElement>(`.months a[rel="${page[event.key]}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
    }
  }
}

customElements.define("month-grid", MonthGrid);

export {};
