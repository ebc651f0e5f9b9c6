'use server';
import { z } from 'zod';
import { clientAction, staffAction } from '@/lib/action';
import { answerPolicy } from '@/lib/policy/answer-policy';
import { approveDraft } from '@/lib/policy/approve-draft';
import { approveTranslation } from '@/lib/policy/approve-translation';
import { attachTranslation } from '@/lib/policy/attach-translation';
import { createDraft } from '@/lib/policy/create-draft';
import { discardDraft } from '@/lib/policy/discard-draft';
import { getDraft } from '@/lib/policy/draft.queries';
import { repealEdition } from '@/lib/policy/repeal-edition';
import { returnDraft } from '@/lib/policy/return-draft';
import { saveDraft } from '@/lib/policy/save-draft';
import {
  answerPolicyInput,
  approveDraftForm,
  approveTranslationInput,
  attachTranslationInput,
  createDraftInput,
  draftIdInput,
  repealEditionInput,
  returnDraftInput,
  saveDraftInput,
  submitDraftInput,
  writeNoteInput,
} from '@/lib/policy/schema';
import { submitDraft } from '@/lib/policy/submit-draft';
import { unscheduleDraft } from '@/lib/policy/unschedule-draft';
import { writeNote } from '@/lib/policy/write-note';
import { landingPath, safeNextPath } from '@/lib/sessions/next-path.rules';
import { readUpload } from '@/lib/uploads/read-upload';

const draftPath = (id: string, rest = '') => `/staff/policy/drafts/${id}${rest}`;

/** Begins a draft and opens it. */
export const createDraftAction = staffAction(
  createDraftInput,
  (actor, input) => createDraft(actor, input),
  (id) => draftPath(id, '?done=created'),
);

/** Which button was pressed: keep on writing, look at what goes to the approver, or take the text of a file instead. */
const saveForm = z.discriminatedUnion(
  'step',
  [
    saveDraftInput.extend({ step: z.enum(['edit', 'submit']) }),
    saveDraftInput.omit({ sourceText: true }).extend({
      step: z.literal('load'),
      file: z
        .instanceof(File, { message: 'policyStaff.errors.chooseFile' })
        .refine(({ name, size }) => name !== '' || size > 0, 'policyStaff.errors.chooseFile'),
    }),
  ],
  'validation.invalid',
);

/** Keeps what the form of the editor holds, or the text of its file in place of the draft's: without JavaScript. */
export const saveDraftAction = staffAction(
  saveForm,
  async (actor, input) => {
    const { id, step } = input;
    if (input.step === 'load') {
      const { file, step: _, ...rest } = input;
      // Whoever may not read this draft is told so before his file is read.
      await getDraft(actor, id);
      const { text } = await readUpload({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      await saveDraft(actor, { ...rest, sourceText: text });
    } else {
      const { step: _, ...draft } = input;
      await saveDraft(actor, draft);
    }
    return { id, step };
  },
  ({ id, step }) => draftPath(id, { edit: '?done=saved', submit: '/submit', load: '?done=loaded' }[step]),
);

/** Sends a draft to the approver. */
export const submitDraftAction = staffAction(
  submitDraftInput,
  async (actor, input) => {
    await submitDraft(actor, input);
    return input.id;
  },
  (id) => draftPath(id, '?done=submitted'),
);

/** Gives a draft under review back to be worked on, with a reason. */
export const returnDraftAction = staffAction(
  returnDraftInput,
  async (actor, input) => {
    await returnDraft(actor, input);
    return input.id;
  },
  (id) => draftPath(id, '?done=returned'),
);

/** The second pair of eyes approves and schedules the publication. */
export const approveDraftAction = staffAction(
  approveDraftForm,
  async (actor, input) => {
    await approveDraft(actor, input);
    return input.id;
  },
  (id) => draftPath(id, '?done=approved'),
);

/** Calls a publication off before its day. */
export const unscheduleDraftAction = staffAction(
  draftIdInput,
  async (actor, input) => {
    await unscheduleDraft(actor, input);
    return input.id;
  },
  (id) => draftPath(id, '?done=unscheduled'),
);

/** Puts a draft aside for good. */
export const discardDraftAction = staffAction(
  draftIdInput,
  async (actor, input) => {
    await discardDraft(actor, input);
    return input.id;
  },
  (id) => draftPath(id, '?done=discarded'),
);

/** A client accepts or declines the newest edition, and goes on to where he was going. */
export const answerPolicyAction = clientAction(
  answerPolicyInput,
  async (actor, { next, ...input }, { locale }) => {
    await answerPolicy(actor, { ...input, locale });
    return { answer: input.answer, next: safeNextPath(next) };
  },
  ({ answer, next }) => (next ? landingPath('client', next) : `/cabinet/policy?done=${answer}`),
);

const editionPath = (number: number, done: string) => `/staff/policy/editions/${number}?done=${done}`;

/** Writes a note beside a clause, or takes it away when it came empty. */
export const writeNoteAction = staffAction(
  writeNoteInput,
  async (actor, input) => {
    await writeNote(actor, input);
    return input;
  },
  ({ edition, anchor, ru }) =>
    `${editionPath(edition, ru === '' ? 'noteRemoved' : 'noteWritten')}&clause=${anchor}`,
);

/** Puts a translation beside an edition, not approved. */
export const attachTranslationAction = staffAction(
  attachTranslationInput,
  async (actor, input) => {
    await attachTranslation(actor, input);
    return input.edition;
  },
  (edition) => editionPath(edition, 'attached'),
);

/** Puts the order of the director to a translation that somebody else attached. */
export const approveTranslationAction = staffAction(
  approveTranslationInput,
  (actor, input) => approveTranslation(actor, input),
  (edition) => editionPath(edition, 'approved'),
);

/** Declares an edition invalid from a day on. */
export const repealEditionAction = staffAction(
  repealEditionInput,
  async (actor, input) => {
    await repealEdition(actor, input);
    return input.edition;
  },
  (edition) => editionPath(edition, 'repealed'),
);
