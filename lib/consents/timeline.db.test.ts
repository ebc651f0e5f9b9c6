import { beforeEach, describe, expect, it } from 'vitest';
import { type ClientActor, visitorActor } from '@/lib/actor';
import { joinDevice } from '@/lib/cookies/join-device';
import { recordChoice } from '@/lib/cookies/record-choice';
import { makeClient, makeStaff, needCalendar, type TestClient } from '@/lib/testing/factories';
import { noteConsent } from './note-consent';
import { listTimeline } from './timeline.queries';

let one: TestClient;
let other: TestClient;
let deviceId: string;

const choose = (on: boolean) =>
  recordChoice(visitorActor(), {
    deviceId,
    preferences: on,
    statistics: on,
    gpc: false,
    how: 'banner',
    locale: 'kk',
    text: { title: 'Проба', layout: 'banner/0' },
    shownAt: null,
    context: {},
  });

beforeEach(async () => {
  await needCalendar();
  [one, other] = await Promise.all([makeClient(), makeClient()]);
  deviceId = crypto.randomUUID();
});

describe('listTimeline', () => {
  it('tells of the browser before the sign-in, of the cabinet and of what staff noted, with the very words', async () => {
    await choose(true);
    await joinDevice(one.actor, deviceId);
    const reviewer = await makeStaff('reviewer');
    const note = { email: one.email, purpose: 'offersEmail', act: 'granted', way: 'call' } as const;
    await noteConsent(reviewer.actor, { ...note, receivedOn: '2026-11-20', language: 'ru' });
    const { events, next } = await listTimeline(one.actor, {});
    expect(next).toBeNull();
    expect(events.map(({ topic, act, how, ofBrowser }) => [topic, act, how, ofBrowser])).toEqual([
      ['offersEmail', 'granted', 'call', false],
      ['cookies', 'granted', 'banner', true],
    ]);
    expect(events[1]?.text).toEqual({ title: 'Проба', layout: 'banner/0' });
    expect(await listTimeline(other.actor, {})).toEqual({ events: [], next: null });
  });

  it('goes on where a page ended, also among acts of one moment, and begins anew for what is not his', async () => {
    for (let at = 0; at < 20; at += 1) {
      await choose(true);
      await choose(false);
    }
    await joinDevice(one.actor, deviceId);
    const first = await listTimeline(one.actor, {});
    expect(first.events).toHaveLength(30);
    const second = await listTimeline(one.actor, { after: first.next ?? '' });
    expect(second.events).toHaveLength(10);
    expect(second.next).toBeNull();
    expect(new Set([...first.events, ...second.events].map(({ id }) => id)).size).toBe(40);
    expect(await listTimeline(one.actor, { after: crypto.randomUUID() })).toEqual(first);
    expect((await listTimeline(other.actor, { after: first.next ?? '' })).events).toEqual([]);
  });

  it('is for clients', async () => {
    for (const actor of [visitorActor(), (await makeStaff('auditor')).actor])
      await expect(listTimeline(actor as unknown as ClientActor, {})).rejects.toMatchObject({
        code: expect.stringMatching(/unauthenticated|forbidden/),
      });
  });
});
