import { FlagBadge } from "@/components/answers/flag-badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { AnswerNote } from "@/lib/domain/answers/annotation";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { listNotes } from "@/lib/services/answer-notes";
import { flagsOf, listFlags } from "@/lib/services/flags";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { ChangeFlags, NoteActions, WriteNote } from "./annotation-buttons";

interface AnnotationsPanelProps {
  access: Pick<WorkspaceAccess, "workspace" | "ctx">;
  answerId: string;
}

/** What the team says of an answer: its flags, and the notes beside it. */
export async function AnnotationsPanel({ access: { workspace, ctx }, answerId }: AnnotationsPanelProps) {
  const { slug, role } = workspace;
  const mayWrite = roleMay(role, "answer:annotate");
  const [notes, flags, known] = await Promise.all([
    listNotes({ ctx, input: { answerId } }),
    flagsOf({ ctx, input: { answerId } }),
    mayWrite ? listFlags({ ctx }) : [],
  ]);
  return (
    <section aria-labelledby="annotations" className="flex flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="annotations" className="font-semibold">
          Flags and notes
        </h2>
        {mayWrite && (
          <span className="flex gap-2">
            <ChangeFlags slug={slug} answerId={answerId} known={known} current={flags} />
            <WriteNote slug={slug} answerId={answerId} />
          </span>
        )}
      </div>
      {flags.length > 0 && (
        <ul aria-label="Flags" className="flex flex-wrap gap-1">
          {flags.map((flag) => (
            <li key={flag.id} className="max-w-full">
              <Link
                href={paths.workspace(slug).answers({ flagId: flag.id })}
                title={`All answers with the flag ${withoutTricks(flag.name)}`}
                className="inline-flex min-h-6 max-w-full items-center"
              >
                <FlagBadge flag={flag} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ol aria-label="Notes" className="bg-surface divide-y rounded-md border">
          {notes.map((note) => (
            <Note
              key={note.id}
              slug={slug}
              note={note}
              mayChange={mayWrite && note.isOwn}
              mayRemove={mayWrite && (note.isOwn || roleMay(role, "note:moderate"))}
            />
          ))}
        </ol>
      )}
      {flags.length === 0 && notes.length === 0 && (
        <p className="text-muted text-sm">Nobody has said anything of this answer yet.</p>
      )}
    </section>
  );
}

interface NoteProps {
  slug: string;
  note: AnswerNote;
  mayChange: boolean;
  mayRemove: boolean;
}

const Note = ({ slug, note, mayChange, mayRemove }: NoteProps) => (
  <li className="flex flex-col gap-1 px-3 py-2">
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <p className="text-muted text-xs">
        <span className="text-ink font-medium">{withoutTricks(note.author ?? "Nobody known any more")}</span>,{" "}
        <Time iso={note.createdAt} />
        {note.editedAt && (
          <>
            , changed <Time iso={note.editedAt} />
          </>
        )}
      </p>
      {(mayChange || mayRemove) && (
        <NoteActions slug={slug} id={note.id} text={note.text} mayChange={mayChange} />
      )}
    </div>
    <p dir="auto" className="max-w-reading break-words whitespace-pre-wrap">
      {withoutTricks(note.text)}
    </p>
  </li>
);
