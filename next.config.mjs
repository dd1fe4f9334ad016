import { sourceStamp } from "./scripts/source-stamp.mjs";

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Copies of the web process on several machines must agree on this: it follows from the sources alone.
  generateBuildId: () => sourceStamp(import.meta.dirname),
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
  // `npm test` checks types; a start on somebody's machine need not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};
