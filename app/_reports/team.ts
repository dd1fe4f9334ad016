/** Whose report it is. */
export interface Team {
  name: string;
  timeZone: string;
  /** By which its rows are found; null for whoever may not be led there. */
  slug: string | null;
}
