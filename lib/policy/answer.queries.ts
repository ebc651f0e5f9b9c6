import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { Locale, PolicyAnswer } from '@/db/enums';
import { people } from '@/db/schema/people';
import { policyAcceptances } from '@/db/schema/policy-answers';
import type { ClientActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { authorize } from '@/lib/permissions';
import { type PolicyStanding, policyStanding } from './answer.rules';
import { type EditionSummary, listEditions } from './queries';

/** One answer of a client, as it was given. */
export type GivenAnswer = {
  id: string;
  editionNumber: number;
  act: PolicyAnswer;
  comparedWith: number | null;
  locale: Locale;
  how: 'signIn' | 'cabinet';
  at: Date;
};

const mostAnswers = 200;

async function cameAt(tx: Tx, actor: ClientActor): Promise<Date | null> {
  const [person] = await tx
    .select({ createdAt: people.createdAt })
    .from(people)
    .where(eq(people.id, actor.personId));
  return person?.createdAt ?? null;
}

/** What the client answered to editions of the policy, the newest first, and whether he is to be asked now. */
export async function getPolicyStanding(
  actor: ClientActor,
  on?: Tx,
): Promise<PolicyStanding & { newest: EditionSummary | null; answers: GivenAnswer[] }> {
  authorize(actor, 'policy.answer');
  const editions = await listEditions(actor, on);
  const { answers, since } = await asActor(actor, on, async (tx) => ({
    since: await cameAt(tx, actor),
    answers: await tx
      .select({
        id: policyAcceptances.id,
        editionNumber: policyAcceptances.editionNumber,
        act: policyAcceptances.act,
        comparedWith: policyAcceptances.comparedWith,
        locale: policyAcceptances.locale,
        how: policyAcceptances.how,
        at: policyAcceptances.at,
      })
      .from(policyAcceptances)
      .where(eq(policyAcceptances.personId, actor.personId))
      .orderBy(desc(policyAcceptances.at), desc(policyAcceptances.id))
      .limit(mostAnswers),
  }));
  const newest = [...editions].sort((a, b) => a.number - b.number).at(-1) ?? null;
  const moment = { today: almatyDate(now()), ...(since ? { since } : {}) };
  return { ...policyStanding(editions, answers, moment), newest, answers };
}
