/** Ways a task can end without an answer that are the dashboard's own; the call's are in `lib/api-contract/failure-words.ts`. */
export const OWN_FAILURES = {
  not_sent: {
    meaning: "The question was not sent: the connection it was to go by cannot be used.",
    remedy:
      "Nothing was asked and nothing was billed. Enter the connection's password again in Settings, or choose another connection, and ask again.",
  },
  no_slot: {
    meaning: "As many live calls as the account may have at once are under way.",
    remedy: "Nothing to do: it is asked as soon as one of them has ended.",
  },
  worker_lost: {
    meaning: "The worker stopped between sending the question and saving the reply.",
    remedy:
      "The question may have been answered and billed. Its expected cost stays held; ask again if you want an answer.",
  },
  post_lost: {
    meaning: "The task was sent, the reply was lost, and the API has shown no task of ours since.",
    remedy: "It may have been billed. Its expected cost stays held; ask again if you want an answer.",
  },
  never_finished: {
    meaning: "The API has not finished the task in the 72 hours it gives itself.",
    remedy: "The API refunds its advance for such tasks. Ask again.",
  },
  result_expired: {
    meaning: "The result could not be collected in the 30 days the API keeps it.",
    remedy:
      "It was billed all the same, and its expected cost stays held. Put the connection right in Settings, and ask again.",
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>;

export type OwnFailure = keyof typeof OWN_FAILURES;

/** Whether a kept failure is one of the dashboard's own. */
export const isOwnFailure = (kind: string): kind is OwnFailure => Object.hasOwn(OWN_FAILURES, kind);
