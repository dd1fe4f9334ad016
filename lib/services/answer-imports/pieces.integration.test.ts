import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { anyText, tries } from "@/test/properties";
import { newWorkspace } from "@/test/workspace";
import { openImport } from "./index";
import { keepPiece, surveyPieces } from "./pieces";

it("tells of a file in any pieces whether all of it is UTF-8, how long it is and how it begins", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const text = fc.array(fc.oneof(anyText(), fc.constantFrom("é", "東京", "🏕🏕", "\0")), { maxLength: 8 });
  const stray = fc.option(fc.record({ at: fc.nat(40), byte: fc.integer({ min: 0x80, max: 0xff }) }));
  await fc.assert(
    fc.asyncProperty(
      text,
      stray,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
      async (parts, wrong, lengths) => {
        const bytes = Buffer.from(`x${parts.join("")}`);
        if (wrong) bytes[wrong.at % bytes.length] = wrong.byte;
        const { id: importId } = await openImport({ ctx, input: { fileName: "pieces" } });
        let number = 0;
        for (let at = 0; at < bytes.length; number += 1) {
          const length = lengths[number] ?? bytes.length;
          const piece = Uint8Array.from(bytes.subarray(at, at + length));
          await keepPiece(getPool(), { importId, workspaceId, number, bytes: piece });
          at += length;
        }
        const { beginning, ...found } = await surveyPieces(getPool(), importId);
        expect(found).toEqual({ bytes: bytes.length, pieces: number, isUtf8: isUtf8(bytes) });
        // Of what is not read, so much as tells its format; of what is, its first piece.
        expect(bytes.subarray(0, beginning.length).equals(beginning)).toBe(true);
        expect(beginning.length).toBeGreaterThan(0);
      },
    ),
    tries(20),
  );
});

it("knows a file with a gap as far as that", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const { id: importId } = await openImport({ ctx, input: { fileName: "gap" } });
  for (const number of [0, 1, 3])
    await keepPiece(getPool(), { importId, workspaceId, number, bytes: Uint8Array.from([0x61]) });
  expect(await surveyPieces(getPool(), importId)).toMatchObject({ bytes: 2, pieces: 2, isUtf8: true });
});
