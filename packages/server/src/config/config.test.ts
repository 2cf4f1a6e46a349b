import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Rules } from '@opname/privacy';
import { expect, test } from 'vitest';
import { SITE } from '../../test/test-server.ts';
import { parseConfig } from './config.ts';
import { publishNotice } from './publish-notice.ts';
import { isOriginOf, parseSites, rulesVersionOf } from './sites.ts';

test('an empty environment is a whole configuration', () => {
  expect(parseConfig({})).toEqual({
    port: 4400,
    host: '127.0.0.1',
    data: path.resolve('data'),
    adminEmail: 'admin@opname.localhost',
    sites: [],
    log: 'info',
    backupDays: 93,
  });
});

test('a database for many nodes needs the key that they share, and its address is not repeated when it is wrong', () => {
  const url = 'postgres://opname:secret@db.example.org/opname';
  const env = { OPNAME_DATABASE_URL: url, OPNAME_MASTER_KEY_FILE: '/etc/opname/master.key' };
  expect(parseConfig(env)).toMatchObject({ databaseUrl: url, masterKeyFile: '/etc/opname/master.key' });
  expect(() => parseConfig({ OPNAME_DATABASE_URL: url })).toThrow('OPNAME_DATABASE_URL needs OPNAME_MASTER_KEY_FILE');
  expect(() => parseConfig({ OPNAME_KEYS_DATABASE_URL: url })).toThrow('set both or neither');
  const wrong = { ...env, OPNAME_DATABASE_URL: 'mysql://opname:secret@db.example.org/opname' };
  expect(() => parseConfig(wrong)).toThrow(/^(?!.*secret).*set it to one such as postgres:/);
});

test('a bucket is an address with what has to be known of its store', () => {
  expect(parseConfig({ OPNAME_BLOBS: 's3://recordings' }).bucket).toEqual({
    bucket: 'recordings',
    region: 'us-east-1',
  });
  const elsewhere = 's3://recordings/of/opname?endpoint=https://s3.example.org&region=eu-1';
  expect(parseConfig({ OPNAME_BLOBS: elsewhere }).bucket).toEqual({
    bucket: 'recordings',
    prefix: 'of/opname',
    endpoint: 'https://s3.example.org',
    region: 'eu-1',
  });
  const cure = 'set it to one such as s3://recordings?endpoint=https://s3.example.org';
  expect(() => parseConfig({ OPNAME_BLOBS: '/srv/blobs' })).toThrow(cure);
  expect(() => parseConfig({ OPNAME_BLOBS: 's3://key:secret@recordings' })).toThrow(cure);
  expect(() => parseConfig({ OPNAME_BLOBS: 's3://recordings?endpoint=s3.example.org' })).toThrow(cure);
  expect(() => parseConfig({ OPNAME_BLOBS: 's3://recordings?regoin=eu-1' })).toThrow('"regoin"');
});

test('what is for whoever operates it is said in words of theirs', () => {
  const env = { OPNAME_PROXIES: '10.0.0.2, 10.1.0.0/16', OPNAME_DISK_RESERVE: '10GiB', OPNAME_METRICS: '[::1]:9464' };
  expect(parseConfig(env)).toMatchObject({
    proxies: ['10.0.0.2', '10.1.0.0/16'],
    diskReserveBytes: 10 * 2 ** 30,
    metrics: { host: '::1', port: 9464 },
  });
  expect(() => parseConfig({ OPNAME_PROXIES: 'proxy.example.org' })).toThrow('set it to one such as 10.0.0.2');
  expect(() => parseConfig({ OPNAME_DISK_RESERVE: '10' })).toThrow('set it to one such as 10GiB');
  expect(parseConfig({ OPNAME_INSIGHTS_THRESHOLD: '12' }).insightsThreshold).toBe(12);
  expect(parseConfig({ OPNAME_VIDEOS_AT_ONCE: '0' }).videosAtOnce).toBe(0);
  expect(() => parseConfig({ OPNAME_VIDEOS_AT_ONCE: 'many' })).toThrow('set it to how many videos');
  expect(() => parseConfig({ OPNAME_INSIGHTS_THRESHOLD: '4' })).toThrow('from 5 to 1000; set it to one');
  expect(() => parseConfig({ OPNAME_METRICS: '9464' })).toThrow('set it to one such as 127.0.0.1:9464');
});

test('traces go to the address of a collector, for all or a share', () => {
  const OPNAME_TRACES = 'http://127.0.0.1:4318/v1/traces';
  expect(parseConfig({ OPNAME_TRACES }).traces).toEqual({ url: OPNAME_TRACES, share: 1 });
  expect(parseConfig({ OPNAME_TRACES, OPNAME_TRACES_SHARE: '0.05' }).traces?.share).toBe(0.05);
  expect(() => parseConfig({ OPNAME_TRACES: '127.0.0.1:4318' })).toThrow('http://127.0.0.1:4318/v1/traces');
  expect(() => parseConfig({ OPNAME_TRACES, OPNAME_TRACES_SHARE: '5 %' })).toThrow('such as 0.05');
  expect(() => parseConfig({ OPNAME_TRACES_SHARE: '1' })).toThrow('set both or neither');
});

test('what is wrong is said with its cure', () => {
  expect(() => parseConfig({ PORT: 'http' })).toThrow('PORT is not a port; set it');
  expect(() => parseConfig({ OPNAME_ADMIN_EMAIL: 'admin' })).toThrow('set it to one such as admin@example.org');
  expect(() => parseConfig({ OPNAME_ADMIN_PASSWORD: 'short' })).toThrow('choose another');
  expect(() => parseConfig({ OPNAME_API_KEY: 'short' })).toThrow('make one with: openssl');
  expect(() => parseConfig({ OPNAME_PUBLIC_URL: 'example.org' })).toThrow('set it to one such as https://');
  expect(() => parseConfig({ OPNAME_BACKUP_DAYS: '0' })).toThrow('or to "none"');
  expect(() => parseConfig({ OPNAME_LOG: 'loud' })).toThrow('set it to one of silent');
  expect(() => parseConfig({ OPNAME_SITES: '/nowhere.json' })).toThrow('OPNAME_SITES does not name a readable file');
});

