export { makeDefaultConnection, removeConnection, testConnection } from "./change";
export { listConnections, type ConnectionRow } from "./list";
export { listModels } from "./list-models";
export { hostedConnectionSchema, saveHostedConnection, type HostedConnection } from "./save-hosted";
