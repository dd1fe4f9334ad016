import { describe, expect, it } from "vitest";
import { z } from "zod";
import { newRequestKey } from "./request-key";

describe("a request key", () => {
  it("is a UUID, another one each time", () => {
    const keys = Array.from({ length: 100 }, newRequestKey);
    expect(keys.every((key) => z.uuidv4().safeParse(key).success)).toBe(true);
    expect(new Set(keys).size).toBe(100);
  });
});
