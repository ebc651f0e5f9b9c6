import { createElement as h } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import { createTranslator } from 'use-intl/core';
import { expect, it, vi } from 'vitest';
import { loadMessages } from '@/lib/i18n/translator';
import { writeFileSync } from 'node:fs';
let locale: 'ru'|'kk'|'en' = 'ru';
const missing: string[] = [];
vi.mock('next-intl/server', () => ({ getTranslations: async (namespace: string) => createTranslator({ locale, messages: (await loadMessages(locale)) as never, namespace: namespace as never, timeZone: 'Asia/Almaty', onError: (e) => { missing.push(e.message); } }) }));
it.each(['ru','kk','en'] as const)('renders %s', async (l) => {
  locale = l;
  const { CategoryTable } = await import('@/components/data-map/category-table');
  const { NotCollected } = await import('@/components/data-map/not-collected');
  const { CardSection } = await import('@/components/profile/card-section');
  const { ChangeTable } = await import('@/components/profile/change-table');
  const { HoldingsTable } = await import('@/components/profile/holdings-table');
  const { ActivityTable } = await import('@/components/audit/activity-table');
  const { ExportHistory } = await import('@/components/exports/export-history');
  const { ExportForm } = await import('@/components/exports/export-form');
  const { categories } = await import('@/lib/data-map/vocabulary.rules');
  const { personalTables } = await import('@/lib/data-map/tables');
  const { auditActions } = await import('@/lib/audit/events.rules');
  const { cardFields } = await import('@/lib/data-map/registry.rules');
  const at = new Date('2026-11-20T06:00:00Z');
  const tree = h('main', null,
    ...categories.map((category) => h(CategoryTable as never, { locale, category, key: category })),
    h(NotCollected as never, { locale }),
    h(CardSection as never, { locale, category: 'identity', values: cardFields.map((field, i) => ({ field, value: i % 3 === 1 ? null : ({ phone: '+77010000077', iban: 'KZ65000TEST000000001', birthDate: '1888-08-14', iin: '880814200050' } as Record<string,string>)[field] ?? 'Әсел', changedAt: i % 2 ? at : null })) }),
    h(ChangeTable as never, { locale, changes: [{ id: 'x', field: 'phone', before: null, after: '+77010000077', source: 'client', at }] }),
    h(ChangeTable as never, { locale, changes: [] }),
    h(HoldingsTable as never, { locale, holdings: personalTables.map(({ name }) => ({ table: name, rows: 3 })) }),
    h(ActivityTable as never, { locale, events: auditActions.map((action, seq) => ({ seq, at, action, who: 'self', fields: ['iin', 'zzz'] })) }),
    h(ExportForm as never, { locale }),
    h(ExportHistory as never, { locale, runs: [{ id: '1', at, bytes: 12345, sha256: 'a'.repeat(64) }] }),
    h(ExportHistory as never, { locale, runs: [] }),
  );
  const stream = await renderToReadableStream(tree);
  await stream.allReady;
  const html = await new Response(stream).text();
  writeFileSync(`/tmp/smoke-${l}.html`, html);
  expect(missing).toEqual([]);
});
