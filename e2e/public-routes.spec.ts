import { readdirSync } from "node:fs";
import { paths } from "@/lib/paths";
import { PUBLIC_ROUTES } from "@/lib/web/public-routes";
import { builtActions, routeOf } from "./built-actions";
import { expect, signedOut as test } from "./fixtures";
import { PAGES, READS, somewhere } from "./route-table";

/** Every route there is, read off `app/`. */
const walkRoutes = (): string[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" }).flatMap((file) =>
    /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !/(^|\/)_/.test(file) ? [routeOf(`app/${file}`)] : [],
  );

const places = (table: typeof PAGES, isPublic: boolean): string[] =>
  table.flatMap(([route, guard]) => ((guard === "anyone") === isPublic ? [somewhere(route)] : []));

const PUBLIC = [...places(PAGES, true), ...places(READS, true)];
const GUARDED = places(PAGES, false);
const GUARDED_READS = places(READS, false);

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
  expect(walkRoutes().sort()).toEqual([...PAGES, ...READS].map(([route]) => route).sort());
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

test("mails are ended by a POST alone, and a link that is none ends nothing", async ({ request }) => {
  const address = paths.api.unsubscribe("a-guess");
  const looked = await request.get(address, { maxRedirects: 0 });
  expect([looked.status(), looked.headers()["location"]]).toEqual([307, paths.unsubscribe("a-guess")]);
  const form = { "List-Unsubscribe": "One-Click" };
  expect((await request.post(address, { form, maxRedirects: 0 })).status()).toBe(404);
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
