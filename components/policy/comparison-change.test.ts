import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import ru from '@/lib/i18n/messages/ru/policyCompare.json';
import { compareEditions } from '@/lib/policy/compare.rules';
import { comparisonOutline } from '@/lib/policy/comparison-outline.rules';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { ChangeItem, type Shown } from './comparison-change';
import { ChangeJump } from './comparison-jump';
import type { CompareWords } from './comparison-label';

const say = createTranslator({ locale: 'ru', messages: ru as never }) as unknown as CompareWords;
const shown: Shown = {
  say,
  locale: 'kk',
  textLocale: 'ru',
  id: 'change',
  sideNames: { before: 'Редакция 1', after: 'Редакция 2' },
  hrefOf: (side, anchor) => `/policy/editions/${side === 'before' ? 1 : 2}#${anchor}`,
};

const outlineOf = (before: string, after: string) =>
  comparisonOutline(compareEditions(parsePolicy(before).blocks, parsePolicy(after).blocks));

/** Each change as its markup. */
const items = (before: string, after: string, over: Partial<Shown> = {}) =>
  outlineOf(before, after).flatMap(({ parts }) =>
    parts.flatMap((part) =>
      part.kind === 'change'
        ? [
            renderToStaticMarkup(
              createElement(ChangeItem, { shown: { ...shown, ...over }, part, heading: 'h4' }),
            ),
          ]
        : [],
    ),
  );

const text = (...lines: string[]) => `${lines.join('\n\n')}\n`;
const head = '1. РАЗДЕЛ';
const first = '1.1. Данные хранятся пять лет со дня окончания договора.';
const second = '1.2. Согласие можно отозвать письмом на адрес компании.';

describe('a change', () => {
  it('marks the words that came and went, for eyes and for ears', () => {
    const [item = ''] = items(text(head, first), text(head, first.replace('пять лет', 'три года')));
    expect(item).toContain('<h4');
    expect(item).toMatch(/<p class="comparison-text" lang="ru">Данные хранятся <del>/);
    expect(item).toMatch(
      /<del><span[^>]*lang="kk"[^>]*>удалено: <\/span>пять лет<span[^>]*> \(конец удалённого\)/,
    );
    expect(item).toMatch(/<ins class="comparison-next"><span[^>]*>добавлено: <\/span>три года<span/);
    expect(item).toContain('Изменено: пункт 1.1');
  });

  it('says the old and the new number, for eyes and for ears', () => {
    const [, moved = ''] = items(
      text(head, first, second),
      text(head, first, '1.2. Совсем другой пункт о другом.', second.replace('1.2', '1.3')),
    );
    expect(moved).toContain('<span aria-hidden="true">пункт 1.2 → 1.3</span>');
    expect(moved).toContain('пункт 1.2, теперь пункт 1.3');
    expect(moved).toContain('<details');
    expect(moved).not.toMatch(/<ins|<del/);
  });

  it('leads to the clause in the editions that have it', () => {
    const [changed = ''] = items(text(head, first), text(head, first.replace('пять', 'три')));
    expect(changed).toContain('href="/policy/editions/1#c-1.1"');
    expect(changed).toContain('href="/policy/editions/2#c-1.1"');
    const [added = ''] = items(text(head, first), text(head, first, second));
    expect(added).toContain('href="/policy/editions/2#c-1.2"');
    expect(added).not.toContain('/policy/editions/1#');
    const [bare = ''] = items(text(head, first), text(head, first, second), { hrefOf: undefined });
    expect(bare).not.toContain('<a ');
  });

  it('shows markup in the text as text', () => {
    const evil = '1.2. <script>alert(1)</script> <img src=x onerror=alert(1)> "onload=1';
    const [item = ''] = items(text(head, first), text(head, first, evil));
    expect(item).not.toMatch(/<script|<img/);
    expect(item).toContain('&lt;script&gt;');
  });

  it('says that a clause has no words', () => {
    const [item = ''] = items(text(head, first), text(head, first, '1.2.'));
    expect(item).toContain(ru.list.noWords);
  });
});

describe('the list of changes', () => {
  const list = (before: string, after: string) =>
    renderToStaticMarkup(createElement(ChangeJump, { shown, sections: outlineOf(before, after) }));

  it('leads to each change by its number', () => {
    const jump = list(text(head, first), text(head, first.replace('пять', 'три'), second));
    expect(jump.match(/href="#change-\d+"/g)).toEqual(['href="#change-1"', 'href="#change-2"']);
    expect(jump).toContain('Добавлено: </span>1.2</a>');
    expect(jump).toContain('<details open="">');
  });

  it('is not there for one change', () => {
    expect(list(text(head, first), text(head, first, second))).toBe('');
  });
});
