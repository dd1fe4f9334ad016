import type { Span } from "@/lib/domain/answers/answer";

/** Where the parts of a visible text stand in its source. They are added in their order. */
export class SourceMap {
  readonly #visible: number[] = [];
  readonly #source: number[] = [];
  readonly #visibleLength: number[] = [];
  readonly #sourceLength: number[] = [];

  /** A part; one that is as long in the text as in the source stands there character by character. */
  add(visible: number, source: number, visibleLength: number, sourceLength: number): void {
    const last = this.#visible.length - 1;
    const [lastVisible = 0, lastSource = 0] = [this.#visible[last], this.#source[last]];
    const length = this.#visibleLength[last];
    const goesOn =
      length !== undefined &&
      length === this.#sourceLength[last] &&
      visibleLength === sourceLength &&
      lastVisible + length === visible &&
      lastSource + length === source;
    if (goesOn) {
      this.#visibleLength[last] = length + visibleLength;
      this.#sourceLength[last] = length + visibleLength;
      return;
    }
    this.#visible.push(visible);
    this.#source.push(source);
    this.#visibleLength.push(visibleLength);
    this.#sourceLength.push(sourceLength);
  }

  /** Where a part of the visible text stands in the source, from its first character to its last. */
  spanOf({ start, end }: Span): Span {
    const [first, last] = [this.#partAt(start), this.#partAt(Math.max(start, end - 1))];
    return {
      start: this.#isAlike(first)
        ? (this.#source[first] ?? 0) + start - (this.#visible[first] ?? 0)
        : (this.#source[first] ?? 0),
      end: this.#isAlike(last)
        ? (this.#source[last] ?? 0) + end - (this.#visible[last] ?? 0)
        : (this.#source[last] ?? 0) + (this.#sourceLength[last] ?? 0),
    };
  }

  /** The part of the visible text that stands between two places of the source; null where nothing of it does. */
  visibleOf({ start, end }: Span): Span | null {
    let from = -1;
    let before = -1;
    for (const [part, source] of this.#source.entries()) {
      const [length, visible] = [this.#sourceLength[part] ?? 0, this.#visible[part] ?? 0];
      if (source >= end) break;
      if (source + length <= start) continue;
      if (from === -1) from = this.#isAlike(part) ? visible + Math.max(0, start - source) : visible;
      before =
        visible + (this.#isAlike(part) ? Math.min(length, end - source) : (this.#visibleLength[part] ?? 0));
    }
    return from === -1 ? null : { start: from, end: before };
  }

  #isAlike(part: number): boolean {
    return this.#visibleLength[part] === this.#sourceLength[part];
  }

  /** The last part that begins at a place or before it. */
  #partAt(place: number): number {
    let [low, high] = [0, this.#visible.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#visible[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
