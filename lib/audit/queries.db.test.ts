import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { listAudit, listMyActivity, pageSize } from '@/lib/audit/queries';
import { recordAudit } from '@/lib/audit/record';
import { asActor } from '@/lib/database';
import { correctField } from '@/lib/profile/correct-field';
import { makeClient, makeStaff } from '@/lib/testing/factories';

describe('listMyActivity', () => {
  it('shows own acts and those of others, newest first, by role and without ids', async () => {
    const [client, reviewer] = [await makeClient(), await makeStaff('reviewer')];
    await correctField(client.actor, { field: 'givenName', value: 'Айгүл', version: 1 });
    await asActor(reviewer.actor, undefined, (tx) =>
      recordAudit(tx, reviewer.actor, {
        action: 'request.opened',
        subjectId: client.personId,
        objectType: 'request',
        objectId: null,
      }),
    );
    const { events, next } = await listMyActivity(client.actor);
    expect(next).toBeNull();
    expect(events.map(({ action, who, fields }) => [action, who, fields])).toEqual([
      ['request.opened', 'reviewer', []],
      ['profile.corrected', 'self', ['givenName']],
      ['person.created', 'system', []],
    ]);
    expect(JSON.stringify(events)).not.toContain(reviewer.personId);
  });

  it('shows nothing of another client', async () => {
    const [mine, other] = [await makeClient(), await makeClient()];
    await correctField(other.actor, { field: 'givenName', value: 'Айгүл', version: 1 });
    expect((await listMyActivity(mine.actor)).events.map(({ action }) => action)).toEqual(['person.created']);
  });

  it('goes through all entries page by page, none twice', async () => {
    const { actor, personId } = await makeClient();
    const more = pageSize * 2;
    await asActor(systemActor('test'), undefined, async (tx) => {
      for (let n = 0; n < more; n++) {
        await recordAudit(tx, systemActor('test'), {
          action: 'session.started',
          subjectId: personId,
          objectType: 'session',
          objectId: null,
        });
      }
    });
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await listMyActivity(actor, { before });
      seen.push(...page.events.map(({ seq }) => seq));
      before = page.next ?? undefined;
    } while (before);
    expect(seen).toHaveLength(more + 1);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  it('is for clients', async () => {
    const { actor } = await makeStaff('auditor');
    await expect(listMyActivity(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('listAudit', () => {
  it('shows the auditor everything, of one action if told', async () => {
    const [client, { actor }] = [await makeClient(), await makeStaff('auditor')];
    await correctField(client.actor, { field: 'givenName', value: 'Айгүл', version: 1 });
    const { events } = await listAudit(actor, { action: 'profile.corrected' });
    expect(events.some(({ subjectId }) => subjectId === client.personId)).toBe(true);
    expect(events.filter(({ action }) => action !== 'profile.corrected')).toEqual([]);
    const all = await listAudit(actor);
    expect(all.events.length).toBeLessThanOrEqual(pageSize);
    const [oldest] = all.events.slice(-1);
    const older = await listAudit(actor, { before: oldest?.seq });
    expect(older.events.filter(({ seq }) => seq >= (oldest?.seq ?? 0))).toEqual([]);
  });

  it('is for the auditor only', async () => {
    for (const role of ['reviewer', 'approver', 'administrator'] as const) {
      const { actor } = await makeStaff(role);
      await expect(listAudit(actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
