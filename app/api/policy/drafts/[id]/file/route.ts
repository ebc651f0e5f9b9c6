import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { getDraft } from '@/lib/policy/draft.queries';
import { draftIdInput } from '@/lib/policy/schema';
import { readForm, staffRoute } from '@/lib/route';
import { readUpload } from '@/lib/uploads/read-upload';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** Reads a file into text for the editor; nothing is kept. 400 with why a file is not taken. */
export const POST = staffRoute<{ id: string }>(async (actor, request, { id }) => {
  authorize(actor, 'policy.draft');
  if (!draftIdInput.safeParse({ id }).success) throw new AppError('not_found');
  await getDraft(actor, id);
  const file = (await readForm(request)).get('file');
  if (!(file instanceof File)) return answer(400, { fields: { file: 'policyStaff.errors.chooseFile' } });
  try {
    return answer(
      200,
      await readUpload({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return answer(400, { fields: error.fields });
    throw error;
  }
});
