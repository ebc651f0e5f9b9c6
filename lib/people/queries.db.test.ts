import { describe, expect, it } from 'vitest';
import { inviteStaff } from '@/lib/people/invite-staff';
import { listStaff } from '@/lib/people/queries';
import { inviteStaffInput } from '@/lib/people/schema';
import { countRows, failingAudit, makeClient, makeStaff } from '@/lib/testing/factories';

const invitation = () => ({
  email: `invited-${crypto.randomUUID()}@test.kz`,
  role: 'reviewer' as const,
  displayName: 'Сынақова Дана',
});

describe('the list of staff', () => {
  it('shows an administrator and an auditor everybody who works here, and no client', async () => {
    const client = await makeClient();
    const admin = await makeStaff('administrator');
    const auditor = await makeStaff('auditor');
    for (const { actor } of [admin, auditor]) {
      const people = await listStaff(actor);
      expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining([admin.personId, auditor.personId]));
      expect(people.map(({ id }) => id)).not.toContain(client.personId);
      expect(new Set(people.map(({ role }) => role as string)).has('client')).toBe(false);
    }
  });

  it('is closed to reviewers, approvers and clients', async () => {
    const others = [await makeStaff('reviewer'), await makeStaff('approver'), await makeClient()];
    for (const { actor } of others)
      await expect(listStaff(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('inviting', () => {
  it('lets a member of staff in, writes to him, and twice is once', async () => {
    const admin = await makeStaff('administrator');
    const input = invitation();
    const id = await inviteStaff(admin.actor, input);
    expect(await inviteStaff(admin.actor, input)).toBe(id);
    expect(await countRows('outbox', `person_id = '${id}' and kind = 'staffInvited'`)).toBe(1);
    expect(await countRows('audit_events', `subject_id = '${id}' and action = 'staff.invited'`)).toBe(1);
    expect((await listStaff(admin.actor)).find((one) => one.id === id)).toMatchObject({
      email: input.email,
      role: 'reviewer',
      disabledAt: null,
    });
  });

  it('refuses the address of a client, whom an administrator cannot see, and of another role', async () => {
    const admin = await makeStaff('administrator');
    const [client, approver] = [await makeClient(), await makeStaff('approver')];
    for (const { email } of [client, approver]) {
      await expect(inviteStaff(admin.actor, { ...invitation(), email })).rejects.toMatchObject({
        code: 'conflict',
        fields: { email: 'staff.errors.taken' },
      });
    }
    expect(await countRows('people', `id = '${client.personId}' and role = 'client'`)).toBe(1);
  });

  it('is refused to everybody but administrators, and undone when the audit cannot be written', async () => {
    const admin = await makeStaff('administrator');
    const input = invitation();
    for (const { actor } of [await makeStaff('approver'), await makeStaff('auditor'), await makeClient()])
      await expect(inviteStaff(actor, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(inviteStaff(failingAudit(admin.actor), input)).rejects.toThrow();
    expect(await countRows('people', `email = '${input.email}'`)).toBe(0);
  });

  it('takes a role of staff only', () => {
    expect(inviteStaffInput.safeParse(invitation()).success).toBe(true);
    expect(inviteStaffInput.safeParse({ ...invitation(), role: 'client' }).success).toBe(false);
    expect(inviteStaffInput.safeParse({ ...invitation(), role: '' }).success).toBe(false);
  });
});
