import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { compileDomains } from "./brand-domains";
import { readBrands } from "./read-brands";

const ownersOf = compileDomains(
  brandsSchema
    .parse([
      { name: "Acme", domains: ["acme.com", "youtube.com/@Acme", "müller.de"] },
      { name: "YouTube", domains: ["youtube.com"] },
      { name: "Acme Shop", domains: ["shop.acme.com", "youtube.com/@acme"] },
    ])
    .map((brand) => ({ ...brand, id: brand.name })),
);

describe("an address belongs to", () => {
  it.each([
    ["https://acme.com", ["Acme"]],
    ["http://www.acme.com/a?b=1#c", ["Acme"]],
    ["https://blog.acme.com/a", ["Acme"]],
    ["www.acme.com/tents", ["Acme"]],
    ["https://shop.acme.com/a", ["Acme Shop"]],
    ["https://m.youtube.com/@ACME/videos", ["Acme", "Acme Shop"]],
    ["https://youtube.com/@acmetents", ["YouTube"]],
    ["https://xn--mller-kva.de/a", ["Acme"]],
    ["https://müller.de/a", ["Acme"]],
    ["https://acme.com.evil.example/", []],
    ["https://notacme.com/", []],
    ["https://evil.example/acme.com", []],
    ["mailto:a@acme.com", []],
    ["no address", []],
  ])("%s: %j", (address, owners) => expect(ownersOf(address)).toEqual(owners));
});

describe("brands as they are given", () => {
  it("are read with what is wrong by field", () => {
    expect(readBrands([{ name: "Acme", domains: ["acme.com", "co.uk"] }])).toEqual({
      problems: [
        {
          field: "[0].domains[1]",
          message: "co.uk is shared by many: give the part of it that is the brand's.",
        },
      ],
    });
    expect(readBrands([{ name: "Acme", aliases: [{ text: 1 }] }])).toMatchObject({
      problems: [{ field: "[0].aliases[0].text" }],
    });
    expect(readBrands([{ name: "Acme", domains: ["acme.github.io"] }])).toMatchObject({
      brands: [{ name: "Acme" }],
    });
    expect(readBrands([{ name: "Acme", domains: ["github.io"] }])).toHaveProperty("problems");
  });
});
