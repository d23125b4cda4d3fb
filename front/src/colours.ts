/** Colours are told by the style sheet alone; drawings read them from there. */
export const QUADS = ["material-conflict", "verbal-conflict", "material-cooperation", "verbal-cooperation"] as const;

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Calls back when light becomes dark or the other way round. */
export function onTheme(call: () => void): void {
  addEventListener("dotterel:theme", call);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
}

export function switchTheme(): void {
  const next = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem("dotterel:theme", next);
  } catch {
    // it holds for this page then
  }
  dispatchEvent(new Event("dotterel:theme"));
}
