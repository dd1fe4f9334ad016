import { join } from "node:path";
import { ensureInstalled, pickNode, root, stay } from "./bootstrap.mjs";

// npm run dev: like npm start, with Next's development server in place of the build. The worker is bundled once, at the
// start: start again to see changes to it.

ensureInstalled();
stay(pickNode(), [join(root, "scripts/dev/main.mjs")]);
