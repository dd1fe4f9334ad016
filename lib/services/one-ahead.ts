/**
 * The same items, each made while the one before it is still in use. An error comes where the item would have come. Whoever
 * stops early waits for the item that is being made.
 */
export async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    for (let next = items.next(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // Who asks for it is told; nobody else is to be.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}
