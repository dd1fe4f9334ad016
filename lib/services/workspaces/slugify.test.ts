import fc from "fast-check";
import { expect, it } from "vitest";
import { RESERVED_SLUGS, SLUG_MAX } from "@/lib/domain/team/workspace";
import { anyText } from "@/test/properties";
import { slugify } from "./slugify";

it("makes a path segment of any name", () => {
  fc.assert(
    fc.property(anyText(80), (name) => {
      const slug = slugify(name);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(SLUG_MAX + "workspace-".length);
      expect(RESERVED_SLUGS).not.toContain(slug);
    }),
  );
  expect(slugify("Crème & Co.")).toBe("creme-co");
  expect(slugify("Straße 7, Москва")).toBe("strasse-7-moskva");
  expect(slugify("OpenAI watch")).toBe("openai-watch");
  expect(slugify("東京")).toBe("workspace");
  expect(slugify("API")).toBe("workspace-api");
});
