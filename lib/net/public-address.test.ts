import { expect, it } from "vitest";
import { isPublicOrigin } from "./public-address";

it.each([
  ["https://sightline.harbour-research.org", true],
  ["http://8.8.8.8:3000", true],
  ["http://[2606:4700::1111]", true],
  ["http://127.0.0.1:3000", false],
  ["http://localhost:3000", false],
  ["http://sightline", false],
  ["http://192.168.1.4", false],
  ["http://[::1]:3000", false],
  ["https://sightline.internal", false],
  ["https://sightline.local.", false],
  ["https://sightline.example", false],
])("%s can be called from outside: %s", (origin, can) => {
  expect(isPublicOrigin(origin)).toBe(can);
});
