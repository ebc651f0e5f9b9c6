import { AppError } from '@/lib/errors';
import { fieldsOf } from '@/lib/forms/form-state';
import { getDraft } from '@/lib/policy/draft.queries';
import { saveDraft } from '@/lib/policy/save-draft';
import { draftIdInput, saveDraftInput } from '@/lib/policy/schema';
import { readForm, staffRoute } from '@/lib/route';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * Saves what the editor holds. 200 with the version that is kept now; 400 with what is wrong, by field; 409 with the
 * draft as it is kept when somebody has saved it meanwhile, or with why it cannot be changed any more.
 */
export const POST = staffRoute<{ id: string }>(async (actor, request, { id }) => {
  if (!draftIdInput.safeParse({ id }).success) throw new AppError('not_found');
  const parsed = saveDraftInput.safeParse({ ...fieldsOf(await readForm(request)), id });
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => [path.join('.') || '_', message] as const);
    return answer(400, { fields: Object.fromEntries(wrong.reverse()) });
  }
  try {
    return answer(200, await saveDraft(actor, parsed.data));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'precondition') return answer(409, { detail: error.detail });
    if (error.code !== 'conflict') throw error;
    const { version, title, sourceText, changeSummary, materiality } = await getDraft(actor, id);
    const kept = {
      version,
      title,
      sourceText,
      changeSummary: changeSummary ?? '',
      materiality: materiality ?? '',
    };
    return answer(409, { detail: error.detail, kept });
  }
});
