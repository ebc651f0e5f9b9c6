import {
  account,
  at,
  code,
  fact,
  given,
  history,
  identifier,
  identity,
  index,
  type Rest,
  session,
} from '@/lib/data-map/kinds.rules';
import type { Datum } from '@/lib/data-map/vocabulary.rules';

/** The address is also the key to the account, and the phone a way for offers, each only with its own consent. */
const email: Rest = {
  ...identity,
  category: 'contact',
  correction: 'evidence',
  sensitivity: 'masked',
  purposes: ['service', 'answers', 'security', 'offersEmail'],
};
const phone: Rest = {
  ...identifier,
  category: 'contact',
  correction: 'simple',
  purposes: ['service', 'answers', 'offersSms'],
};

/** What the client chose or said about the account itself. */
const setting: Rest = { ...given, category: 'account', clause: null, purposes: ['service'] };

/** The client himself: who he is, what he told, his account and what changed in it. */
export const accountEntries: readonly Datum[] = [
  ...at('people', email, { email: 'email' }),
  ...at(
    'people',
    { ...identity, correction: 'none', source: 'portal', exported: 'derived' },
    {
      display_name: 'displayName',
    },
  ),
  ...at('people', { ...setting, purposes: ['answers'] }, { locale: 'language' }),
  ...at('people', fact, {
    id: 'personNumber',
    role: 'role',
    created_at: 'accountCreatedAt',
    disabled_at: 'accountDisabledAt',
    erased_at: 'accountErasedAt',
  }),
  ...at(
    'profiles',
    { ...account, exported: 'linkOnly' },
    { person_id: 'personNumber', version: 'profileVersion' },
  ),
  ...at('profiles', setting, { kind: 'profileKind' }),
  ...at('profiles', account, { updated_at: 'profileUpdatedAt' }),
  ...at('profiles', identity, {
    family_name: 'familyName',
    given_name: 'givenName',
    patronymic: 'patronymic',
    company_name: 'companyName',
    position: 'position',
  }),
  ...at('profiles', { ...identity, correction: 'evidence' }, { bin: 'bin' }),
  ...at('profiles', identifier, { iin_enc: 'iin', birth_date_enc: 'birthDate' }),
  ...at('profiles', phone, { phone_enc: 'phone' }),
  ...at(
    'profiles',
    { ...identifier, category: 'bank', clause: 'c-4.3', correction: 'simple' },
    { iban_enc: 'iban' },
  ),
  ...at('profiles', index, { iin_index: 'iinIndex', phone_index: 'phoneIndex' }),
  ...at('value_changes', history, { old_enc: 'valueBefore', new_enc: 'valueAfter' }),
  ...at(
    'value_changes',
    { ...history, source: 'portal', sensitivity: 'plain' },
    {
      field: 'changedField',
      source: 'changeSource',
      at: 'changedAt',
    },
  ),
  ...at(
    'value_changes',
    { ...history, source: 'portal', sensitivity: 'plain', exported: 'linkOnly' },
    {
      id: 'changeNumber',
      person_id: 'personNumber',
      changed_by: 'changedBy',
    },
  ),
  ...at(
    'data_keys',
    { ...account, exported: 'secret' },
    {
      owner_id: 'personNumber',
      created_at: 'dataKeyCreatedAt',
    },
  ),
  ...at(
    'data_keys',
    { ...account, sensitivity: 'encrypted', exported: 'secret' },
    { wrapped_key: 'dataKey' },
  ),
  ...at('sessions', session, {
    device: 'sessionDevice',
    created_at: 'sessionStartedAt',
    last_seen_at: 'sessionLastSeenAt',
    expires_at: 'sessionExpiresAt',
  }),
  ...at(
    'sessions',
    { ...session, sensitivity: 'hashed', exported: 'secret' },
    { token_hash: 'sessionToken' },
  ),
  ...at('sessions', { ...session, exported: 'linkOnly' }, { id: 'sessionNumber', person_id: 'personNumber' }),
  ...at('sign_in_codes', code, {
    id: 'codeNumber',
    person_id: 'personNumber',
    tries_left: 'codeTries',
    created_at: 'codeCreatedAt',
    expires_at: 'codeExpiresAt',
    used_at: 'codeUsedAt',
  }),
  ...at(
    'sign_in_codes',
    { ...code, sensitivity: 'hashed' },
    { challenge_hash: 'codeChallenge', email_index: 'codeAddress', code_hash: 'codeValue' },
  ),
];
