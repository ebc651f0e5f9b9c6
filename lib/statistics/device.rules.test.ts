import { describe, expect, it } from 'vitest';
import { deviceClass, isPersonsView } from './device.rules';

const agents = {
  windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  linux: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  ipad: 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  android: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
  androidTablet: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
};

describe('the class of a device', () => {
  it.each([
    [agents.windows, '?0', 'desktop'],
    [agents.windows, null, 'desktop'],
    [agents.mac, null, 'desktop'],
    [agents.linux, null, 'desktop'],
    [agents.iphone, null, 'phone'],
    [agents.android, '?1', 'phone'],
    [agents.android, null, 'phone'],
    [agents.ipad, null, 'tablet'],
    [agents.androidTablet, '?0', 'tablet'],
    ['', '?1', 'phone'],
    ['', null, 'other'],
    ['Something/1.0', '?0', 'other'],
    ['Ә'.repeat(600), 'nonsense', 'other'],
  ])('of %s with %s is %s', (agent, hint, expected) => {
    expect(deviceClass(agent, hint)).toBe(expected);
  });
});

describe('a view by a person', () => {
  it('is that of a browser', () => {
    for (const agent of Object.values(agents)) expect(isPersonsView(agent, '')).toBe(true);
  });

  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1)', ''],
    ['Mozilla/5.0 (compatible; YandexBot/3.0)', ''],
    ['SomeCrawler/1.0', ''],
    ['curl/8.0', ''],
    ['', ''],
    [agents.windows, 'prefetch'],
    [agents.windows, 'prefetch;prerender'],
    [agents.windows, 'Prefetch; anonymous-client-ip'],
  ])('is not that of %j with purpose %j', (agent, purpose) => {
    expect(isPersonsView(agent, purpose)).toBe(false);
  });
});
