import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { FieldList } from '@/components/data-map/field-list';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { type CategoryLine, linesByCategory } from '@/lib/erasure/lines.rules';
import type { PlanLine } from '@/lib/erasure/plan.rules';
import { formatDate, formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

const tones: Record<PlanLine['act'], ComponentProps<typeof Tag>['tone']> = {
  erase: 'good',
  anonymise: 'info',
  keep: 'warn',
};

const lineKey = ({ tables, category, act, ground, until }: CategoryLine) =>
  [...tables, category, act, ground, until].join('-');

/**
 * What an erasure does, or did (`done`), with each category of data: rows, fields, and for what stays the norm and the
 * last day. `byTable` keeps the tables of the database apart, for those who decide.
 */
export async function PlanTable({
  locale,
  lines,
  done = false,
  byTable = false,
}: {
  locale: Locale;
  lines: readonly PlanLine[];
  done?: boolean;
  byTable?: boolean;
}) {
  const t = await getTranslations('certificate');
  const tMap = await getTranslations('dataMap');
  const shown = byTable ? lines.flatMap((line) => linesByCategory([line])) : linesByCategory(lines);
  const ground = ({ ground: code, until }: CategoryLine) => {
    if (!code) return t('plan.noGround');
    return (
      <>
        {tMap(`grounds.${code}`)}
        {until ? (
          <span className="block text-sm text-muted">
            <DateTime value={until}>{t('plan.until', { date: formatDate(locale, until) })}</DateTime>
          </span>
        ) : null}
      </>
    );
  };
  return (
    <Table
      caption={t(done ? 'plan.captionDone' : 'plan.caption')}
      columns={[
        { key: 'what', label: t('plan.what') },
        { key: 'act', label: t('plan.act') },
        { key: 'ground', label: t('plan.ground') },
        { key: 'rows', label: t('plan.rows'), numeric: true },
      ]}
      rows={shown.map((line) => ({
        id: lineKey(line),
        cells: {
          what: (
            <>
              {tMap(`categories.${line.category}`)}
              {byTable ? (
                <span className="block text-sm font-normal text-muted">
                  {line.tables.map((table) => tMap(`tables.${table}`)).join(', ')}
                </span>
              ) : null}
              <FieldList names={line.fields.map((field) => tMap(`fields.${field}`))} />
            </>
          ),
          act: <Tag tone={tones[line.act]}>{t(`${done ? 'acted' : 'acts'}.${line.act}`)}</Tag>,
          ground: ground(line),
          rows: formatNumber(locale, line.rows),
        },
      }))}
    />
  );
}
