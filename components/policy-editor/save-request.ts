import type { Materiality } from '@/db/enums';

/** What the portal keeps of a draft, as a stale save gets it back. */
export type KeptDraft = {
  version: number;
  title: string;
  sourceText: string;
  changeSummary: string;
  materiality: Materiality | '';
};

/** What became of an attempt to save. `detail` and the values of `fields` are message keys. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'stale'; kept: KeptDraft }
  | { kind: 'invalid'; fields: Record<string, string> }
  | { kind: 'closed'; detail: string }
  | { kind: 'signedOut' | 'offline' | 'failed' };

/** What became of an attempt to read a file. */
export type FileAnswer = { text: string } | { error: string };

/** As long as a slow line may take. */
const patience = 30_000;

async function post(
  path: string,
  body: FormData,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(path, { method: 'POST', body, signal: AbortSignal.timeout(patience) });
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, body: isJson ? await answer.json() : {} };
}

function read(status: number, body: Record<string, unknown>): SaveAnswer {
  const detail = typeof body.detail === 'string' ? body.detail : 'errors.precondition';
  if (status === 200) return { kind: 'saved', ...(body as { version: number; savedAt: string }) };
  if (status === 409 && body.kept) return { kind: 'stale', kept: body.kept as KeptDraft };
  if (status === 409) return { kind: 'closed', detail };
  if (status === 400 && body.fields)
    return { kind: 'invalid', fields: body.fields as Record<string, string> };
  // The proxy refuses a body of more than a megabyte in plain text.
  if (status === 413) return { kind: 'invalid', fields: { sourceText: 'policy.upload.tooLarge' } };
  if (status === 401) return { kind: 'signedOut' };
  if (status === 403) return { kind: 'closed', detail: 'errors.forbidden' };
  if (status === 404) return { kind: 'closed', detail: 'errors.not_found' };
  return { kind: 'failed' };
}

/** Sends what the form holds; never throws. */
export async function sendDraft(id: string, form: FormData): Promise<SaveAnswer> {
  try {
    const { status, body } = await post(`/api/policy/drafts/${id}`, form);
    return read(status, body);
  } catch {
    return { kind: navigator.onLine ? 'failed' : 'offline' };
  }
}

/** Has a file read; never throws. The error is a message key. */
export async function readFile(id: string, file: File): Promise<FileAnswer> {
  const form = new FormData();
  form.set('file', file);
  try {
    const { status, body } = await post(`/api/policy/drafts/${id}/file`, form);
    if (status === 200) return { text: String(body.text) };
    if (status === 413) return { error: 'policy.upload.tooLarge' };
    const fields = body.fields as Record<string, string> | undefined;
    if (fields?.file) return { error: fields.file };
    return { error: status === 401 ? 'errors.unauthenticated' : 'errors.unavailable' };
  } catch {
    return { error: 'errors.unavailable' };
  }
}
