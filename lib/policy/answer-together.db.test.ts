import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { publishEdition } from '@/lib/testing/editions';
import { makeClient } from '@/lib/testing/factories';
import { otherProcess, withOwnDatabase } from '@/lib/testing/own-database';

import { announceEdition } from './announce-edition';
import { getPolicyStanding } from './answer.queries';
import { answerPolicy } from './answer-policy';

/*
 * What happens at the same moment, in transactions that are committed: in a database of its own, because an edition
 * can never be taken away again.
 */
withOwnDatabase('answers');

const system = systemActor('announce-edition');
const count = async (table: string, where: string): Promise<number> => {
  const rows = await otherProcess().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    return sql.unsafe(`select count(*)::int as n from "${table}" where ${where}`);
  });
  return rows[0]?.n;
};

describe('answers of one client at the same moment', () => {
  it('the same answer, many times, is one row and one line in the journal', async () => {
    const { actor, personId } = await makeClient();
    const edition = await publishEdition(undefined, 'material');
    const input = { edition, answer: 'accepted', how: 'cabinet', locale: 'ru' } as const;
    await Promise.all(Array.from({ length: 6 }, () => answerPolicy(actor, input)));
    expect(await count('policy_acceptances', `person_id = '${personId}'`)).toBe(1);
    expect(await count('audit_events', `subject_id = '${personId}' and action = 'policy.accepted'`)).toBe(1);
  });

  it('both answers are kept in an order that no two readers see differently', async () => {
    const { actor, personId } = await makeClient();
    const edition = await publishEdition(undefined, 'material');
    const input = { edition, how: 'cabinet', locale: 'ru' } as const;
    await Promise.all([
      answerPolicy(actor, { ...input, answer: 'accepted' }),
      answerPolicy(actor, { ...input, answer: 'declined' }),
    ]);
    const { answers, accepted } = await getPolicyStanding(actor);
    expect(answers).toHaveLength(2);
    expect(answers[0]?.at.getTime()).toBeGreaterThan(answers[1]?.at.getTime() ?? Number.NaN);
    expect(accepted).toBe(answers[0]?.act === 'accepted' ? edition : null);
    expect(await count('policy_acceptances', `person_id = '${personId}'`)).toBe(2);
  });
});

describe('several processes that tell at the same moment', () => {
  it('tell each client once, and say once that it is done', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => makeClient()));
    const number = await publishEdition(undefined, 'material');
    const tell = async () => {
      for (let turn = 0; turn < 6; turn++) await announceEdition(system);
    };
    await Promise.all([tell(), tell(), tell()]);
    for (const { personId } of clients) {
      const own = `person_id = '${personId}'`;
      expect(await count('policy_notices', `${own} and edition_number = ${number}`)).toBe(1);
      expect(await count('outbox', `${own} and kind = 'policyChanged'`)).toBe(1);
    }
    expect(await count('policy_announcements', `edition_number = ${number}`)).toBe(1);
    expect(await count('audit_events', `action = 'policy.announced' and object_id = '${number}'`)).toBe(1);
  });
});
