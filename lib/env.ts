import { z } from 'zod';
import { SettingsError } from '@/db/settings-error';

export { SettingsError } from '@/db/settings-error';

const keyText = /^[A-Za-z0-9+/]{43}=$/;
const keyRing = z
  .string()
  .regex(
    /^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/,
    'must be `name:key[,name:key…]`, each key 32 bytes in base64',
  );

const settings = z.object({
  PORTAL_MODE: z.enum(['demo', 'production'], 'must be `demo` or `production`').optional(),
  PORT: z.coerce
    .number('must be a port number')
    .int()
    .min(1, 'must be a port number')
    .max(65535, 'must be a port number')
    .default(3000),
  APP_ORIGIN: z
    .string()
    .refine(
      (text) => URL.canParse(text) && new URL(text).origin === text,
      'must be an origin such as https://privacy.pbo.kz, without a path',
    )
    .optional(),
  PORTAL_DATA_DIR: z.string().min(1, 'must not be empty').default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PGHOST: z.string().optional(),
  PGPORT: z.coerce.number('must be a port number').int().optional(),
  PGUSER: z.string().optional(),
  PGDATABASE: z.string().optional(),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  ENCRYPTION_KEYS: keyRing.optional(),
  INDEX_KEY: z.string().regex(keyText, 'must be 32 bytes in base64').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('ТОО «Просто Бэк-офис» <office@pbo.kz>'),
  COOKIE_CHOICE_DAYS: z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(30, 'must be at least 30 days')
    .max(365, 'must be at most 365 days')
    .default(182),
  CONSENT_CONTEXT: z
    .enum(['nothing', 'device', 'network'], 'must be `nothing`, `device` or `network`')
    .default('device'),
  PROXY_HOPS: z.coerce
    .number('must be a number of servers')
    .int('must be a whole number of servers')
    .min(1, 'must be at least 1')
    .max(9, 'must be at most 9')
    .default(1),
  LEDGER_KEYS: keyRing.optional(),
  LEDGER_CHECKPOINTS: z.string().min(1, 'must not be empty').optional(),
  AUDIT_CHECKPOINTS: z.string().min(1, 'must not be empty').optional(),
  GOOGLE_CONSENT_MODE: z.enum(['off', 'on'], 'must be `off` or `on`').default('off'),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('info'),
});

type Settings = z.infer<typeof settings>;
export type PortalMode = 'demo' | 'production';
export type Env = Settings & {
  mode: PortalMode;
  origins: readonly string[];
  origin: string;
  secureCookies: boolean;
};

const neededInProduction = [
  'APP_ORIGIN',
  'DATABASE_URL',
  'AUTH_SECRET',
  'ENCRYPTION_KEYS',
  'INDEX_KEY',
  'SMTP_URL',
] as const;

/**
 * Reads and checks the settings. Demo is the default without `DATABASE_URL` / `DATABASE_APP_URL`.
 * @throws SettingsError naming the first setting that is missing or wrong.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsError(`Setting ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'is wrong'}.`);
  }
  const read = parsed.data;
  const mode = read.PORTAL_MODE ?? (read.DATABASE_URL || read.DATABASE_APP_URL ? 'production' : 'demo');
  if (mode === 'production') demandAll(read);
  const local = [`http://127.0.0.1:${read.PORT}`, `http://localhost:${read.PORT}`];
  const origins = read.APP_ORIGIN ? [read.APP_ORIGIN] : local;
  const origin = origins[0] ?? '';
  return { ...read, mode, origins, origin, secureCookies: origin.startsWith('https:') };
}

function demandAll(read: Settings): void {
  // The application is given only its own role's address; the owner's stays with the start command.
  const given = { ...read, DATABASE_URL: read.DATABASE_URL ?? read.DATABASE_APP_URL };
  const missing = neededInProduction.find((name) => !given[name]);
  if (missing) throw new SettingsError(`Setting ${missing}: is required when PORTAL_MODE is production.`);
}

let memo: Env | undefined;

/** The settings of this process, read once. The only place that reads `process.env`. */
export function env(): Env {
  memo ??= readEnv(process.env);
  return memo;
}