test('no message repeats a secret', () => {
  expect(() => parseConfig({ OPNAME_ADMIN_PASSWORD: 'hunter2' })).not.toThrow('hunter2');
});

test('sites are read from a file, each with the hash of its notice', () => {
  const { hash, process: _, ...notice } = SITE.notice;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'opname-sites-')), 'sites.json');
  writeFileSync(file, JSON.stringify([{ ...SITE, notice }]));
  expect(parseConfig({ OPNAME_SITES: file }).sites).toEqual([SITE]);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a site that is wrong is named by its place', () => {
  const { hash: _, process: __, ...notice } = SITE.notice;
  expect(() => parseSites([{ ...SITE, notice: { ...notice, windowMinutes: 121 } }])).toThrow('/0/notice/windowMinutes');
  expect(() => parseSites([{ ...SITE, notice, origins: ['app.example.org'] }])).toThrow('/0/origins/0');
  expect(() =>
    parseSites([
      { ...SITE, notice },
      { ...SITE, notice },
    ]),
  ).toThrow('names "trial" twice');
});

test('rules that cannot be followed are refused, with their site, the rule and the cause', () => {
  const { hash: _, process: __, ...notice } = SITE.notice;
  const withRules = (rules: unknown) => parseSites([{ ...SITE, notice, rules }]);
  const rule = { name: 'customers', action: 'mask', selector: 'div >' };
  expect(() => withRules({ version: '1', rules: [rule] })).toThrow(/rules for "trial".*rules\[0\] \("customers"\)/);
  expect(() => withRules({ version: '1', rules: [{ ...rule, action: 'blur' }] })).toThrow('must be one of hide, mask');
  expect(() => withRules({ rules: [] })).toThrow('rules for "trial" that cannot be followed. Invalid rules: version');
  expect(() => withRules('hide all')).toThrow('it must be an object');
});

test('rules are kept as they were written, because so they travel', () => {
  const { hash: _, process: __, ...notice } = SITE.notice;
  const rules = { version: '7', rules: [{ action: 'hide', selector: '.customer' }] };
  const [site] = parseSites([{ ...SITE, notice, rules }]);
  expect(site).toEqual({ ...SITE, notice: publishNotice(notice, rules as Rules), rules });
  expect(rulesVersionOf(site ?? SITE)).toBe('7');
  expect(rulesVersionOf(SITE)).toBe('none');
});

test('the hash of a notice depends on its content and not on the order of its fields', () => {
  const { hash, process: _, ...notice } = SITE.notice;
  const turned = Object.fromEntries(Object.entries(notice).toReversed()) as typeof notice;
  expect(publishNotice(turned).hash).toBe(hash);
  expect(publishNotice({ ...notice, retentionDays: 8 }).hash).not.toBe(hash);
});

test('an origin is a site’s when it is exactly one of its origins', () => {
  expect(isOriginOf(SITE, 'https://app.example.org')).toBe(true);
  expect(isOriginOf(SITE, 'http://app.example.org')).toBe(false);
  expect(isOriginOf(SITE, 'https://app.example.org.evil.org')).toBe(false);
  expect(isOriginOf(SITE, 'http://localhost')).toBe(false);
});

test('loopback is every address of this machine and no other', () => {
  const site = { ...SITE, origins: ['loopback'] };
  const own = [
    'http://localhost',
    'http://localhost:3000',
    'https://a.b.localhost:1',
    'http://127.0.0.1:80',
    'http://[::1]:5',
  ];
  expect(own.filter((origin) => !isOriginOf(site, origin.replace(':80', ':8080')))).toEqual([]);
  const foreign = [
    'http://localhost.evil.org',
    'http://evil-localhost',
    'http://127.0.0.1.evil.org',
    'null',
    'file://',
    'http://localhost/x',
  ];
  expect(foreign.filter((origin) => isOriginOf(site, origin))).toEqual([]);
});

test('who signs in by more than a password is said by role, and a provider by a file that is never quoted', () => {
  expect(parseConfig({ OPNAME_SECOND_FACTOR: 'admin, officer' }).secondFactorFor).toEqual(['admin', 'officer']);
  expect(parseConfig({ OPNAME_SECOND_FACTOR: 'all' }).secondFactorFor).toHaveLength(4);
  expect(() => parseConfig({ OPNAME_SECOND_FACTOR: 'boss' })).toThrow('set it to "all", or to some of expert');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'opname-oidc-')), 'oidc.json');
  const provider = { issuer: 'https://id.example.org', clientId: 'opname', clientSecret: 'a-secret' };
  const env = { OPNAME_OIDC: file, OPNAME_PUBLIC_URL: 'https://opname.example.org' };
  writeFileSync(file, JSON.stringify(provider));
  expect(parseConfig(env).provider).toEqual(provider);
  expect(() => parseConfig({ OPNAME_OIDC: file })).toThrow('OPNAME_OIDC needs OPNAME_PUBLIC_URL');
  writeFileSync(file, JSON.stringify({ ...provider, issuer: 'http://id.example.org' }));
  expect(() => parseConfig(env)).toThrow('an issuer that is no https address');
  writeFileSync(file, '{ "clientSecret": "a-secret"');
  expect(() => parseConfig(env)).toThrow(/^(?!.*a-secret).*OPNAME_OIDC is wrong/);
});
