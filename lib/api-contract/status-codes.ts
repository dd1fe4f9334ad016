/** What a code means for whoever sent the request. */
export type StatusGroup =
  /** Done, or accepted. */
  | "ok"
  /** Not done yet: ask again. */
  | "pending"
  /** Trouble that passes: try later. */
  | "transient"
  /** Balance, daily limit or subscription: nothing more is bought until a person acts. */
  | "money"
  /** Credentials or permission. */
  | "access"
  /** The request is wrong as it stands: repeating it changes nothing. */
  | "request"
  /** The model's side failed. May have been billed. */
  | "upstream"
  /** A code of the API's other products. Our service never sends it. */
  | "never-sent";

export interface StatusCode {
  code: number;
  /** The API's own short message. A reply may extend it. */
  message: string;
  meaning: string;
  remedy: string;
  /** The HTTP status it comes with when it is the envelope's code. */
  http: 200 | 401 | 402 | 404 | 500;
  group: StatusGroup;
}

type Row = readonly [
  code: number,
  group: StatusGroup,
  http: StatusCode["http"],
  message: string,
  meaning: string,
  remedy: string,
];

const OTHER = "A code of the API's other products.";
const NOT_HERE = "Not expected here; the raw reply says more.";

const ROWS: readonly Row[] = [
  [20000, "ok", 200, "Ok.", "The request succeeded.", "Nothing to do."],
  [
    20100,
    "ok",
    200,
    "Task Created.",
    "The task was accepted and is on its way.",
    "Collect it when it is ready.",
  ],
  [
    40000,
    "request",
    200,
    "You can set only one task at a time.",
    "A live call carried more than one task.",
    "Send one task per live call.",
  ],
  [
    40001,
    "request",
    200,
    "This id is used by another client, check the id.",
    "The task belongs to another account.",
    "Use the account that posted the task.",
  ],
  [
    40002,
    "request",
    200,
    "This id is used by another search engine, check the Path.",
    "The task belongs to another engine.",
    "Collect it on the path of the engine it was posted to.",
  ],
  [
    40003,
    "request",
    200,
    "This id is used by another search type, check the Path.",
    "The task belongs to another type of search.",
    "Collect it on the path it was posted to.",
  ],
  [
    40004,
    "request",
    200,
    "This id is used by another function, check the Path.",
    "The task belongs to another function of the API.",
    "Collect it on the path it was posted to.",
  ],
  [
    40006,
    "request",
    200,
    "You can set no more than 100 tasks at a time.",
    "The call carried more than 100 tasks; this one was surplus and was not accepted.",
    "Post it again in another call.",
  ],
  [
    40100,
    "access",
    401,
    "You are not authorized to access this resource.",
    "Login or password are wrong, missing or revoked.",
    "Check the login and the API password; the API password is not the one of the website.",
  ],
  [
    40101,
    "upstream",
    200,
    "Internal SE Server Error.",
    "The engine answered with an error, also after retries. It can have been billed all the same.",
    "Ask again later; look at the cost before repeating many.",
  ],
  [
    40102,
    "upstream",
    200,
    "No Search Results.",
    "The engine had nothing to answer.",
    "Change the prompt or the search settings.",
  ],
  [
    40103,
    "upstream",
    200,
    "Task execution failed.",
    "The task could not be executed.",
    "Do what the message says, if it names a reason; else post it again.",
  ],
  [
    40104,
    "access",
    200,
    "Please verify your account.",
    "A new account that has not been verified.",
    "Verify the account on the provider's website.",
  ],
  [
    40200,
    "money",
    402,
    "Payment Required.",
    "The account could not be charged.",
    "Top up the account's balance, then repeat.",
  ],
  [
    40201,
    "access",
    200,
    "Access paused due to unusual activity.",
    "The provider has paused the account.",
    "Ask the provider's support.",
  ],
  [
    40202,
    "transient",
    200,
    "The rate limit per minute has been exceeded.",
    "Too many calls in this minute.",
    "It is repeated later by itself; use fewer calls a minute if it stays.",
  ],
  [
    40203,
    "money",
    200,
    "The cost limit has been exceeded.",
    "The account's daily cost limit (UTC) is used up.",
    "Raise the limit at the provider or wait for the next day.",
  ],
  [
    40204,
    "access",
    200,
    "Access denied. Check your subscription.",
    "The account's subscription does not include this call.",
    "Change the subscription at the provider.",
  ],
  [
    40205,
    "request",
    200,
    "Duplicate task limit per hour exceeded.",
    "The account limits identical tasks per hour and this one is a repeat.",
    "Wait, change the task, or lift the limit at the provider.",
  ],
  [
    40206,
    "request",
    200,
    "Duplicate task limit per day exceeded.",
    "The account limits identical tasks per day and this one is a repeat.",
    "Wait, change the task, or lift the limit at the provider.",
  ],
  [
    40207,
    "access",
    200,
    "Access denied. Your IP is not whitelisted.",
    "The account accepts calls from listed addresses only.",
    "Add this server's address to the account's list.",
  ],
  [
    40209,
    "transient",
    200,
    "Too many simultaneous queries.",
    "More live calls at once than the account may have (30 for one engine).",
    "It is repeated later by itself; lower the live concurrency if it stays.",
  ],
  [
    40210,
    "money",
    200,
    "Insufficient funds.",
    "The balance does not cover the task.",
    "Top up the account's balance, then repeat.",
  ],
  [
    40400,
    "request",
    404,
    "Not Found.",
    "There is nothing at this address.",
    "Check the base URL of the connection.",
  ],
  [
    40401,
    "request",
    200,
    "Task Not Found.",
    "The account has no task of this id.",
    "Check the id and the account; live answers cannot be collected again.",
  ],
  [
    40402,
    "request",
    404,
    "Invalid Path.",
    "The API has no such call, or not for this engine.",
    "Check the base URL; Perplexity has no queue.",
  ],
  [
    40403,
    "request",
    200,
    "Results Expired.",
    "The result was kept for 30 days and is gone.",
    "Ask again; collect results in time.",
  ],
  [
    40404,
    "request",
    200,
    "No prepared data.",
    "The provider's sandbox has no answer for this request.",
    "Use the sandbox's documented examples or the real API.",
  ],
  [40405, "never-sent", 200, "Not Found.", OTHER, NOT_HERE],
  [40406, "never-sent", 200, "Not Found.", OTHER, NOT_HERE],
  [40407, "never-sent", 200, "Not Found.", OTHER, NOT_HERE],
  [40408, "never-sent", 200, "Not Found.", OTHER, NOT_HERE],
  [
    40501,
    "request",
    200,
    "Invalid Field.",
    "A field is missing, wrong, or not supported by this engine, method or model; the message names it. Nothing is charged.",
    "Correct the named field and send again.",
  ],
  [
    40502,
    "request",
    200,
    "POST Data Is Empty.",
    "The call carried no task.",
    "Send a list with at least one task.",
  ],
  [
    40503,
    "request",
    200,
    "POST Data Is Invalid.",
    "The body is not a JSON list of tasks.",
    "Send a JSON list of task objects in UTF-8.",
  ],
  [40504, "never-sent", 200, "Invalid Request.", OTHER, NOT_HERE],
  [40505, "never-sent", 200, "Invalid Request.", OTHER, NOT_HERE],
  [
    40506,
    "request",
    200,
    "Unknown Fields in POST Data.",
    "The task has fields the API does not know.",
    "Remove the named fields.",
  ],
  [
    40601,
    "pending",
    200,
    "Task Handed.",
    "The task was received and waits to be queued.",
    "It is asked for again by itself.",
  ],
  [
    40602,
    "pending",
    200,
    "Task In Queue.",
    "The task is queued.",
    "It is asked for again by itself; it can take up to 72 hours.",
  ],
  [
    50000,
    "transient",
    500,
    "Internal Error.",
    "The API failed on its side.",
    "Try again later; a live call may have been billed.",
  ],
  [
    50001,
    "transient",
    200,
    "Internal Error. Error checking balance.",
    "The API could not check the balance.",
    "Try again later.",
  ],
  [
    50100,
    "request",
    200,
    "Not Implemented.",
    "The call or parameter does not exist here.",
    "Use a documented call; XML replies are not offered.",
  ],
  [
    50301,
    "transient",
    200,
    "3rd Party API Service Unavailable.",
    "The model's vendor is overloaded or down.",
    "Try again later.",
  ],
  [
    50303,
    "transient",
    200,
    "Update in progress.",
    "The API is being updated.",
    "Try again in a few minutes.",
  ],
  [
    50304,
    "transient",
    200,
    "This function is temporarily unavailable.",
    "The call is switched off for the moment.",
    "Try again later.",
  ],
  [
    50401,
    "transient",
    200,
    "Internal Error - Timeout.",
    "The live answer was not ready in 120 seconds. It may have been billed.",
    "Look at the balance before repeating, or ask by the standard method.",
  ],
  [50402, "never-sent", 200, "Internal Error - Timeout.", OTHER, NOT_HERE],
];

