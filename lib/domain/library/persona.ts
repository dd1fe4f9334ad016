/** Who asks: a system message kept once and used by many prompts. */
export interface PersonaView {
  id: string;
  name: string;
  systemMessage: string;
  /** Its message before the last edit; null where there was none. */
  before: string | null;
  /** Prompts in use that are asked as this persona. */
  prompts: number;
  archivedAt: string | null;
}

/** The system message of a wording put as a persona: who asks comes first, then what the wording says itself. */
export const asPersona = (persona: string | null, own: string | null): string | null =>
  persona && own ? `${persona}\n\n${own}` : persona || own;
