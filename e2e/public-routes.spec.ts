import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PUBLIC_ROUTES } from "@/lib/web/public-routes";
import { builtActions } from "./built-actions";
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

// Written down, not worked out: what answers without a session, and what does not.

const PUBLIC = [
  "/api/auth/some-nextauth",
  "/api/health",
  "/api/wake/some-token",
  "/forgot-password",
  "/grounding-api-redirect/some-token",
  "/reset-password",
  "/setup",
  "/sign-in",
  "/sign-in/invitation/some-token",
  "/v3/some-path",
];

const GUARDED = [
  "/",
  "/demo-setup",
  "/new-workspace",
  "/operator",
  "/operator/accounts",
  "/operator/accounts/some-id",
  "/operator/audit",
  "/operator/limits",
  "/operator/operators",
  "/operator/people",
  "/operator/upstreams",
  "/reference",
  "/some-workspace",
  "/some-workspace/answers",
  "/some-workspace/answers/some-id",
  "/some-workspace/compose",
  "/some-workspace/library",
  "/some-workspace/library/markets",
  "/some-workspace/library/personas",
  "/some-workspace/library/some-set",
  "/some-workspace/library/some-set/changes",
  "/some-workspace/library/some-set/expand",
  "/some-workspace/library/some-set/import",
  "/some-workspace/library/some-set/suggest",
  "/some-workspace/library/some-set/suggest/ask",
  "/some-workspace/library/some-set/versions",
  "/some-workspace/prompts",
  "/some-workspace/prompts/some-id",
  "/some-workspace/runs",
  "/some-workspace/runs/new",
  "/some-workspace/runs/some-id",
  "/some-workspace/schedules",
  "/some-workspace/schedules/new",
  "/some-workspace/schedules/some-id",
  "/some-workspace/schedules/some-id/change",
  "/some-workspace/settings",
  "/some-workspace/settings/account",
  "/some-workspace/settings/audit",
  "/some-workspace/settings/connections",
  "/some-workspace/settings/demo",
  "/some-workspace/settings/members",
  "/some-workspace/settings/sessions",
  "/some-workspace/sources",
  "/some-workspace/spend",
  "/some-workspace/spend/budgets",
];

const GUARDED_READS = [
  "/api/operator/audit/csv",
  "/api/workspaces/some-workspace/audit/csv",
  "/api/workspaces/some-workspace/demo",
  "/api/workspaces/some-workspace/estimate",
  "/api/workspaces/some-workspace/library/csv",
  "/api/workspaces/some-workspace/library/import",
  "/api/workspaces/some-workspace/models/some-engine",
  "/api/workspaces/some-workspace/runs/some-id",
  "/api/workspaces/some-workspace/runs/some-id/progress",
  "/api/workspaces/some-workspace/spend/csv",
  "/api/workspaces/some-workspace/tasks/some-id",
  "/api/workspaces/some-workspace/tasks/some-id/raw",
];

const SHOWN_TO_ALL = [
  "/favicon.ico",
  "/icon.svg",
  "/apple-icon.png",
  "/icon-192.png",
  "/icon-512.png",
  "/icon-maskable-512.png",
  "/manifest.webmanifest",
  "/opengraph-image.png",
  "/robots.txt",
];

test("every route is one of those written down", () => {
  expect(walkRoutes().sort()).toEqual([...PUBLIC, ...GUARDED, ...GUARDED_READS].sort());
});

test("pages are refused without a session, and lead to signing in", async ({ request }) => {
  for (const route of GUARDED) {
    const reply = await request.get(route, { maxRedirects: 0 });
    expect(reply.status(), route).toBe(303);
    expect(reply.headers()["location"], route).toContain("/sign-in");
  }
});

test("reads are refused without a session", async ({ request }) => {
  for (const route of GUARDED_READS) {
    const reply = await request.get(route, { maxRedirects: 0 });
    expect(reply.status(), route).toBe(401);
    expect(await reply.json()).toMatchObject({ error: { code: "unauthenticated" } });
  }
});

test("public routes do not ask for a session", async ({ request }) => {
  for (const route of PUBLIC) {
    const reply = await request.get(route, { maxRedirects: 0 });
    expect(await reply.text(), route).not.toContain('"unauthenticated"');
    expect(reply.headers()["location"] ?? "", route).not.toContain("next=");
  }
});

test("the mark, the manifest and the picture of a link are there for everybody, as what they are", async ({
  request,
}) => {
  for (const file of SHOWN_TO_ALL) {
    const reply = await request.get(file, { maxRedirects: 0 });
    expect(reply.status(), file).toBe(200);
    const type = reply.headers()["content-type"] ?? "";
    expect(type, file).toMatch(/^(image\/(png|svg\+xml|x-icon|vnd)|application\/manifest\+json|text\/plain)/);
  }
  const page = await (await request.get("/sign-in")).text();
  for (const linked of [
    "/favicon.ico",
    "/icon.svg",
    "/apple-icon.png",
    "/manifest.webmanifest",
    "/opengraph-image.png",
  ])
    expect(page, linked).toContain(linked);
});

test("a forged session cookie opens nothing", async ({ request }) => {
  const headers = { Cookie: "next-auth.session-token=eyJhbGciOiJkaXIifQ..forged" };
  for (const route of [...GUARDED, ...GUARDED_READS]) {
    const reply = await request.get(route, { headers, maxRedirects: 0 });
    expect([401, 303], route).toContain(reply.status());
  }
});

test("every line of the closed table names a route that is there", () => {
  const files = ["/_next/static/chunk.js", ...SHOWN_TO_ALL, "/v3"];
  for (const { path } of PUBLIC_ROUTES) {
    expect(
      [...PUBLIC, ...files].some((route) => path.test(route)),
      String(path),
    ).toBe(true);
  }
});

test("a server action posted without a session does nothing and leaks nothing", async ({ request }) => {
  const reply = await request.post("/harbour-research/compose", {
    headers: {
      "Next-Action": builtActions().get("sendAsk") ?? "",
      "Content-Type": "text/plain;charset=UTF-8",
    },
    data: "[]",
    maxRedirects: 0,
  });
  expect(reply.status()).toBe(401);
  expect(await reply.text()).toContain("unauthenticated");
});
