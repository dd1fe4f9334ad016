/** Whose report it is. */
export interface Team {
  name: string;
  timeZone: string;
  /** Where the picture at the head of its reports is; null where it has none. */
  logo: string | null;
  /** By which its rows are found; null for whoever may not be led there. */
  slug: string | null;
}
