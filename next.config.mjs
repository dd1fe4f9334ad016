import { sourceStamp } from "./scripts/source-stamp.mjs";

// Copies of the web process on several machines must agree on this: it follows from the sources alone.
const build = sourceStamp(import.meta.dirname);

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  generateBuildId: () => build,
  // For lib/own-build.ts, in the browser as on the server.
  env: { SIGHTLINE_BUILD: build },
  // The service's paths are answered with or without a trailing slash, never by a redirect.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "pino",
    "@node-rs/argon2",
    "@prisma/client",
    "@prisma/adapter-pg",
  ],
  // What is larger is cut off before a route sees it; see lib/web/upload.ts.
  experimental: {
    proxyClientMaxBodySize: 13 * 1024 * 1024,
    // Half a minute and 300 MB, which `npm test` does not spend in a clean clone.
    turbopackFileSystemCacheForBuild: process.env.SIGHTLINE_BUILD_ONCE === undefined,
  },
  // `npm test` checks types; a start on somebody's machine need not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The development server would write what actions are called with into its log: passwords, secrets of links.
  logging: { serverFunctions: false },
};
