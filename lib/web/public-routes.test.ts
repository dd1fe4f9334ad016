import { expect, it } from "vitest";
import { isPublic, needsDatabase } from "./public-routes";

// Written down, not worked out: a change of the table has to be meant.
it.each([
  "/sign-in",
  "/sign-in/invitation/token",
  "/forgot-password",
  "/reset-password",
  "/setup",
  "/unsubscribe/token",
  "/api/unsubscribe/token",
  "/api/auth/csrf",
  "/api/auth/callback/credentials",
  "/api/health",
  "/api/wake/token",
  "/v3",
  "/v3/appendix/user_data",
  "/grounding-api-redirect/token",
  "/_next/static/chunk.js",
  "/favicon.ico",
  "/icon.svg",
  "/apple-icon.png",
  "/icon-192.png",
  "/icon-512.png",
  "/icon-maskable-512.png",
  "/manifest.webmanifest",
  "/opengraph-image.png",
  "/robots.txt",
])("%s answers without a session", (path) => {
  expect(isPublic(path)).toBe(true);
});

it.each([
  "/",
  "/new-workspace",
  "/demo-setup",
  "/reference",
  "/operator",
  "/operator/accounts",
  "/operator/upstreams",
  "/operator/limits",
  "/operator/operators",
  "/acme",
  "/acme/compose",
  "/acme/answers",
  "/acme/answers/id",
  "/acme/prompts",
  "/acme/sources",
  "/acme/spend",
  "/acme/settings",
  "/acme/settings/connections",
  "/acme/settings/members",
  "/api",
  "/api/",
  "/api/auth",
  "/api/healthy",
  "/api/health/x",
  "/api/workspaces/acme/runs/id",
  "/api/workspaces/acme/tasks/id/raw",
  "/api/workspaces/acme/spend/csv",
  "/api/workspaces/acme/spend/statement/csv",
  "/api/workspaces/acme/demo",
  "/api/wake",
  "/api/wake/a/b",
  "/sign-in/x",
  "/sign-in/invitation",
  "/sign-in/invitation/a/b",
  "/setup/x",
  "/v3x",
  "/grounding-api-redirect/a/b",
  "/_next/image",
  "/_next/data/x",
  "/icon.svg/x",
  "/icon-64.png",
  "/acme/icon.svg",
  "/opengraph-image.png/x",
  "/robots.txt/x",
])("%s does not", (path) => {
  expect(isPublic(path)).toBe(false);
});

it.each([
  ["/icon.svg", false],
  ["/manifest.webmanifest", false],
  ["/_next/static/chunk.js", false],
  ["/api/health", false],
  ["/sign-in", true],
  ["/v3/appendix/user_data", true],
  ["/acme/answers", true],
])("%s needs the database: %s", (path, needed) => {
  expect(needsDatabase(path)).toBe(needed);
});
