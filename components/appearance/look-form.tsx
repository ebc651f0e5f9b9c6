import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonRow } from '@/components/ui/button-row';
import { RadioGroup } from '@/components/ui/radio-group';
import { densities, type Look, themes } from '@/lib/appearance/look.rules';
import type { Locale } from '@/lib/i18n/routing';

/** Each language under its own name, the state language first. */
const languages: readonly (readonly [Locale, string])[] = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
  ['en', 'English'],
];

/** Theme, density and language: a plain form. `children` says for how long the choice is kept. */
export async function LookForm({
  locale,
  look,
  returnTo,
  children,
}: {
  locale: Locale;
  look: Look;
  returnTo: string;
  children: ReactNode;
}) {
  const t = await getTranslations('appearance');
  return (
    // A browser that goes back must show what is in force, not what was ticked and left.
    <form method="post" action="/api/appearance" autoComplete="off">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <RadioGroup
        name="theme"
        legend={t('theme.legend')}
        defaultValue={look.theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
      <RadioGroup
        name="density"
        legend={t('density.legend')}
        defaultValue={look.density}
        options={densities.map((value) => ({
          value,
          label: t(`density.${value}`),
          ...(value === 'compact' ? { hint: t('density.hint') } : {}),
        }))}
      />
      <RadioGroup
        name="language"
        legend={t('language.legend')}
        hint={t('language.hint')}
        defaultValue={look.language}
        options={languages.map(([value, name]) => ({ value, label: <span lang={value}>{name}</span> }))}
      />
      <div className="part">{children}</div>
      <ButtonRow>
        <Button>{t('apply')}</Button>
      </ButtonRow>
    </form>
  );
}
