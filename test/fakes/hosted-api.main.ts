import { parseArgs } from "node:util";

import { startHostedApi } from "./hosted-api";

// The fake as a program: prints its URL and runs until it is stopped. Faults are set by POST /control.
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    login: { type: "string", default: "login" },
    password: { type: "string", default: "password" },
  },
});

const api = await startHostedApi({
  login: values.login,
  password: values.password,
  port: Number(values.port),
  control: true,
});
process.stdout.write(`${api.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void api.close());
