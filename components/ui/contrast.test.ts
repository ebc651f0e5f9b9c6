import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8').replaceAll('"', "'");

type Tokens = Record<string, string>;

/** The custom properties of the rule that follows `selector`. */
function tokens(selector: string): Tokens {
  const start = css.indexOf(selector);
  expect(start, `${selector} is in globals.css`).toBeGreaterThan(-1);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

const light = tokens(':root {');
const dark = tokens(":root:not([data-theme='light']) {");
const themes = [
  { theme: 'light', colours: light },
  { theme: 'dark', colours: dark },
];

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'surface-2'];
const pairs = (fronts: string[], backs: string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back]));

const text = [
  ...pairs(['ink', 'muted', 'accent', 'accent-hover', 'good', 'warn', 'bad', 'bad-hover'], grounds),
  ...pairs(['ink', 'muted', 'accent', 'accent-hover'], ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft']),
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['bad-hover', 'bad-soft'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['bad-ink', 'bad'],
  ['bad-ink', 'bad-hover'],
];

const controls = [
  ...pairs(['line-strong', 'accent', 'good', 'warn', 'bad'], grounds),
  ...pairs(['focus'], [...grounds, 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']),
];

describe.each(themes)('$theme theme', ({ colours }) => {
  const ratio = (front: string, back: string) => contrast(colours[front] ?? '#', colours[back] ?? '#');

  test.each(text)('text %s on %s is at least 4.5:1', (front, back) => {
    expect(ratio(front as string, back as string)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(controls)('%s on %s is at least 3:1', (front, back) => {
    expect(ratio(front as string, back as string)).toBeGreaterThanOrEqual(3);
  });
});

test('the chosen dark theme is the system dark theme, and both name every colour of the light one', () => {
  expect(tokens(":root[data-theme='dark'] {")).toEqual(dark);
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

test('every colour is offered to Tailwind', () => {
  for (const name of Object.keys(light)) expect(css).toContain(`--color-${name}: var(--${name});`);
});

test('contrast of black on white is 21 and of a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#0a5660', '#0a5660')).toBe(1);
});
