import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { ButtonRow } from '@/components/ui/button-row';
import { Checkbox } from '@/components/ui/checkbox';
import { optionalCategories } from '@/lib/cookies/registry.rules';
import { href, type Locale } from '@/lib/i18n/routing';
import { ChoiceError } from './choice-error';
import { ChoiceFields } from './choice-fields';

/** The choice by category. Nothing is ticked that was not chosen before; what cannot be switched off says why. */
export async function ChoiceForm({
  locale,
  allowed,
  gpc,
  shown,
  tooOften,
}: {
  locale: Locale;
  allowed: { preferences: boolean; statistics: boolean };
  gpc: boolean;
  /** What the server says was shown here, signed. */
  shown: string;
  /** The form came back: too many answers. */
  tooOften: boolean;
}) {
  const t = await getTranslations('cookies');
  return (
    <form id="choose" method="post" action="/api/cookies/choice" suppressHydrationWarning>
      <ChoiceFields how="page" locale={locale} returnTo={href(locale, '/cookies')} shown={shown} />
      <fieldset>
        <legend className="font-semibold">{t('form.legend')}</legend>
        <Checkbox
          name="necessary"
          label={t('form.necessary')}
          hint={t('form.necessaryWhy')}
          defaultChecked
          disabled
        />
        {optionalCategories.map((category) => (
          <Checkbox
            key={category}
            name={category}
            label={t(`categories.${category}.title`)}
            hint={t(`categories.${category}.text`)}
            defaultChecked={allowed[category]}
            disabled={gpc}
            // A browser that goes back must show what is stored, not what was ticked and left.
            autoComplete="off"
          />
        ))}
      </fieldset>
      <ChoiceError locale={locale} refused={tooOften} />
      <ButtonRow equal>
        <Button variant="secondary" equal name="choice" value="save">
          {t('form.save')}
        </Button>
        <Button variant="secondary" equal name="choice" value="refuse">
          {t('form.refuseAll')}
        </Button>
      </ButtonRow>
    </form>
  );
}
