import 'server-only';
import { eq } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { people } from '@/db/schema/people';
import { policyAcceptances } from '@/db/schema/policy-answers';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { timeAfter } from '@/lib/consents/state.rules';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { getPolicyStanding } from './answer.queries';
import type { AnswerPolicyInput } from './schema';

/**
 * Keeps what a client answers to the newest edition: accepted or declined, with the language it was shown in, the
 * edition it was compared with, the session and the moment. Declining costs him nothing: every right over his data
 * stays (clause 2.4 and Law 94-V, 8(1)). The same answer again is one row.
 * @throws AppError precondition when a newer edition has come meanwhile: nobody accepts what he has not been shown.
 */
export async function answerPolicy(
  actor: ClientActor,
  input: Pick<AnswerPolicyInput, 'edition' | 'answer' | 'how'> & { locale: Locale },
  on?: Tx,
): Promise<void> {
  authorize(actor, 'policy.answer');
  await asActor(actor, on, async (tx) => {
    // One answer at a time, and none beside an erasure.
    const [person] = await tx
      .select({ erasedAt: people.erasedAt })
      .from(people)
      .where(eq(people.id, actor.personId))
      .for('update');
    if (!person || person.erasedAt) throw new AppError('not_found');
    const { newest, baseline, answers } = await getPolicyStanding(actor, tx);
    if (newest?.number !== input.edition)
      throw new AppError('precondition', { detail: 'policy.errors.newerEdition' });
    if (answers.find(({ editionNumber }) => editionNumber === input.edition)?.act === input.answer) return;
    await tx.insert(policyAcceptances).values({
      personId: actor.personId,
      editionNumber: input.edition,
      act: input.answer,
      comparedWith: baseline,
      locale: input.locale,
      sessionId: actor.sessionId,
      how: input.how,
      // The newest answer is the one that holds.
      at: timeAfter(answers[0], now()),
    });
    await recordAudit(tx, actor, {
      action: input.answer === 'accepted' ? 'policy.accepted' : 'policy.declined',
      subjectId: actor.personId,
      objectType: 'policy_edition',
      objectId: String(input.edition),
      fields: ['policyEdition', 'policyAnswer', 'policyLanguage', 'policySession'],
    });
  });
}
