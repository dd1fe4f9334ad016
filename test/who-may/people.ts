import * as people from "@/lib/services/people";
import { PLANTED_PASSWORD } from "@/test/plant-one";
import { PERSON, MACHINE, ANYBODY, type Line } from "./allowed";
import { WANTED } from "./inputs";

const credentials = { email: "nobody@example.com", password: "a wrong password" };

export const peopleLines: Line[] = [
  [
    "people.authenticate",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.authenticate({ ctx, input: { credentials, deviceToken: null } }),
  ],
  [
    "people.askForReset",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.askForReset({ ctx, input: { email: credentials.email } }),
  ],
  [
    "people.mailPasswordReset",
    MACHINE,
    "done",
    "not_found",
    (ctx) => people.mailPasswordReset({ ctx, input: { resetId: crypto.randomUUID() } }),
  ],
  [
    "people.resetPassword",
    ANYBODY,
    "invalid",
    "invalid",
    (ctx) => people.resetPassword({ ctx, input: { token: "guess", password: WANTED } }),
  ],
  [
    "people.makeResetLink",
    MACHINE,
    "done",
    "not_found",
    (ctx, { userId }) => people.makeResetLink({ ctx, input: { userId } }),
  ],
  [
    "people.changePassword",
    PERSON,
    "done",
    "done",
    (ctx, { session: sessionId }) =>
      people.changePassword({ ctx, input: { present: PLANTED_PASSWORD, wanted: WANTED, sessionId } }),
  ],
  // Whoever is planted has one already.
  [
    "people.setFirstPassword",
    PERSON,
    "invalid",
    "invalid",
    (ctx, { session: sessionId }) => people.setFirstPassword({ ctx, input: { wanted: WANTED, sessionId } }),
  ],
  // Whoever is planted is the only owner of their workspace.
  [
    "people.deleteOwnAccount",
    PERSON,
    "conflict",
    "invalid",
    (ctx, { session: sessionId }) =>
      people.deleteOwnAccount({ ctx, input: { password: PLANTED_PASSWORD, sessionId } }),
  ],
  [
    "people.deleteAccount",
    MACHINE,
    "conflict",
    "not_found",
    (ctx, { userId }) => people.deleteAccount({ ctx, input: { userId } }),
  ],
  [
    "people.findAccount",
    MACHINE,
    "done",
    "not_found",
    (ctx, { slug }) => people.findAccount({ ctx, input: { email: `${slug}@example.com` } }),
  ],
  [
    "people.listPeople",
    MACHINE,
    "done",
    "not_found",
    (ctx) => people.listPeople({ ctx, input: { text: null, page: 1 } }),
  ],
  ["people.listEmailCollisions", MACHINE, "done", "not_found", (ctx) => people.listEmailCollisions({ ctx })],
  [
    "people.openSession",
    ANYBODY,
    "done",
    "done",
    (ctx, { userId }) => people.openSession({ ctx, input: { userId } }),
  ],
  [
    "people.findSession",
    ANYBODY,
    "done",
    "done",
    (ctx) => people.findSession({ ctx, input: { sessionId: crypto.randomUUID() } }),
  ],
  ["people.listSessions", PERSON, "done", "done", (ctx) => people.listSessions({ ctx })],
  [
    "people.revokeOtherSessions",
    PERSON,
    "done",
    "done",
    (ctx) => people.revokeOtherSessions({ ctx, input: { sessionId: crypto.randomUUID() } }),
  ],
  [
    "people.revokeSession",
    PERSON,
    "done",
    "done",
    (ctx, { session: sessionId }) => people.revokeSession({ ctx, input: { sessionId } }),
  ],
];
