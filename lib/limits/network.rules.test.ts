import { describe, expect, it } from 'vitest';
import { askerOf, forwardedAddress } from './network.rules';

describe('the address of a request', () => {
  it.each([
    ['203.0.113.7', 1, '203.0.113.7'],
    ['10.0.0.1, 203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
    ['203.0.113.7', 2, ''],
    ['', 1, ''],
  ])('of «%s» behind %i servers is «%s»', (header, hops, address) => {
    expect(forwardedAddress(header, hops)).toBe(address);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', null],
    ['127.9.9.9', null],
    ['::ffff:127.0.0.1', null],
    ['::1', null],
    ['::', null],
    ['', null],
    ['unknown', null],
    ['203.0.113.7.example', null],
    ['<script>', null],
    ['1'.repeat(10_000), null],
  ])('%s asks as %s', (address, asker) => {
    expect(askerOf(address)).toBe(asker);
  });
});
