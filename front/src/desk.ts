import htmx from "htmx.org";
import { switchTheme } from "./colours";
import { listenToKeys } from "./keys";
import { focusOnReturn, rememberList, showSteps } from "./steps";
import { linkMarksWithCards, takeSelectedWords } from "./reading";

declare global {
  interface Window {
    htmx: typeof htmx;
    deskReady?: boolean;
  }
}
window.htmx = htmx;

const one = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);

/** An edge that fades tells that there is more to the right. */
function tellOfMore(place: HTMLElement, name: string): void {
  const tell = () => place.classList.toggle(name, place.scrollLeft + place.clientWidth < place.scrollWidth - 4);
  place.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(place);
  tell();
}

const pages = one(".bar nav");
if (pages) {
  // On a narrow screen the pages' names are moved sideways: the present one is in view, and an edge tells of more.
  const here = pages.querySelector<HTMLElement>("[aria-current]");
  const show = () => {
    if (here) pages.scrollLeft = here.offsetLeft - (pages.clientWidth - here.offsetWidth) / 2;
  };
  show();
  document.fonts.ready.then(show); // names are wider in the desk's own letters, which come later
  tellOfMore(pages, "more-pages");
}
for (const place of document.querySelectorAll<HTMLElement>(".scroll")) tellOfMore(place, "more-beside");

const theme = one<HTMLButtonElement>("#theme");
if (theme) {
  theme.hidden = false;
  theme.addEventListener("click", switchTheme);
}

const form = one<HTMLFormElement>("#filters");
const results = one("#results");

/** Shows a list of another address in place; the server names the address that then stands in the bar. */
export async function showList(address: string): Promise<void> {
  await htmx.ajax("get", address, { target: "#results", swap: "innerHTML" });
}

/** What a field shows for a value: the name that is suggested for it, where there is one. */
const shown = (value: string, list: HTMLDataListElement | null) =>
  [...(list?.options ?? [])].find(({ dataset }) => value && dataset.party === value)?.value ?? value;

/** Fields that are not drawn anew with the results say what the address says, but for the one being written in. */
function syncFields(): void {
  const params = new URLSearchParams(location.search);
  for (const field of form?.querySelectorAll<HTMLInputElement>("input[name]") ?? []) {
    if (field.closest("#facets") || field === document.activeElement) continue;
    if (field.type === "checkbox") field.checked = params.getAll(field.name).includes(field.value);
    else field.value = shown(params.get(field.name) ?? "", field.list);
  }
}

if (form && results) {
  addEventListener("pagehide", rememberList);
  focusOnReturn();
  // An address without parameters that say nothing.
  document.body.addEventListener("htmx:configRequest", (signal) => {
    const { parameters } = (signal as CustomEvent).detail as { parameters: FormData };
    for (const name of new Set([...parameters.keys()])) {
      if (parameters.getAll?.(name).every((value) => value === "")) parameters.delete(name);
    }
  });
  // What has the focus, or was opened, among the parts that are drawn anew.
  let held = "";
  let opened: string[] = [];
  let rows = 0;
  document.body.addEventListener("htmx:beforeSwap", () => {
    held = document.activeElement?.id ?? "";
    opened = [...document.querySelectorAll<HTMLDetailsElement>("#facets details[open]")].map(({ id }) => id);
    rows = document.querySelectorAll("#rows > .row").length;
  });
  const restore = () => {
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    if (held && document.activeElement === document.body) document.getElementById(held)?.focus({ preventScroll: true });
  };
  /** After more of the list was fetched, reading goes on with the first row of it. */
  const goOn = () => {
    const links = document.querySelectorAll<HTMLElement>("#rows > .row .row-link");
    if (links.length <= rows) return;
    if (document.activeElement === document.body) links[rows].focus({ preventScroll: true });
    const told = one("#list-told");
    if (told) told.textContent = `${links.length - rows} more, ${links.length} shown`;
  };
  document.body.addEventListener("htmx:beforeRequest", () => results.setAttribute("aria-busy", "true"));
  document.body.addEventListener("htmx:afterRequest", () => results.setAttribute("aria-busy", "false"));
  let settled: unknown;
  document.body.addEventListener("htmx:afterSettle", (signal) => {
    const { target, xhr } = (signal as CustomEvent).detail as { target?: HTMLElement; xhr?: unknown };
    if (xhr === settled) return; // htmx tells it of every element that came
    settled = xhr;
    if (target?.id === "more") goOn();
    if (target?.id !== "results") return;
    restore();
    syncFields();
    dispatchEvent(new Event("dotterel:list"));
  });
  document.body.addEventListener("click", (signal) => {
    const link = (signal.target as HTMLElement).closest<HTMLAnchorElement>("a[data-into]");
    if (!link || signal.button !== 0 || signal.metaKey || signal.ctrlKey || signal.shiftKey || signal.altKey) return;
    signal.preventDefault();
    void showList(link.getAttribute("href")!);
  });
  if (matchMedia("(max-width: 70rem)").matches) one<HTMLDetailsElement>("#rail-body")?.removeAttribute("open");
}

const views = one("#views");
if (views && form) {
  views.hidden = false;
  const setField = (name: string, value: string) => {
    const field = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field) field.value = value;
  };
  const ask = (fields: Record<string, string>) => {
    for (const [name, value] of Object.entries(fields)) setField(name, value);
    form.requestSubmit();
  };
  const start = async () => {
    const [{ listMap }, { timeline }] = await Promise.all([import("./map"), import("./timeline")]);
    listMap(one("#map")!, (box) => ask({ box }));
    timeline(one("#timeline")!, (from, to) => ask({ from, to }));
  };
  if ("requestIdleCallback" in window) requestIdleCallback(() => void start(), { timeout: 400 });
  else void start();
}

const place = one("#place-map");
if (place) void import("./map").then(({ placeMap }) => placeMap(place));

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

showSteps();
linkMarksWithCards();
takeSelectedWords();
listenToKeys();
window.deskReady = true;
