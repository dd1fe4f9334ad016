import { ANY_SPEND } from "@/lib/domain/money/spend";
import { type PlantedWorkspace } from "@/test/plant-one";

// What more than one use case is called with.

export const zoned = { ...ANY_SPEND, zone: "UTC", from: "2026-01-01", to: "2026-12-31" };
export const ask = ({ connection }: PlantedWorkspace) => ({
  requestKey: crypto.randomUUID(),
  connectionId: connection,
  promptId: null,
  userPrompt: "Which harbour?",
  systemMessage: null,
  turns: [],
  method: "live" as const,
  targets: [{ engine: "gemini" as const, model: "m-1" }],
  settings: {},
  label: null,
});
export const setAsk = ({ connection, set }: PlantedWorkspace) => ({
  setId: set,
  ask: {
    connectionId: connection,
    method: "live" as const,
    targets: [{ engine: "gemini" as const, model: "m-1", parameters: {} }],
    marketIds: [],
    personaIds: [],
    repeats: 1,
    label: null,
  },
});
export const hosted = {
  name: "Hosted",
  baseUrl: "http://127.0.0.1:1",
  login: "l",
  password: "a hosted password",
  makeDefault: false,
};
export const owner = {
  email: "first@example.com",
  password: "a password of some length",
  workspaceName: "First",
};
export const WANTED = "another password of some length";

export const questions = ({ set: setId }: PlantedWorkspace) => ({
  setId,
  fileName: null,
  bytes: Buffer.from("Which harbour, then?"),
  corrections: [],
  makeMissing: true,
});

export async function collect(batches: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
