"use strict";
// Sorts a table by the column whose head is pressed, and marks a name in the rotas. Nothing leaves the page.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = [...table.tBodies[0].rows].map((row) => {
        const cell = row.cells[at];
        return [cell.dataset.sort === undefined ? null : Number(cell.dataset.sort), cell.textContent, row];
      });
      const compared = (one, other) => {
        if (one[0] !== null && other[0] !== null) return one[0] - other[0];
        if (one[0] !== null || other[0] !== null) return one[0] === null ? 1 : -1;
        return one[1].localeCompare(other[1], document.documentElement.lang);
      };
      keyed.sort((one, other) => (down ? compared(other, one) : compared(one, other)));
      table.tBodies[0].append(...keyed.map((each) => each[2]));
    });
  });
}
const find = document.querySelector(".find");
if (find) {
  find.hidden = false;
  find.querySelector("input").addEventListener("input", (event) => {
    const sought = event.target.value.trim().toLowerCase();
    for (const name of document.querySelectorAll(".rota bdi")) {
      name.classList.toggle("found", sought !== "" && name.textContent.toLowerCase().includes(sought));
    }
  });
}
