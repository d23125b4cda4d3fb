// On a report's page: the words of an event and its card light up together.
export function linkMarksWithCards(): void {
  const text = document.querySelector<HTMLElement>("#text");
  if (!text) return;
  const marks = [...text.querySelectorAll<HTMLElement>("mark[data-events]")];
  const show = (ids: string[]) => {
    for (const mark of marks) mark.classList.toggle("lit", mark.dataset.events!.split(" ").some((id) => ids.includes(id)));
    for (const card of document.querySelectorAll<HTMLElement>(".card")) {
      card.classList.toggle("lit", ids.includes(card.dataset.event!));
    }
  };
  for (const mark of marks) {
    const ids = mark.dataset.events!.split(" ");
    mark.addEventListener("pointerenter", () => show(ids));
    mark.addEventListener("pointerleave", () => show([]));
    mark.addEventListener("click", () => {
      const card = document.getElementById(`event-${ids[0]}`);
      card?.scrollIntoView({ block: "nearest" });
      card?.focus({ preventScroll: true });
    });
  }
  for (const card of document.querySelectorAll<HTMLElement>(".card")) {
    const ids = [card.dataset.event!];
    card.addEventListener("pointerenter", () => show(ids));
    card.addEventListener("pointerleave", () => show([]));
    card.addEventListener("focusin", () => show(ids));
    card.addEventListener("focusout", () => show([]));
  }
  const named = location.hash.startsWith("#event-") ? location.hash.slice(7) : "";
  if (named) {
    show([decodeURIComponent(named)]);
    document.getElementById(`trigger-${decodeURIComponent(named)}`)?.scrollIntoView({ block: "center" });
  }
}
