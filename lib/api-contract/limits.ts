const MEGABYTE = 1024 * 1024;

/**
 * The API's own limits. Characters are Unicode code points: the documentation only says "characters", and clients
 * that cut prompts cut by code points. `cityChars` and `urlChars` are ours, because the documentation names none.
 */
export const LIMITS = {
  promptChars: 500,
  systemChars: 500,
  turns: 10,
  turnChars: 500,
  tagChars: 255,
  cityChars: 255,
  urlChars: 2048,
  modelChars: 255,
  tasksPerPost: 100,
  tasksPerLive: 1,
  /** Entries of a reply, those refused with 40006 included: the last speaks for the rest of a posting. Ours, not documented. */
  entriesPerReply: 20_000,
  idsPerResend: 100,
  bodyBytes: 5 * MEGABYTE,
  unzippedBodyBytes: 20 * MEGABYTE,
  readyRows: 1000,
  readyDays: 3,
  resultDays: 30,
  queueHours: 72,
  liveSeconds: 120,
  callbackSeconds: 10,
  liveConcurrency: 30,
  callsPerMinute: 10_000,
  readyCallsPerMinute: 20,
  userDataCallsPerMinute: 6,
  idListCallsPerMinute: 10,
  idListRows: 1000,
  /** Six months, and with metadata one, at their longest. */
  idListDays: 184,
  idListMetadataDays: 31,
} as const;

/** Dollars the API itself asks, beside what the model's vendor charges. The same for every engine. */
export const BASE_PRICES = { live: "0.0006", standard: "0.0002", advance: "0.01" } as const;
