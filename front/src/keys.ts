const one = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);

/** Moves among the incidents of a list, or the event cards of a report. */
function move(by: number): void {
  const step = one<HTMLAnchorElement>(`[data-step="${by > 0 ? "next" : "previous"}"]`);
  if (step) {
    step.click();
    return;
  }
  const places = [...document.querySelectorAll<HTMLElement>("#rows .row-link, .card")];
  if (!places.length) return;
  const here = places.findIndex((place) => place === document.activeElement || place.contains(document.activeElement));
  const next = places[here < 0 ? (by > 0 ? 0 : places.length - 1) : Math.min(Math.max(here + by, 0), places.length - 1)];
  next.focus({ preventScroll: true });
  (next.closest<HTMLElement>(".row") ?? next).scrollIntoView({ block: "nearest" });
  if (here === places.length - 1 && by > 0) one("#more a")?.click();
}

const ACTS: Record<string, () => void> = {
  "/": () => {
    const search = one<HTMLInputElement>("#q");
    if (!search) return location.assign("/incidents#q");
    search.focus();
    search.select();
  },
  j: () => move(1),
  k: () => move(-1),
  f: () => {
    const rail = one<HTMLDetailsElement>("#rail-body");
    if (!rail) return;
    rail.open = true;
    rail.querySelector<HTMLInputElement>("#facets input")?.focus();
  },
  m: () => one("#desk")?.classList.toggle("no-views"),
  b: () => one("#map-box-draw")?.click(),
  u: () => one<HTMLAnchorElement>("#back, .crumbs a:last-of-type")?.click(),
  "?": () => location.assign("/help"),
};

export function listenToKeys(): void {
  document.addEventListener("keydown", (signal) => {
    const target = signal.target as HTMLElement;
    const writes = target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (signal.key === "Escape" && writes) target.blur();
    if (writes || signal.ctrlKey || signal.metaKey || signal.altKey || signal.isComposing) return;
    const act = ACTS[signal.key];
    if (!act) return;
    signal.preventDefault();
    act();
  });
}
