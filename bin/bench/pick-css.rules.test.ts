import { describe, expect, it } from 'vitest';
import { ownCss, type PickedRule, pickCss, splitOutside, squeeze } from './pick-css.rules';

const rule = (kind: PickedRule['kind'], name: string, body: string, ...around: string[]): PickedRule => ({
  kind,
  name,
  body,
  around,
});

describe('splitting', () => {
  it('leaves brackets, braces and quotes whole', () => {
    expect(splitOutside('a: url("x;y"); b: f(1; 2); c: d', ';')).toEqual([
      'a: url("x;y")',
      'b: f(1; 2)',
      'c: d',
    ]);
    expect(splitOutside(`content: '\\';'; &:hover { a: b; c: d }`, ';')).toEqual([
      `content: '\\';'`,
      '&:hover { a: b; c: d }',
    ]);
    expect(splitOutside(' ; ;', ';')).toEqual([]);
  });
});

describe('squeezing', () => {
  it('takes spaces out where they mean nothing', () => {
    expect(squeeze('.a:hover { color: red; margin: 0px 1px; }')).toBe('.a:hover{color:red;margin:0px 1px}');
  });

  it('keeps those that mean something', () => {
    expect(squeeze('.a :hover { width: calc(1px + 2px) }')).toBe('.a :hover{width:calc(1px + 2px)}');
    expect(squeeze('.a::before { content: "x ; y: z" }')).toBe('.a::before{content:"x ; y: z"}');
    expect(squeeze('@media (min-width: 40rem) and print { .a { b: c } }')).toBe(
      '@media (min-width:40rem) and print{.a{b:c}}',
    );
  });
});

describe('the smallest stylesheet', () => {
  it('has the variables in use, also those behind others, and no more', () => {
    const css = pickCss([
      rule('variables', ':root', '--a: var(--b); --b: 1px; --c: 2px; color: red;'),
      rule('style', '.x', 'margin: var(--a);'),
    ]);
    expect(css).toBe(':root{--a:var(--b);--b:1px}.x{margin:var(--a)}');
  });

  it('ends for variables that are made of each other', () => {
    const css = pickCss([
      rule('variables', ':root', '--a: var(--b); --b: var(--a)'),
      rule('style', '.x', 'margin: var(--a)'),
    ]);
    expect(css).toContain('--a:var(--b);--b:var(--a)');
  });

  it('keeps the blocks around, once for neighbours', () => {
    const css = pickCss([
      rule('layers', 'base,utilities', ''),
      rule('style', '.a', 'b: c', '@layer utilities'),
      rule('style', '.d', 'e: f', '@layer utilities'),
      rule('style', '.a', 'b: d', '@layer utilities', '@media print'),
    ]);
    expect(css).toBe(
      '@layer base,utilities;@layer utilities{.a{b:c}.d{e:f}}@layer utilities{@media print{.a{b:d}}}',
    );
  });

  it('has animations and properties only where they are used', () => {
    const rules = [
      rule('style', '.a', 'animation: 1s turn; border-style: var(--style)'),
      rule('keyframes', 'turn', 'to { rotate: 360deg }'),
      rule('keyframes', 'fade', 'to { opacity: 0 }'),
      rule('property', '--style', 'syntax: "*"; inherits: false'),
      rule('property', '--other', 'syntax: "*"; inherits: false'),
    ];
    const css = pickCss(rules);
    expect(css).toContain('@keyframes turn');
    expect(css).not.toContain('fade');
    expect(css).toContain('@property --style');
    expect(css).not.toContain('--other');
  });

  it('leaves out what is shared when only the own is asked for', () => {
    const rules: PickedRule[] = [
      rule('variables', ':root', '--a: 1px'),
      { ...rule('style', '.shared', 'margin: var(--a)'), shared: true },
      { ...rule('style', '.own', 'padding: var(--a)'), shared: false },
    ];
    expect(ownCss(rules)).toBe('.own{padding:var(--a)}');
    expect(ownCss([])).toBe('');
  });
});
