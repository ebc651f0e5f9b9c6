import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';
import { DateTime } from './date-time';
import type { Words } from './gallery';
import { Hash } from './hash';
import { SummaryList } from './summary-list';
import { Table } from './table';
import { Tag } from './tag';
import { Timeline } from './timeline';

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

function Requests({ t }: { t: Words }) {
  const row = (id: string, kind: string, state: ReactNode, days: string) => ({
    id,
    cells: {
      number: <a href="#main">{id}</a>,
      kind,
      state,
      due: <DateTime value="2026-12-11">11.12.2026</DateTime>,
      days,
    },
  });
  return (
    <Table
      caption={t('layout.kit.table')}
      columns={[
        { key: 'number', label: t('layout.kit.number'), nowrap: true },
        { key: 'kind', label: t('layout.kit.kind') },
        { key: 'state', label: t('layout.kit.state') },
        { key: 'due', label: t('layout.kit.due') },
        { key: 'days', label: t('layout.kit.days'), numeric: true },
      ]}
      rows={[
        row('2026-000118', t('layout.kit.deletion'), <Tag tone="info">{t('layout.kit.review')}</Tag>, '13'),
        row('2026-000117', t('layout.kit.access'), <Tag tone="warn">{t('layout.kit.waiting')}</Tag>, '2'),
        row('2026-000116', t('layout.kit.deletion'), <Tag tone="bad">{t('layout.kit.overdue')}</Tag>, '−1'),
        row('2026-000115', t('layout.kit.access'), <Tag tone="good">{t('layout.kit.done')}</Tag>, '0'),
        row('2026-000114', t('layout.kit.access'), <Tag>{t('layout.kit.draft')}</Tag>, '15'),
      ]}
    />
  );
}

/** What is known and how it stands: lists, tables, steps. */
export function GalleryFacts({ t }: { t: Words }) {
  const change = (about: string) => ({ href: '#main', label: t('ui.change'), about });
  return (
    <>
      <SummaryList
        rows={[
          {
            term: t('layout.kit.name'),
            value: t('layout.kit.nameValue'),
            provenance: t('layout.kit.provenance'),
            action: change(t('layout.kit.name')),
          },
          { term: t('layout.kit.phone'), value: <a href="#main">{t('ui.provide')}</a> },
          {
            term: t('layout.kit.hash'),
            value: <Hash value={hash} />,
            control: <CopyButton text={hash} label={t('ui.copy')} copied={t('ui.copied')} />,
          },
        ]}
      />
      <Requests t={t} />
      <h3>{t('layout.kit.steps')}</h3>
      <Timeline
        label={t('layout.kit.steps')}
        items={[
          {
            title: t('layout.kit.filed'),
            state: 'done',
            stateLabel: t('ui.timeline.done'),
            meta: <DateTime value="2026-11-20T11:42:00+05:00">{t('layout.kit.filedMeta')}</DateTime>,
          },
          {
            title: t('layout.kit.reviewed'),
            state: 'now',
            stateLabel: t('ui.timeline.now'),
            meta: <DateTime value="2026-12-11">{t('layout.kit.reviewedMeta')}</DateTime>,
          },
          { title: t('layout.kit.executed'), state: 'next', stateLabel: t('ui.timeline.next') },
        ]}
      />
    </>
  );
}
