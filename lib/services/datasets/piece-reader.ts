import "server-only";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";
import type { Queryable } from "@/lib/db/columns";
import { readPiecePart } from "@/lib/db/sql/datasets/dataset-import";
import { DATASET_IMPORT_LIMITS } from "@/lib/domain/exports/dataset-import-limits";

const { pieceBytes } = DATASET_IMPORT_LIMITS;

/**
 * An archive that lies in the database in pieces, read from anywhere: a piece is held at a time. What keeps it from being
 * read is in `failure`, so that it is not taken for a fault of the archive.
 */
export class PieceReader extends RandomAccessReader {
  failure: unknown = null;

  constructor(
    private readonly db: Queryable,
    private readonly importId: string,
  ) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.parts(start, end), { objectMode: false });
  }

  private async *parts(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const [number, from] = [Math.floor(at / pieceBytes), at % pieceBytes];
      const length = Math.min(end - at, pieceBytes - from);
      const part = await this.readPart(number, from, length);
      yield part;
      at += part.length;
    }
  }

  private async readPart(number: number, from: number, length: number): Promise<Buffer> {
    try {
      const part = await readPiecePart(this.db, { importId: this.importId, number, from, length });
      if (!part || part.length < length)
        throw new Error(`piece ${number} of import ${this.importId} is not there`);
      return part;
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
