import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of an archive: its bytes are asked for when its turn has come. */
export interface ZipEntry {
  name: string;
  chunks: () => AsyncIterable<Uint8Array>;
}

/**
 * Files as one zip archive, written one after the other as it is taken. An entry may tell of those before it: all of them
 * are written by then. What is not read to its end ends what was being written.
 */
export async function* zipStream(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream);
  const opened: Readable[] = [];
  for (const { name, chunks } of entries)
    zip.addReadStreamLazy(name, (give) => {
      const open = Readable.from(chunks(), { objectMode: false });
      open.on("error", (error) => output.destroy(error));
      opened.push(open);
      give(null, open);
    });
  zip.on("error", (error: Error) => output.destroy(error));
  zip.end();
  try {
    for await (const chunk of output) yield Buffer.from(chunk);
  } finally {
    for (const open of opened) open.destroy();
  }
}
