interface Span {
  from?: string | null;
  to?: string | null;
}

/** Whether the first of two days comes after the last. */
export const isReversed = ({ from, to }: Span): boolean => from != null && to != null && from > to;

/** A state with its days in order: the earlier first, whichever way an address has them. */
export const inOrder = <State extends object>(state: State & Span): State =>
  isReversed(state) ? { ...state, from: state.to, to: state.from } : state;
