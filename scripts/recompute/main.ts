import { createProgram } from "./program";

// npm run -s recompute -- DATASET_DIR|FILE.jsonl

await createProgram().parseAsync();
