/** How an item is worked on, where several are at once. */
export interface Turns<Item> {
  /** Works on an item while others are at work. What has to come after theirs waits for `turn`, which fails where they failed. */
  attempt: (item: Item, turn: Promise<void>) => Promise<void>;
  /** Works on an item whose attempt failed, when all before it are done. False ends it all. */
  insist: (item: Item) => Promise<boolean>;
}

interface Begun {
  attempted: Promise<void>;
  done: Promise<boolean>;
}

/**
 * Works on items, a few at once, each in its turn: when one is done, so are all before it. Stops at the first of which
 * `insist` says false or throws, and returns when nothing is at work any more: whether it came to the end.
 */
export async function inTurn<Item>(
  items: AsyncIterable<Item>,
  most: number,
  { attempt, insist }: Turns<Item>,
): Promise<boolean> {
  const begun: Promise<boolean>[] = [];
  let before: Begun = { attempted: Promise.resolve(), done: Promise.resolve(true) };
  const begin = (item: Item): Begun => {
    const earlier = before;
    const attempted = attempt(item, earlier.attempted);
    const done = attempted.then(
      () => earlier.done,
      async () => (await earlier.done) && insist(item),
    );
    // Both are waited for further on; nobody else is to be told.
    done.catch(() => undefined);
    return { attempted, done };
  };
  try {
    for await (const item of items) {
      before = begin(item);
      begun.push(before.done);
      if (begun.length >= most && !(await begun.shift())) return false;
    }
    for (const done of begun) if (!(await done)) return false;
    return true;
  } finally {
    await Promise.allSettled(begun);
  }
}
