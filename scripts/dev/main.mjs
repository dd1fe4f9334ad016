import { join } from "node:path";
import { root, stay } from "../bootstrap.mjs";
import { bundle, PROGRAMS } from "../bundle.mjs";
import { generateClient } from "../generate.mjs";

generateClient();
await bundle(PROGRAMS, join(root, "build/dev"));
stay(process.execPath, ["--enable-source-maps", join(root, "build/dev/launcher.mjs")], {
  NODE_ENV: "development",
});
