/** What is kept beside a question: limits of Sightline's own, in characters (code points). */
export const PROMPT_LIMITS = { topic: 100, tags: 20, tag: 50, name: 100 } as const;
