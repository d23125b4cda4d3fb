// The list that a reader came from, so that one can walk it incident by incident.
const KEY = "dotterel:list";

interface List {
  address: string;
  ids: string[];
  /** The incident whose page leads back. */
  from?: string;
}

function keep(list: List): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // without storage there is the list's own page
  }
}

const address = () => location.pathname + location.search;

/** As it stands when a reader leaves it: what a filter still brings in is another list. */
export function rememberList(): void {
  const ids = [...document.querySelectorAll<HTMLElement>("#rows > .row")].map((row) => row.dataset.id!);
  keep({ address: address(), ids });
}

/** Back on that list: reading goes on with the incident whose page led back. */
export function focusOnReturn(): void {
  const list = remembered();
  if (!list?.from || list.address !== address()) return;
  const row = [...document.querySelectorAll<HTMLElement>("#rows > .row")].find(({ dataset }) => dataset.id === list.from);
  row?.querySelector<HTMLElement>(".row-link")?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "center" });
}

function remembered(): List | null {
  try {
    const list = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as List | null;
    return list && Array.isArray(list.ids) && String(list.address).startsWith("/incidents") ? list : null;
  } catch {
    return null;
  }
}

/** On the page of an incident: back to that list, and the ones before and behind in it. */
export function showSteps(): void {
  const steps = document.querySelector<HTMLElement>("#steps");
  const list = remembered();
  if (!steps || !list) return;
  const back = document.querySelector<HTMLAnchorElement>("#back")!;
  back.setAttribute("href", list.address);
  const here = list.ids.findIndex((id) => location.pathname === `/incidents/${encodeURIComponent(id)}`);
  if (here < 0) return;
  back.addEventListener("click", () => keep({ ...list, from: list.ids[here] }));
  const step = (id: string | undefined, words: string, name: string) => {
    if (id === undefined) return;
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(id)}`;
    link.textContent = words;
    link.dataset.step = name;
    link.title = `${name} (${name === "next" ? "j" : "k"})`;
    steps.append(link);
  };
  step(list.ids[here - 1], "‹ previous", "previous");
  const where = document.createElement("span");
  where.textContent = `${here + 1} of ${list.ids.length}`;
  steps.append(where);
  step(list.ids[here + 1], "next ›", "next");
}
