import { expect, test } from 'vitest';
import { ENDPOINTS } from './endpoints.ts';
import { ERRORS } from './errors.ts';
import { createOpenApi } from './openapi.ts';

interface Described {
  operationId: string;
  security: object[];
  responses: Record<string, { description: string }>;
  parameters: { name: string; in: string; required: boolean }[];
}
const { paths } = createOpenApi('1.2.3') as { paths: Record<string, Record<string, Described>> };

test('every endpoint is described once, at its path and method', () => {
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  );
  expect(described.toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
});

test('a parameter in the path is named and required', () => {
  expect(paths['/v1/recordings/{recording}']?.['get']?.parameters[0]).toMatchObject({
    name: 'recording',
    in: 'path',
    required: true,
  });
});

test('the headers that place a chunk are described, and only the last-chunk mark may be left out', () => {
  const required = Object.fromEntries(
    paths['/v1/chunks']?.['post']?.parameters.map((header) => [header.name, header.required]) ?? [],
  );
  expect(required).toEqual({ 'opname-page': true, 'opname-sequence': true, 'opname-last': false });
});

test('errors stand under their status with their cure', () => {
  const gone = paths['/v1/chunks']?.['post']?.responses['410']?.description;
  expect(gone).toContain(ERRORS['recording-erased'][1]);
  expect(gone).toContain(ERRORS['window-over'][1]);
});

test('open to anyone is only what gives the right to more, a yes, a link to a page and an invitation, and what is public: where backups lie', () => {
  const open = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter((operation) => operation.security.length === 0);
  expect(open.map((operation) => operation.operationId)).toEqual([
    'giveConsent',
    'openShare',
    'openParticipantSession',
    'readBackupState',
    'readSignInWays',
    'readInvitation',
    'acceptInvitation',
  ]);
});
