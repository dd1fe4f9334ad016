import { join } from "node:path";

/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: ["pg"],
  typescript: { ignoreBuildErrors: true },
  // It is built in a folder of its own below the repository, whose packages it uses.
  turbopack: { root: join(import.meta.dirname, "../..") },
};
