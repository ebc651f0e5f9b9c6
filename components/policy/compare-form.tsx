import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { CompareSide } from '@/lib/policy/compare-choice.rules';
import type { EditionDates } from '@/lib/policy/edition.rules';

/** A longer list is no help: the number is typed instead. */
const longestList = 40;
const sides = ['from', 'to'] as const;

/**
 * A plain GET form: which two editions. `values` are numbers, or what was typed and came back with an error; `isPreset` says that nobody
 * has chosen yet.
 */
export async function CompareForm({
  locale,
  title,
  editions,
  values,
  errors = {},
  isPreset = false,
}: {
  locale: Locale;
  title: string;
  editions: readonly EditionDates[];
  values: Partial<Record<CompareSide, string>>;
  errors?: Partial<Record<CompareSide, string>>;
  isPreset?: boolean;
}) {
  const t = await getTranslations('policyCompare');
  const newestFirst = [...editions].sort((a, b) => b.number - a.number);
  const known = (value: string | undefined) => newestFirst.some(({ number }) => String(number) === value);
  const isLong = newestFirst.length > longestList;
  const options = (isLong ? [] : newestFirst).map(({ number, effectiveFrom }) => ({
    value: String(number),
    label: t('form.option', { number, date: formatDate(locale, effectiveFrom) }),
  }));
  const range = { first: newestFirst.at(-1)?.number ?? 1, last: newestFirst[0]?.number ?? 1 };
  const field = (side: CompareSide) => {
    const value = values[side];
    const shared = { label: t(`form.${side}`), error: errors[side] };
    if (isLong) {
      const hint = `${t(`form.${side}Hint`)} ${t('form.numberHint', range)}`;
      return (
        <TextField
          key={side}
          {...shared}
          name={side}
          hint={hint}
          width="short"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={value}
        />
      );
    }
    const list = known(value) ? options : [{ value: '', label: t('form.choose') }, ...options];
    return (
      <Field key={side} {...shared} name={side} hint={t(`form.${side}Hint`)}>
        {(control) => <Select {...control} options={list} defaultValue={known(value) ? value : ''} />}
      </Field>
    );
  };
  return (
    <section aria-labelledby="compare-form" data-print="no" className="wrap-anywhere">
      <h2 id="compare-form">{title}</h2>
      <p>
        {t('form.hint')} {isPreset ? t('form.preset') : null}
      </p>
      <form action={href(locale, '/policy/compare')} method="get" noValidate>
        {sides.map(field)}
        <div className="mt-5">
          <Button variant="secondary">{t('form.submit')}</Button>
        </div>
      </form>
    </section>
  );
}
