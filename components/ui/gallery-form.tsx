import { Button } from './button';
import { ButtonRow } from './button-row';
import { Checkbox } from './checkbox';
import { ErrorSummary } from './error-summary';
import { Field } from './field';
import type { Words } from './gallery';
import { RadioGroup } from './radio-group';
import { Select } from './select';
import { TextField } from './text-field';
import { Textarea } from './textarea';

/** Every control, with and without an error. */
export function GalleryForm({ t }: { t: Words }) {
  return (
    <>
      <ErrorSummary
        title={t('ui.errorSummary')}
        errors={[
          { field: 'email', message: t('layout.kit.emailError') },
          { field: 'scope', message: t('layout.kit.scopeError') },
        ]}
      />
      <form noValidate>
        <TextField
          name="name"
          label={t('layout.kit.name')}
          autoComplete="name"
          defaultValue={t('layout.kit.nameValue')}
        />
        <TextField
          name="email"
          type="email"
          label={t('layout.kit.email')}
          hint={t('layout.kit.emailHint')}
          error={t('layout.kit.emailError')}
          autoComplete="email"
          defaultValue="name@"
        />
        <TextField
          name="code"
          label={t('layout.kit.code')}
          hint={t('layout.kit.codeHint')}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <Field name="reason" label={t('layout.kit.reason')} optional={t('ui.optional')}>
          {(control) => <Textarea {...control} rows={3} />}
        </Field>
        <Field name="language" label={t('layout.kit.language')}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: 'kk', label: 'Қазақша', lang: 'kk' },
                { value: 'ru', label: 'Русский', lang: 'ru' },
                { value: 'en', label: 'English', lang: 'en' },
              ]}
            />
          )}
        </Field>
        <RadioGroup
          name="scope"
          legend={t('layout.kit.scope')}
          error={t('layout.kit.scopeError')}
          options={[
            { value: 'all', label: t('layout.kit.scopeAll'), hint: t('layout.kit.scopeAllHint') },
            { value: 'part', label: t('layout.kit.scopePart') },
          ]}
        />
        <Checkbox name="agree" label={t('layout.kit.agree')} hint={t('layout.kit.agreeHint')} />
        <Checkbox name="locked" label={t('layout.kit.locked')} defaultChecked disabled />
        <ButtonRow>
          <Button>{t('layout.kit.send')}</Button>
          <Button variant="quiet">{t('ui.cancel')}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
