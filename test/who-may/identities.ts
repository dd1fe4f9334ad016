import * as identities from "@/lib/services/identities";
import { PLANTED_PASSWORD } from "@/test/plant-one";
import { PERSON, ANYBODY, type Line } from "./allowed";

const somebody = {
  provider: "oidc" as const,
  issuer: "https://login.example.com",
  subject: "somebody",
  email: "somebody@example.com",
  name: null,
};

export const identitiesLines: Line[] = [
  [
    "identities.enterByProvider",
    ANYBODY,
    "done",
    "done",
    (ctx) => identities.enterByProvider({ ctx, input: { identity: somebody, timeZone: null } }),
  ],
  // Nobody signs in by a provider where none is set.
  [
    "identities.allowLink",
    PERSON,
    "not_found",
    "not_found",
    (ctx, { session: sessionId }) =>
      identities.allowLink({ ctx, input: { sessionId, provider: "oidc", password: PLANTED_PASSWORD } }),
  ],
  [
    "identities.linkIdentity",
    ANYBODY,
    "done",
    "done",
    (ctx, { session: sessionId }) =>
      identities.linkIdentity({ ctx, input: { sessionId, identity: somebody } }),
  ],
  ["identities.listWaysIn", PERSON, "done", "done", (ctx) => identities.listWaysIn({ ctx })],
  [
    "identities.unlinkIdentity",
    PERSON,
    "done",
    "not_found",
    (ctx, { identity: id, session: sessionId }) =>
      identities.unlinkIdentity({ ctx, input: { id, sessionId } }),
  ],
];
