import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import type { RequestKind } from '@/db/enums';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { clientKinds } from '@/lib/requests/request.rules';

/** A plain GET form: what the request is about. `dueOf` gives the date that each kind would get today. */
export async function KindForm({
  locale,
  dueOf,
  standing,
  error,
}: {
  locale: Locale;
  dueOf: ReadonlyMap<RequestKind, { dueOn: string }>;
  /** The number of a deletion that is open already: a second one is not offered. */
  standing?: string | undefined;
  error?: string | undefined;
}) {
  const t = await getTranslations('requests');
  const tUi = await getTranslations('ui');
  return (
    <form action={href(locale, '/cabinet/requests/new')} method="get" noValidate className="space-y-6">
      <input type="hidden" name="asked" value="1" />
      <RadioGroup
        name="kind"
        legend={t('choose.legend')}
        error={error}
        options={clientKinds.map((kind) => {
          const due = dueOf.get(kind);
          const taken = kind === 'deletion' && standing !== undefined;
          const when = due ? t('choose.due', { date: formatDate(locale, due.dueOn) }) : undefined;
          return {
            value: kind,
            label: t(`wishes.${kind}`),
            hint: taken ? t('choose.taken', { number: standing }) : when,
            disabled: taken,
          };
        })}
      />
      <div>
        <Button>{tUi('continue')}</Button>
      </div>
    </form>
  );
}
