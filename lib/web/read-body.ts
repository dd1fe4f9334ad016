/** A request's body, whole; null for one of more than `most` bytes, of which the rest is left unread. */
export async function readBody(body: AsyncIterable<Uint8Array> | null, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of body ?? []) {
    seen += chunk.length;
    if (seen > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
