import "server-only";
import type { SignInProblem } from "@/lib/domain/team/sign-in";

/** Rolls back what was begun for somebody who turns out not to be let in. */
class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(readonly problem: SignInProblem) {
    super(`refused: ${problem}`);
  }
}

/** Throws what `orProblem` gives back. */
export function refuse(problem: SignInProblem): never {
  throw new Refusal(problem);
}

/** What work results in, or the problem for which it was refused, all of it undone. */
export async function orProblem<Result>(
  work: () => Promise<Result>,
): Promise<Result | { problem: SignInProblem }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem };
    throw error;
  }
}
