/** One and the same for a link that never was, and for one that does not count any more. */
export default function NoSharedReport() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-96 flex-col justify-center gap-2 px-4 py-12">
      <h1 className="text-lg font-semibold">This link does not count</h1>
      <p className="text-muted">
        It has ended, was revoked, or never was one. Ask whoever sent it for a new one.
      </p>
    </main>
  );
}
