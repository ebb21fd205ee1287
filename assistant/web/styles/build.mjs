// Compiles recourse.scss to ../static/recourse.css.
// govuk-frontend writes left and right; a page may run from right to left, so its physical properties are turned
// into logical ones (inline-start, inline-end) on the way. Our own partials are written logically to begin with.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import postcss from "postcss";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LIMIT = 120_000;

const EDGES = { left: "inline-start", right: "inline-end" };
const RADII = {
  "border-top-left-radius": "border-start-start-radius",
  "border-top-right-radius": "border-start-end-radius",
  "border-bottom-left-radius": "border-end-start-radius",
  "border-bottom-right-radius": "border-end-end-radius",
};

function logicalName(name) {
  if (name in EDGES) return `inset-${EDGES[name]}`;
  if (name in RADII) return RADII[name];
  const found = /^(margin|padding|border|scroll-margin)-(left|right)(-.+)?$/.exec(name);
  return found ? `${found[1]}-${EDGES[found[2]]}${found[3] ?? ""}` : name;
}

function splitShorthand(declaration) {
  const parts = postcss.list.space(declaration.value);
  if (parts.length !== 4 || parts[1] === parts[3]) return;
  const sides = ["block-start", "inline-end", "block-end", "inline-start"];
  declaration.replaceWith(
    sides.map((side, at) => postcss.decl({ prop: `${declaration.prop}-${side}`, value: parts[at] })),
  );
}

const logical = {
  postcssPlugin: "physical-to-logical",
  Declaration(declaration) {
    declaration.prop = logicalName(declaration.prop);
    if (["text-align", "float", "clear"].includes(declaration.prop) && declaration.value in EDGES) {
      const edge = declaration.value === "left" ? "start" : "end";
      declaration.value = declaration.prop === "text-align" ? edge : `inline-${edge}`;
    }
    if (["margin", "padding"].includes(declaration.prop)) splitShorthand(declaration);
  },
};

const compiled = sass.compile(here("recourse.scss"), {
  style: "compressed",
  loadPaths: [here("node_modules")],
  quietDeps: true,
});
const { css } = postcss([logical]).process(compiled.css, { from: undefined });
const { version } = JSON.parse(readFileSync(here("node_modules/govuk-frontend/package.json"), "utf8"));
const head = `/* Recourse. Built from assistant/web/styles; edit there. Holds parts of govuk-frontend ${version} (MIT). */\n`;
const text = head + css.trim() + "\n";
if (text.length > LIMIT) throw new Error(`recourse.css has ${text.length} bytes; the limit is ${LIMIT}.`);
writeFileSync(here("../static/recourse.css"), text);
console.log(`recourse.css: ${text.length} bytes`);
