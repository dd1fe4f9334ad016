/** What keeps figures from being computed, in words; `details` say where, a line each. */
export class RecomputeProblem extends Error {
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
    this.name = "RecomputeProblem";
  }
}

/** What is wrong with a file, by whoever tried to open it. */
export const unreadable = (path: string, error: unknown): RecomputeProblem =>
  new RecomputeProblem(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}.`);
