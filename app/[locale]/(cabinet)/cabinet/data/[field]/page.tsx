import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FormMessages } from '@/components/forms/form-messages';
import { ChangeTable } from '@/components/profile/change-table';
import { CorrectForm } from '@/components/profile/correct-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { fieldOf } from '@/lib/data-map/registry.rules';
import { href } from '@/lib/i18n/routing';
import { asClient, or404 } from '@/lib/page';
import { getCard, listValueChanges } from '@/lib/profile/queries';
import { isSimpleField } from '@/lib/profile/schema';
import { requestLocale } from '@/lib/request';

type Props = {
  params: Promise<{ field: string }>;
  searchParams: Promise<{ restore?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { field } = await params;
  if (!isSimpleField(field)) return {};
  const t = await getTranslations('profile');
  return { title: t(`question.${field}`) };
}

/** One question: the new value of one field. `?restore=<change>` fills in what stood there before that change. */
export default async function CorrectFieldPage({ params, searchParams }: Props) {
  const actor = await asClient();
  const { field } = await params;
  if (!isSimpleField(field)) notFound();
  const card = await or404(getCard(actor));
  const current = card.values.find((one) => one.field === field);
  if (!current) notFound();
  const [changes, { restore }, locale, t, map, cabinet] = await Promise.all([
    listValueChanges(actor, field),
    searchParams,
    requestLocale(),
    getTranslations('profile'),
    getTranslations('dataMap'),
    getTranslations('cabinet'),
  ]);
  const former = changes.find((change) => change.id === restore);
  const purposes = fieldOf(field)
    .purposes.map((purpose) => map(`purposes.${purpose}`))
    .join('; ');
  const back = href(locale, '/cabinet/data');
  return (
    <>
      <PageHeader
        title={t(`question.${field}`)}
        lede={t('form.why', { purposes })}
        back={{ href: back, label: t('form.back') }}
      />
      {former ? (
        <Notice>
          <p>{t('form.restored')}</p>
        </Notice>
      ) : null}
      <FormMessages locale={locale} domains={['profile']}>
        <CorrectForm
          field={field}
          value={(former ? former.before : current.value) ?? ''}
          version={card.version}
          words={{
            label: map(`fields.${field}`),
            hint: t(`hint.${field}`),
            submit: t('form.submit'),
            cancel: t('form.cancel'),
          }}
          cancelHref={back}
        />
      </FormMessages>
      <p className="text-sm text-muted">{t('form.effect')}</p>
      {changes.length > 0 ? (
        <section aria-labelledby="history">
          <h2 id="history">{cabinet('data.history')}</h2>
          <ChangeTable locale={locale} changes={changes} />
        </section>
      ) : null}
    </>
  );
}
