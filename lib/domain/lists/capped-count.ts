/** A number of rows, counted up to a cap; beyond it nobody counted. */
export interface CappedCount {
  /** The number, or the cap. */
  count: number;
  /** True when there are more than the cap. */
  isMore: boolean;
}
