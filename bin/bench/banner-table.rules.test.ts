import { describe, expect, it } from 'vitest';
import { bannerBars, bytesTable, listBars, type MeasuredBanner, timesTable } from './banner-table.rules';
import { bytesOf, sumBytes } from './bytes.rules';

const bytes = (size: number) => ({ raw: size * 3, gzip: size + 50, brotli: size });
const none = bytes(0);

const measured = (name: string, change: Partial<MeasuredBanner> = {}): MeasuredBanner => ({
  name,
  script: bytes(600),
  style: bytes(800),
  html: bytes(500),
  firstPaint: 100,
  visible: 0,
  shift: 0,
  longTasks: 0,
  longTaskMs: 0,
  cost: { task: 20, script: 2 },
  interaction: 16,
  gone: 30,
  ...change,
});

const bare = measured('no banner', { visible: Number.NaN, interaction: Number.NaN, gone: Number.NaN });
const library = measured('library', {
  script: bytes(9000),
  visible: 200,
  gone: 300,
  cost: { task: 90, script: 40 },
});

const missed = (...banners: MeasuredBanner[]) =>
  bannerBars(bare, banners, none)
    .filter(({ met }) => !met)
    .map(({ says }) => says);

describe('the bars', () => {
  it('are all met by a small and quick banner', () => {
    expect(missed(measured('ours'), library)).toEqual([]);
  });

  it('are said of ours alone when there are no others', () => {
    expect(bannerBars(bare, [measured('ours')], none)).toHaveLength(5);
    expect(bannerBars(bare, [], none)).toEqual([]);
  });

  it('are missed one by one', () => {
    expect(missed(measured('ours', { script: bytes(1501) }), library)).toHaveLength(1);
    expect(missed(measured('ours', { visible: 17 }), library)).toHaveLength(1);
    expect(missed(measured('ours', { shift: 0.0004 }), library)).toHaveLength(1);
    expect(missed(measured('ours', { longTasks: 1 }), library)).toHaveLength(1);
    expect(missed(measured('ours', { interaction: 56 }), library)).toHaveLength(1);
    expect(missed(measured('ours', { gone: 50 }), library)).toHaveLength(1);
  });

  it('do not take a long task of the page itself for one of the banner', () => {
    const busy = measured('no banner', { longTasks: 1 });
    const [found] = bannerBars(busy, [measured('ours', { longTasks: 1 })], none).filter(({ met }) => !met);
    expect(found).toBeUndefined();
  });

  it('name the library that is as good or better, and do not take the unknown for a success', () => {
    expect(missed(measured('ours'), { ...library, firstPaint: 50, visible: 0 })).toEqual([
      'visible sooner than each library (not library)',
    ]);
    expect(missed(measured('ours'), { ...library, gone: 14 })).toEqual([]);
    expect(missed(measured('ours'), { ...library, gone: 13 })).toHaveLength(1);
    expect(missed(measured('ours', { gone: Number.NaN }), library).length).toBeGreaterThan(0);
  });

  it('are a list of ✓ and ✗', () => {
    expect(
      listBars([
        { says: 'one', met: true },
        { says: 'two', met: false },
      ]),
    ).toBe('- ✓ one\n- ✗ two');
  });
});

describe('the tables', () => {
  it('show ours twice, and say with a dash what cannot be told', () => {
    const text = bytesTable([measured('ours'), library], bytes(40));
    expect(text).toContain('| ours, alone | 1800 / 650 / 600 | 2400 / 850 / 800 | **1400** |');
    expect(text).toContain('| ours, in the portal | 1800 / 650 / 600 | 120 / 90 / 40 | **640** |');
    const times = timesTable(bare, [measured('ours', { interaction: Number.NaN })]);
    expect(times).toContain('| ours | 100 | 0 | 0 | 0 (0) | 20.0 (2.0) | – | 30 |');
    expect(times).not.toContain('NaN');
  });
});

describe('bytes', () => {
  it('of nothing are none, and of several files the sum', () => {
    expect(bytesOf(new Uint8Array())).toEqual({ raw: 0, gzip: 0, brotli: 0 });
    const one = bytesOf(Buffer.from('a'.repeat(1000)));
    expect(one.raw).toBe(1000);
    expect(one.brotli).toBeLessThan(one.gzip);
    expect(sumBytes([one, one]).gzip).toBe(2 * one.gzip);
    expect(sumBytes([])).toEqual({ raw: 0, gzip: 0, brotli: 0 });
  });
});
