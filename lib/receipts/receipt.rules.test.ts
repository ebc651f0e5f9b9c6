import { describe, expect, it } from 'vitest';
import { consentActs, consentWays, locales } from '@/db/enums';
import { fingerprintOf, meaningOf, purposes } from '@/lib/consents/purposes.rules';
import { optionalMeanings, switchesOnRecord } from '@/lib/cookies/registry.rules';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';
import { loadMessages } from '@/lib/i18n/translator';
import { clientFacts, cookieFacts, provenReceipt, testTerms } from '@/lib/testing/receipts';
import { kantaraFaults } from './kantara.rules';
import { findMeaningOf } from './meaning.rules';
import { makeReceipt } from './receipt.rules';
import { consentStatus, namedData, termsOfPurpose } from './vocabulary.rules';

describe('a receipt', () => {
  const every = locales.flatMap((locale) =>
    consentActs.flatMap((act) =>
      consentWays.flatMap((how) => [true, false].map((on) => ({ locale, act, how, on }))),
    ),
  );
  it.each([
    ['cookies', cookieFacts],
    ['a client', clientFacts],
  ] as const)(
    'of %s is a Kantara receipt 1.1.0 for every act, way and language',
    async (_, make) => {
      const terms = await testTerms();
      for (const sort of every) {
        const receipt = makeReceipt(await make(sort), null, terms[sort.locale]);
        expect(kantaraFaults(receipt)).toEqual([]);
        expect(JSON.stringify(receipt)).not.toMatch(/receipts\.|terms\./);
      }
    },
    60_000,
  );

  it('says who, when, on which page of the archive, and what is on', async () => {
    const facts = await cookieFacts();
    const receipt = makeReceipt(facts, null, (await testTerms()).ru);
    expect(receipt).toMatchObject({
      jurisdiction: 'KZ',
      consentTimestamp: 1_795_600_800,
      consentReceiptID: facts.record.id,
      piiPrincipalId: facts.record.subject,
      policyUrl: 'https://privacy.example.kz/policy/editions/1',
      language: 'ru',
      sensitive: false,
      spiCat: [],
      verify: `https://privacy.example.kz/verify/${facts.record.id}`,
      proof: null,
    });
    expect(receipt.services[0]?.purposes).toMatchObject([
      {
        purpose: 'Настройки',
        consentType: 'EXPLICIT',
        thirdPartyDisclosure: false,
        termination: 'Данные для этой цели не используются',
      },
      {
        purpose: 'Статистика',
        piiCategory: expect.arrayContaining(['день', 'язык']),
        termination: '2027-05-26T10:00:00.007Z',
      },
    ]);
    expect(receipt.event.shown).toMatchObject({
      layout: 'banner/3',
      language: 'ru',
      at: '2026-11-25T09:59:30.000Z',
    });
  });

  it('takes the name, the data and the term of a client’s purpose from the words he saw', async () => {
    const facts = await clientFacts({ act: 'granted', on: true, locale: 'ru' });
    const [purpose] = makeReceipt(facts, null, (await testTerms()).ru).services[0]?.purposes ?? [];
    expect(purpose).toMatchObject({
      purpose: facts.words.title,
      piiCategory: facts.words.data?.split('; '),
      termination: facts.words.term,
      purposeCategory: ['6 - Marketing'],
    });
  });

  it('names third parties when the meaning has some', async () => {
    const facts = await cookieFacts();
    const [first, second] = facts.meanings;
    const told = {
      ...facts,
      meanings: [first ?? null, second ? { ...second, thirdParties: ['somebody'] } : null],
    };
    const receipt = makeReceipt(told, null, (await testTerms()).ru);
    expect(receipt.services[0]?.purposes[1]).toMatchObject({
      thirdPartyDisclosure: true,
      thirdPartyName: 'somebody',
    });
    expect(kantaraFaults(receipt)).toEqual([]);
  });

  it('is made when the meaning is no longer known', async () => {
    const receipt = makeReceipt(
      { ...(await cookieFacts()), meanings: [null, null] },
      null,
      (await testTerms()).ru,
    );
    expect(kantaraFaults(receipt)).toEqual([]);
    expect(receipt.event.purposes[0]?.meaning).toBeNull();
  });

  it('is the same file each time', async () => {
    const facts = await clientFacts();
    const { kk } = await testTerms();
    expect(JSON.stringify(makeReceipt(facts, null, kk))).toBe(JSON.stringify(makeReceipt(facts, null, kk)));
  });

  it('weighs a tenth of what is read back', async () => {
    expect(JSON.stringify(await provenReceipt(await clientFacts()), null, 2).length).toBeLessThan(20_000);
  });
});

