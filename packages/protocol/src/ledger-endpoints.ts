import { Type } from 'typebox';
import { AccountId, CompactJws, Hash, SiteKey } from './consent.ts';
import { json, type Endpoint } from './endpoint.ts';
import { Exhibit, LedgerState } from './ledger.ts';
import { Account, AccountChange, AccountList } from './office.ts';

const OFFICER_ERRORS = ['invalid-request', 'not-signed-in', 'role-not-allowed'] as const;

/** What proves what was answered, and who may not be asked. */
export const LEDGER_ENDPOINTS = {
  exportLedger: {
    method: 'GET',
    path: '/v1/ledger',
    summary: 'Export the ledger: one entry or signed checkpoint a line, as JSON',
    access: ['officer'],
    concerns: 'all-sites',
    success: { status: 200, schema: Type.String(), mediaType: 'application/x-ndjson' },
    errors: [...OFFICER_ERRORS, 'all-sites-needed'],
  },
  readLedgerState: {
    method: 'GET',
    path: '/v1/ledger/state',
    summary: 'How long the ledger is, and whether it was found whole',
    access: ['officer'],
    concerns: 'nothing',
    success: { status: 200, schema: LedgerState },
    errors: OFFICER_ERRORS,
  },
  makeCheckpoint: {
    method: 'POST',
    path: '/v1/ledger/checkpoints',
    summary: 'Sign the ledger as it is now; keep the answer elsewhere to compare with it later',
    access: ['officer'],
    concerns: 'nothing',
    success: { status: 201, schema: Type.Object({ checkpoint: Type.Union([CompactJws, Type.Null()]) }) },
    errors: OFFICER_ERRORS,
  },
  readExhibit: {
    method: 'GET',
    path: '/v1/exhibits/:hash',
    summary: 'Read what was shown with a question: its look, its words, or the rules, by the hash in the ledger',
    access: ['officer'],
    concerns: 'exhibit',
    params: Type.Object({ hash: Hash }),
    success: { status: 200, schema: Exhibit },
    errors: [...OFFICER_ERRORS, 'unknown-exhibit'],
  },
  listAccounts: {
    method: 'GET',
    path: '/v1/accounts',
    summary: 'List the accounts that have forbidden recordings or allowed them again',
    access: ['officer'],
    concerns: 'site',
    query: Type.Object({ site: SiteKey }),
    success: { status: 200, schema: AccountList },
    errors: OFFICER_ERRORS,
  },
  changeAccount: {
    method: 'PUT',
    path: '/v1/accounts/:site/:account',
    summary: 'Forbid recordings for a whole account, or let its people be asked again',
    access: ['officer'],
    concerns: 'site',
    params: Type.Object({ site: SiteKey, account: AccountId }),
    body: json(AccountChange),
    success: { status: 200, schema: Account },
    errors: [...OFFICER_ERRORS, 'unknown-site', 'not-durable'],
  },
} as const satisfies Record<string, Endpoint>;
