// For the browser, too: without the library behind schemas.

/** What the import of a dataset takes; ours, all of them. Lengths in characters. */
export const DATASET_IMPORT_LIMITS = {
  bytes: 64 * 1024 ** 3,
  /** What is sent at a time. */
  pieceBytes: 4 * 1024 ** 2,
  fileNameChars: 200,
} as const;
