import type { Decider } from "@/lib/db/audit";

/** The instance's operator at the command line, as those below the use cases know them. */
export const OPERATOR: Decider = {
  actor: { kind: "operator", userId: null },
  origin: { address: null, agent: "test", requestId: "a request of the test" },
  now: () => new Date(),
};
