import { createProgram } from "./program";

// npm run -s admin -- <command>

await createProgram().parseAsync();
