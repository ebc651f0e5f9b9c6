import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { choiceEvent, consentModeScript, consentSignals } from './consent-mode.rules';

const none = { preferences: false, statistics: false };

type Said = [string, string, Record<string, unknown> | boolean];

/** Runs the script as a page would and gives what it has told the tags. */
function run(switches: typeof none) {
  const heard = new Map<string, (event: { detail?: unknown }) => void>();
  const window: { dataLayer?: ArrayLike<unknown>[] } = {};
  const place = {
    window,
    get dataLayer() {
      return window.dataLayer;
    },
    document: {
      addEventListener: (name: string, listener: (event: { detail?: unknown }) => void) =>
        heard.set(name, listener),
    },
  };
  runInNewContext(consentModeScript(switches), place);
  const said = () =>
    (window.dataLayer ?? []).map((one) => JSON.parse(JSON.stringify([...Array.from(one)])) as Said);
  return { said, choose: (detail?: unknown) => heard.get(choiceEvent)?.({ detail }) };
}

describe('signals of Google Consent Mode', () => {
  it('deny everything that was not chosen, and advertising always', () => {
    expect(consentSignals(none)).toEqual({
      ad_storage: 'denied',
      ad_user_data: 'denied',
      ad_personalization: 'denied',
      analytics_storage: 'denied',
      functionality_storage: 'denied',
      personalization_storage: 'denied',
      security_storage: 'granted',
    });
    const all = consentSignals({ preferences: true, statistics: true });
    expect(all).toMatchObject({ analytics_storage: 'granted', functionality_storage: 'granted' });
    expect(Object.keys(all).filter((key) => key.startsWith('ad_') && all[key] !== 'denied')).toEqual([]);
  });

  it('are said first, as the default', () => {
    const [first] = run({ ...none, statistics: true }).said();
    expect(first?.slice(0, 2)).toEqual(['consent', 'default']);
    expect(first?.[2]).toEqual({
      ...consentSignals({ ...none, statistics: true }),
      wait_for_update: 500,
    });
  });

  it('follow a choice on the same page', () => {
    const page = run(none);
    page.choose({
      outcome: 'partly',
      gpc: false,
      run: [],
      switches: { preferences: false, statistics: true },
    });
    expect(page.said().at(-1)).toEqual([
      'consent',
      'update',
      { analytics_storage: 'granted', functionality_storage: 'denied', personalization_storage: 'denied' },
    ]);
    page.choose({ gpc: false, switches: none });
    expect(page.said().at(-1)?.[2]).toMatchObject({ analytics_storage: 'denied' });
  });

  it.each([
    [undefined],
    [null],
    [{}],
    [{ switches: null }],
    [{ switches: { statistics: 'on' } }],
    [{ switches: { statistics: 1, preferences: {} } }],
    [{ gpc: true, switches: { preferences: true, statistics: true } }],
  ])('deny when the answer does not say it plainly: %j', (detail) => {
    const page = run({ preferences: true, statistics: true });
    page.choose(detail);
    expect(Object.values(page.said().at(-1)?.[2] as object)).toEqual(['denied', 'denied', 'denied']);
  });

  it('cannot end the element that holds them', () => {
    expect(consentModeScript({ preferences: true, statistics: true })).not.toMatch(/<\/|<!--/);
  });
});
