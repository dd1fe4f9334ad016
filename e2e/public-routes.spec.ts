import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isPublic, PUBLIC_ROUTES } from "@/lib/web/public-routes";
import { expect, signedOut as test } from "./fixtures";

/** Every route there is, read off `app/`, with something in each parameter's place. */
function walkRoutes(folder = "app", path = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return /^(page\.tsx|route\.ts)$/.test(entry.name) ? [path || "/"] : [];
    if (entry.name.startsWith("_")) return [];
    const below = join(folder, entry.name);
    if (/^\(.*\)$/.test(entry.name)) return walkRoutes(below, path);
    return walkRoutes(below, `${path}/${entry.name.replace(/^\[+(?:\.\.\.)?(.*?)\]+$/, "some-$1")}`);
  });
}

const routes = walkRoutes();

test("every route outside the closed table is refused without a session", async ({ request }) => {
  const guarded = routes.filter((route) => !isPublic(route));
  expect(guarded.length).toBeGreaterThan(10);
  for (const route of guarded) {
    const reply = await request.get(route, { maxRedirects: 0 });
    if (route.startsWith("/api/")) {
      expect(reply.status(), route).toBe(401);
      expect(await reply.json()).toMatchObject({ error: { code: "unauthenticated" } });
    } else {
      expect(reply.status(), route).toBe(303);
      expect(reply.headers()["location"], route).toContain("/sign-in");
    }
  }
});

test("a forged session cookie opens nothing", async ({ request }) => {
  const headers = { Cookie: "next-auth.session-token=eyJhbGciOiJkaXIifQ..forged" };
  for (const route of routes.filter((path) => !isPublic(path))) {
    const reply = await request.get(route, { headers, maxRedirects: 0 });
    expect([401, 303], route).toContain(reply.status());
  }
});

test("every line of the table names a route that is there", () => {
  const files = ["/_next/static/chunk.js", "/icon.svg", "/robots.txt", "/api/auth/session", "/v3"];
  for (const { path } of PUBLIC_ROUTES) {
    expect(
      [...routes, ...files].some((route) => path.test(route)),
      String(path),
    ).toBe(true);
  }
});

test("a server action posted without a session does nothing and leaks nothing", async ({ request }) => {
  const reply = await request.post("/harbour-research/compose", {
    headers: { "Next-Action": "0".repeat(42), "Content-Type": "text/plain;charset=UTF-8" },
    data: "[]",
    maxRedirects: 0,
  });
  expect(reply.status()).toBe(401);
  expect(await reply.text()).toContain("unauthenticated");
});
