import * as brands from "@/lib/services/brands";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

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
