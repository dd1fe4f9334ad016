export { connectionTestFailure } from "./connection-test-failure";
export { makeDefaultConnection, removeConnection, testConnection } from "./change";
export { getConnection, listConnections, type ConnectionRow } from "./list";
export { listModels } from "./list-models";
export { CONNECTION_PURPOSE, openClient } from "./open-client";
export { hostedConnectionSchema, saveHostedConnection, type HostedConnection } from "./save-hosted";