describe('the record in the terms of DPV', () => {
  it('has every field that ISO/IEC TS 27560 demands', async () => {
    const facts = await cookieFacts();
    const { dpv } = makeReceipt(facts, null, (await testTerms()).ru);
    expect(dpv).toMatchObject({ '@type': 'dpv:ConsentReceipt', 'dct:identifier': facts.record.id });
    const records = dpv['dpv:hasRecordOfActivity'] as Record<string, unknown>[];
    expect(records).toHaveLength(2);
    for (const record of records) {
      expect(Object.keys(record)).toEqual(
        expect.arrayContaining([
          ...['dct:conformsTo', 'dct:identifier', 'dpv:hasDataSubject', 'dpv:hasNotice', 'dct:language'],
          ...['dpv:hasProcess', 'dpv:hasConsentStatus'],
        ]),
      );
      expect(Object.keys(record['dpv:hasProcess'] as object)).toEqual(
        expect.arrayContaining([
          ...['dpv:hasPurpose', 'dpv:hasLegalBasis', 'dpv:hasPersonalData', 'dpv:hasDataController'],
          ...['dpv:hasRecipient', 'dpv:hasStorageCondition', 'dpv:hasConsentControl', 'dpv:hasJurisdiction'],
        ]),
      );
    }
    expect(records.map((one) => (one['dpv:hasConsentStatus'] as Record<string, unknown>)['@type'])).toEqual([
      'dpv:ConsentRefused',
      'dpv:ConsentGiven',
    ]);
  });

  it.each([
    ['shown', false, 'dpv:ConsentRequested'],
    ['granted', true, 'dpv:ConsentGiven'],
    ['changed', false, 'dpv:ConsentRefused'],
    ['refused', false, 'dpv:ConsentRefused'],
    ['gpc', false, 'dpv:ConsentRefused'],
    ['withdrawn', false, 'dpv:ConsentWithdrawn'],
    ['expired', false, 'dpv:ConsentExpired'],
  ] as const)('calls %s (%s) %s', (act, on, status) => expect(consentStatus(act, on)).toBe(status));

  it('knows every purpose that is asked, and no part of an object', () => {
    for (const { code } of [...purposes.filter(({ asked }) => asked)])
      expect(termsOfPurpose(code).dpv, code).not.toBe('dpv:Purpose');
    for (const { category } of optionalMeanings) expect(termsOfPurpose(category).dpv).not.toBe('dpv:Purpose');
    expect(termsOfPurpose('constructor').dpv).toBe('dpv:Purpose');
  });
});

describe('the meaning of a purpose', () => {
  it('is what its fingerprint was drawn from', () => {
    for (const purpose of purposes)
      expect(findMeaningOf(fingerprintOf(purpose), null)).toEqual(meaningOf(purpose));
    for (const { code, fingerprint } of switchesOnRecord({ preferences: true, statistics: true }))
      expect(findMeaningOf(fingerprint, null)).toMatchObject({ category: code });
  });

  it('is found among what was asked earlier, and nowhere else', () => {
    const old = {
      category: 'statistics',
      purpose: 'countVisits',
      data: ['pagesSeen'],
      cookies: [],
      thirdParties: [],
      crossBorder: [],
    };
    const fingerprint = sha256(canonicalJson([old]));
    expect(findMeaningOf(fingerprint, [old])).toEqual(old);
    const [purpose] = purposes;
    if (!purpose) throw new Error('fixture');
    const before = { ...meaningOf(purpose), data: ['email'] };
    expect(findMeaningOf(sha256(canonicalJson(before)), before)).toEqual(before);
    for (const earlier of [null, [], 'x', [{ data: 1 }], [{ ...old, data: [] }]])
      expect(findMeaningOf(fingerprint, earlier)).toBeNull();
  });
});

describe('the words of receipts', () => {
  it('have one for every datum that a cookie category uses', () => {
    for (const datum of optionalMeanings.flatMap(({ data }) => data)) expect(namedData).toContain(datum);
  });

  /*
   * Receipts that people hold are checked by making them again from these words. Changing one would call honest receipts
   * altered: a new wording is a new format (`pbo-receipt-2`) with words of its own beside these.
   */
  it('are never changed', async () => {
    const hashes = await Promise.all(
      locales.map(async (locale) => {
        const { terms } = (await loadMessages(locale)).receipts as { terms: unknown };
        return sha256(canonicalJson(terms)).slice(0, 12);
      }),
    );
    expect(hashes).toMatchInlineSnapshot(`
      [
        "3dbb4163179a",
        "c6cfd2f77aee",
        "a0d34f31c128",
      ]
    `);
  });
});
