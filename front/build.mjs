// Builds the desk's static files: `node build.mjs OUT`. Nothing is fetched; what is needed lies in node_modules.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { basemap } from "./basemap.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "dotterel", "surfaces", "desk", "static");
const require = createRequire(import.meta.url);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/desk.ts", "src/theme.ts", "src/desk.css"],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  legalComments: "none", // licences stand whole in licences.txt
  metafile: true,
  logLevel: "warning",
});
// MapLibre's worker is a file of its own, which no bundler finds by itself.
copyFileSync(require.resolve("maplibre-gl/dist/maplibre-gl-worker.mjs"), join(out, "maplibre-gl-worker.js"));
for (const [name, text] of Object.entries(basemap())) writeFileSync(join(out, name), text);
writeFileSync(join(out, "licences.txt"), licences(Object.keys(result.metafile.inputs)));

const digests = {};
for (const name of readdirSync(out).sort()) {
  digests[name] = createHash("sha256").update(readFileSync(join(out, name))).digest("hex").slice(0, 16);
}
writeFileSync(join(out, "built.json"), `${JSON.stringify(digests, null, 2)}\n`); // last: it says that all is there

/** The licence texts of the packages that files were bundled from, and of the base map's. */
function licences(inputs) {
  const folders = new Set(["node_modules/world-atlas"]);
  for (const input of inputs) {
    const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    if (found) folders.add(found[0]);
  }
  const texts = [...folders].sort().map((folder) => {
    const about = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
    const file = readdirSync(join(here, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? readFileSync(join(here, folder, file), "utf8").trim() : `Licence: ${about.license}`;
    return `${about.name} ${about.version}\n\n${text}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
