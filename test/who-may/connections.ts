import * as connections from "@/lib/services/connections";
import { RESEARCHER, ADMIN, type Line } from "./allowed";
import { hosted } from "./inputs";

export const connectionsLines: Line[] = [
  ["connections.listConnections", RESEARCHER, "done", "done", (ctx) => connections.listConnections({ ctx })],
  [
    "connections.listModels",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { connection: connectionId }) =>
      connections.listModels({ ctx, input: { connectionId, engine: "gemini" } }),
  ],
  [
    "connections.makeDefaultConnection",
    ADMIN,
    "done",
    "not_found",
    (ctx, { connection: id }) => connections.makeDefaultConnection({ ctx, input: { id } }),
  ],
  [
    "connections.testConnection",
    ADMIN,
    "upstream",
    "not_found",
    (ctx, { connection: id }) => connections.testConnection({ ctx, input: { id } }),
  ],
  [
    "connections.removeConnection",
    ADMIN,
    "done",
    "not_found",
    (ctx, { connection: id }) => connections.removeConnection({ ctx, input: { id } }),
  ],
  [
    "connections.saveHostedConnection",
    ADMIN,
    "upstream",
    "upstream",
    (ctx) => connections.saveHostedConnection({ ctx, input: hosted }),
  ],
];
