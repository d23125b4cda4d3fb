// Runs before anything is drawn: a reader who has chosen light or dark never sees the other flash by.
const chosen = (() => {
  try {
    return localStorage.getItem("dotterel:theme");
  } catch {
    return null; // storage may be barred; the system's choice holds then
  }
})();
if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
document.documentElement.classList.add("scripted");
