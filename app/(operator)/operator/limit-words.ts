import type { LimitName } from "@/lib/api-service/accounts/limits";

interface LimitWords {
  label: string;
  meaning: string;
  /** What a caller past it gets. */
  past: string;
  countedIn: string;
}

const BY_THE_MINUTE = "A counter of the account that all web copies share, by the minute of the clock";

/** What each limit of an account is called and means, in the order they are shown. */
export const LIMIT_WORDS: Readonly<Record<LimitName, LimitWords>> = {
  calls_per_minute: {
    label: "Calls a minute",
    meaning: "Every call that carries the right login and password. 0 lets nothing through.",
    past: "40202 for the whole call",
    countedIn: BY_THE_MINUTE,
  },
  tasks_ready_per_minute: {
    label: "Ready lists a minute",
    meaning: "Calls of tasks_ready, all engines together.",
    past: "40202",
    countedIn: BY_THE_MINUTE,
  },
  id_list_per_minute: {
    label: "Id lists a minute",
    meaning: "Calls of id_list.",
    past: "40202",
    countedIn: BY_THE_MINUTE,
  },
  user_data_per_minute: {
    label: "User data a minute",
    meaning: "Calls of user_data.",
    past: "40202",
    countedIn: BY_THE_MINUTE,
  },
  live_slots: {
    label: "Live calls at once",
    meaning: "Live calls that wait for their answer, on each engine.",
    past: "40209",
    countedIn: "Slots in the database, leased for 150 seconds: those of a web copy that died come free",
  },
  cost_per_day: {
    label: "Dollars a day",
    meaning: "What the ledger charges on a UTC day, what is held included.",
    past: "40203, task by task",
    countedIn: "A sum kept with every entry of the ledger, in the same commit",
  },
};

/** The names of the limits, in the order they are shown. */
export const LIMIT_NAMES: readonly LimitName[] = [
  "calls_per_minute",
  "tasks_ready_per_minute",
  "id_list_per_minute",
  "user_data_per_minute",
  "live_slots",
  "cost_per_day",
];
