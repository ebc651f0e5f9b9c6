import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { ButtonRow } from '@/components/ui/button-row';
import { RadioGroup } from '@/components/ui/radio-group';
import { href, type Locale } from '@/lib/i18n/routing';
import { type Period, periods } from '@/lib/statistics/schema';

/** A plain GET form: of how many days the views are shown. */
export async function PeriodForm({ locale, days }: { locale: Locale; days: Period }) {
  const t = await getTranslations('statistics');
  return (
    <form action={href(locale, '/staff/statistics')} method="get" className="mt-8" data-print="no">
      <RadioGroup
        name="days"
        legend={t('period.legend')}
        defaultValue={String(days)}
        options={periods.map((period) => ({
          value: String(period),
          label: t('period.days', { days: period }),
        }))}
      />
      <ButtonRow>
        <Button variant="secondary">{t('period.submit')}</Button>
        <a href={`/api/statistics?days=${days}`} download>
          {t('download')}
        </a>
      </ButtonRow>
    </form>
  );
}
