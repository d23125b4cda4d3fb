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

// Words that are selected in the text become the trigger of a missed event.
export function takeSelectedWords(): void {
  const text = document.querySelector<HTMLElement>("#text");
  const form = document.querySelector<HTMLFormElement>("#missed form");
  if (!text || !form) return;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.anchorNode || !text.contains(selection.anchorNode)) return;
    const words = selection.toString().trim();
    if (!words || words.includes("\n") || words.length > 200) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    const earlier = before.toString().split(words).length;
    form.querySelector<HTMLInputElement>("[name=trigger]")!.value = words;
    form.querySelector<HTMLInputElement>("[name=occurrence]")!.value = String(earlier);
  });
}
