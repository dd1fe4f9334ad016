import * as brands from "@/lib/services/brands";
import { MACHINE, RESEARCHER, VIEWER, type Line } from "./allowed";

export const brandsLines: Line[] = [
  ["brands.listBrands", VIEWER, "done", "done", (ctx) => brands.listBrands({ ctx })],
  [
    "brands.getBrand",
    VIEWER,
    "done",
    "not_found",
    (ctx, { brand: id }) => brands.getBrand({ ctx, input: { id } }),
  ],
  [
    "brands.previewBrand",
    VIEWER,
    "done",
    "done",
    (ctx, { brand: id }) => brands.previewBrand({ ctx, input: { id, brand: { name: "Acme" } } }),
  ],
  [
    "brands.countNamedLately",
    VIEWER,
    "done",
    "done",
    (ctx) => brands.countNamedLately({ ctx, input: { zone: "UTC" } }),
  ],
  ["brands.exportBrands", VIEWER, "done", "done", (ctx) => brands.exportBrands({ ctx })],
  [
    "brands.importBrands",
    RESEARCHER,
    "done",
    "done",
    (ctx) => brands.importBrands({ ctx, input: { text: '[{"name":"Of a file"}]' } }),
  ],
  ["brands.tellIntents", MACHINE, "done", "not_found", (ctx) => brands.tellIntents({ ctx })],
  ["brands.suggestNames", VIEWER, "done", "done", (ctx) => brands.suggestNames({ ctx })],
  [
    "brands.trackName",
    RESEARCHER,
    "done",
    "done",
    (ctx) => brands.trackName({ ctx, input: { name: "A suggested name" } }),
  ],
  [
    "brands.decideName",
    RESEARCHER,
    "done",
    "done",
    (ctx) => brands.decideName({ ctx, input: { name: "A company", decision: "company" } }),
  ],
  ["brands.newestBrandRules", VIEWER, "done", "done", (ctx) => brands.newestBrandRules({ ctx })],
  [
    "brands.makeBrand",
    RESEARCHER,
    "done",
    "done",
    (ctx) => brands.makeBrand({ ctx, input: { brand: { name: "Another brand" } } }),
  ],
  [
    "brands.changeBrand",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { brand: id }) => brands.changeBrand({ ctx, input: { id, brand: { name: "Called otherwise" } } }),
  ],
  [
    "brands.archiveBrand",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { brand: id }) => brands.archiveBrand({ ctx, input: { id, archived: true } }),
  ],
];