/** Every code of the API, by number. */
export const STATUS_CODES: ReadonlyMap<number, StatusCode> = new Map(
  ROWS.map(([code, group, http, message, meaning, remedy]) => [
    code,
    { code, group, http, message, meaning, remedy },
  ]),
);

/** The API's short message of a code, for replies of our own. */
export const statusMessage = (code: number): string => STATUS_CODES.get(code)?.message ?? "";

const unknownGroup = (code: number): StatusGroup => {
  if (code >= 20000 && code < 30000) return "ok";
  if (code >= 50000 && code < 60000) return "transient";
  if (code >= 40200 && code < 40300) return "money";
  if (code >= 40100 && code < 40200) return "access";
  return "request";
};

/** A code in words for the interface. A code nobody has documented is judged by its range, and says so. */
export function describeStatus(code: number): StatusCode {
  return (
    STATUS_CODES.get(code) ?? {
      code,
      group: unknownGroup(code),
      http: 200,
      message: "",
      meaning: `The API answered with code ${code}, which its documentation does not list.`,
      remedy: "The raw reply says more.",
    }
  );
}

/** Whether a task's code says "not done yet". A collected 20100 means the same. */
export const isPending = (code: number): boolean =>
  code === 20100 || describeStatus(code).group === "pending";

const MAYBE_DONE: ReadonlySet<number> = new Set([50000, 50401]);

/** Whether a code may come when the work is already done: the model's side answered too late or broke on the way. */
export const mayBeDone = (code: number): boolean => MAYBE_DONE.has(code);
