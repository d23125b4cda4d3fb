import { axisX, axisY, gridY, plot, rectY, ruleY } from "@observablehq/plot";
import { QUADS, colour, onTheme } from "./colours";

interface Answer {
  unit: "day" | "week" | "month" | "year";
  from: string | null;
  to: string | null;
  undated: number;
  buckets: { first: string; quads: Record<string, number> }[];
  chosen: [string, string] | null;
}

const DAY = 86_400_000;
const read = (iso: string) => new Date(`${iso}T00:00:00Z`);
const iso = (day: Date) => day.toISOString().slice(0, 10);

function end(first: Date, unit: Answer["unit"]): Date {
  const last = new Date(first);
  if (unit === "day") last.setUTCDate(last.getUTCDate() + 1);
  else if (unit === "week") last.setUTCDate(last.getUTCDate() + 7);
  else if (unit === "month") last.setUTCMonth(last.getUTCMonth() + 1);
  else last.setUTCFullYear(last.getUTCFullYear() + 1);
  return last;
}

/** Incidents over time by kind; dragging over it asks for those days. */
export function timeline(place: HTMLElement, setDays: (from: string, to: string) => void): void {
  let answer: Answer | null = null;
  const clear = document.querySelector<HTMLButtonElement>("#timeline-clear")!;
  const told = document.querySelector<HTMLElement>("#timeline-told")!;
  clear.addEventListener("click", () => setDays("", ""));

  const load = async () => {
    const params = new URLSearchParams(location.search);
    for (const name of ["sort", "dir", "after"]) params.delete(name);
    const got = await fetch(`/timeline.json?${params}`);
    if (!got.ok) {
      answer = null; // the list says what it does not understand
      told.textContent = "";
      place.replaceChildren("Nothing is shown for this question.");
      place.dataset.drawn = "nothing";
      return;
    }
    answer = (await got.json()) as Answer;
    draw();
  };

  const draw = () => {
    if (!answer) return;
    clear.hidden = !answer.chosen;
    if (!answer.from || !answer.to) {
      told.textContent = answer.undated ? `${answer.undated} undated` : "";
      place.replaceChildren("No incident here has a date.");
      place.dataset.drawn = "nothing";
      return;
    }
    told.textContent = `by ${answer.unit}${answer.undated ? `, ${answer.undated} undated` : ""}`;
    const { unit } = answer;
    const bars = answer.buckets.flatMap((bucket) =>
      QUADS.filter((quad) => bucket.quads[quad]).map((quad) => ({
        first: read(bucket.first),
        last: end(read(bucket.first), unit),
        quad,
        count: bucket.quads[quad],
      })),
    );
    const from = read(answer.buckets[0] && answer.buckets[0].first < answer.from ? answer.buckets[0].first : answer.from);
    const to = end(read(answer.to), unit);
    const most = Math.max(1, ...answer.buckets.map(({ quads }) => Object.values(quads).reduce((sum, one) => sum + one, 0)));
    const width = Math.max(place.clientWidth, 240);
    const drawn = plot({
      width,
      height: 146,
      marginLeft: 34,
      marginRight: 10,
      marginTop: 8,
      marginBottom: 34,
      className: "timeline-plot",
      x: { type: "utc", domain: [from, to], label: null },
      y: { label: null },
      color: { domain: [...QUADS], range: QUADS.map((quad) => colour(quad)) },
      marks: [
        gridY({ ticks: Math.min(3, most) }),
        axisX({ ticks: Math.round(width / 90), tickSize: 3 }),
        axisY({ ticks: Math.min(3, most), tickSize: 0 }),
        rectY(bars, { x1: "first", x2: "last", y: "count", fill: "quad", insetLeft: 0.5, insetRight: 0.5, order: [...QUADS] }),
        ruleY([0]),
      ],
    }) as SVGSVGElement & { scale(name: string): { apply(value: Date): number; invert(value: number): Date } };
    // The plot's own style element would be refused by our rules on content; desk.css says the same.
    drawn.querySelector("style")?.remove();
    // The drawing as a whole is one picture with one name.
    for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
    drawn.setAttribute("role", "img");
    drawn.setAttribute(
      "aria-label",
      `Incidents by ${unit} from ${answer.from} to ${answer.to}, at most ${most} in one; the fields from and to choose days too`,
    );
    place.replaceChildren(drawn);
    brush(drawn, drawn.scale("x"), answer, setDays);
    place.dataset.drawn = "yes";
  };

  addEventListener("dotterel:list", () => void load());
  onTheme(draw);
  let before = 0;
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - before) < 4) return;
    before = place.clientWidth;
    draw();
  }).observe(place);
  void load();
}

function brush(
  svg: SVGSVGElement,
  scale: { apply(value: Date): number; invert(value: number): Date },
  answer: Answer,
  setDays: (from: string, to: string) => void,
): void {
  const band = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  band.setAttribute("class", "brush");
  band.setAttribute("y", "4");
  band.setAttribute("height", "108");
  svg.append(band);
  const show = (left: number, right: number) => {
    band.setAttribute("x", String(left));
    band.setAttribute("width", String(Math.max(right - left, 1)));
    band.toggleAttribute("hidden", false);
  };
  if (answer.chosen) {
    const [first, last] = answer.chosen.map(read);
    const right = Number(svg.getAttribute("width")) - 10;
    const within = (x: number) => Math.min(Math.max(x, 34), right);
    show(within(scale.apply(first)), within(scale.apply(new Date(last.getTime() + DAY))));
  } else band.toggleAttribute("hidden", true);
  let start: number | null = null;
  const at = (signal: PointerEvent) => {
    const frame = svg.getBoundingClientRect();
    const width = Number(svg.getAttribute("width"));
    return Math.min(Math.max(((signal.clientX - frame.left) / frame.width) * width, 34), width - 10);
  };
  svg.addEventListener("pointerdown", (signal) => {
    if (signal.button !== 0) return;
    start = at(signal);
    svg.setPointerCapture(signal.pointerId);
  });
  svg.addEventListener("pointermove", (signal) => {
    if (start === null) return;
    const here = at(signal);
    show(Math.min(start, here), Math.max(start, here));
  });
  svg.addEventListener("pointerup", (signal) => {
    if (start === null) return;
    const [left, right] = [start, at(signal)].sort((a, b) => a - b);
    start = null;
    if (right - left > 4) {
      setDays(iso(scale.invert(left)), iso(new Date(scale.invert(right).getTime() - 1)));
      return;
    }
    const day = scale.invert(left);
    const hit = answer.buckets.find(({ first }) => read(first) <= day && day < end(read(first), answer.unit));
    if (hit) setDays(hit.first, iso(new Date(end(read(hit.first), answer.unit).getTime() - DAY)));
  });
}
