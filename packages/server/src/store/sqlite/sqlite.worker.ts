/**
 * The thread that holds one SQLite file. A message brings all that waits; what writes shares one transaction, each
 * request in a savepoint of its own, so that one durable commit answers many and one that fails harms no other.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { SQLInputValue } from 'node:sqlite';
import type { Outcome, Statement } from '../database.ts';
import { isConstraint, openFile, type OpenFile } from './open-file.ts';
import type { Answer, Ask, FromWorker, Opening, Rows, ToWorker } from './protocol.ts';

if (!parentPort) throw new Error('This file is the worker thread of sqlite-database.ts; start it from there.');
const port = parentPort;
const tell = (message: FromWorker) => port.postMessage(message);

let file: OpenFile;
try {
  file = openFile(workerData as Opening);
  tell({ opened: true });
} catch (error) {
  tell({ refused: error instanceof Error ? error.message : String(error) });
}

port.on('message', (message: ToWorker) => {
  if (message === 'close') {
    file.close();
    tell({ closed: true });
    port.close();
  } else {
    tell({ answers: answerAll(message.asks) });
  }
});

function answerAll(asks: Ask[]): Answer[] {
  const writes = asks.filter(isWrite);
  const answers = new Map<Ask, Answer>();
  if (writes.length > 0) for (const [ask, answer] of writeTogether(writes)) answers.set(ask, answer);
  return asks.map((ask) => answers.get(ask) ?? attempt(() => answerAlone(ask)));
}

const isWrite = (ask: Ask) => ask.kind === 'unit' || (ask.kind === 'run' && !file.inTransaction());

/** Runs all writes in one transaction. When that cannot be committed, none of them has happened. */
function writeTogether(writes: Ask[]): Map<Ask, Answer> {
  const answers = new Map<Ask, Answer>();
  try {
    file.exec('BEGIN IMMEDIATE');
    for (const ask of writes) {
      answers.set(ask, inSavepoint(ask));
      // SQLite rolls everything back by itself when the disk is full or cannot be read.
      if (!file.inTransaction()) throw new Error('SQLite gave up the transaction');
    }
    file.exec('COMMIT');
    return answers;
  } catch (error) {
    if (file.inTransaction()) file.exec('ROLLBACK');
    const failed = failure(error, true);
    return new Map(writes.map((ask) => [ask, failed]));
  }
}

function inSavepoint(ask: Ask): Answer {
  file.exec('SAVEPOINT one');
  try {
    const answer: Answer =
      ask.kind === 'unit' ? { status: 'unit', value: runUnit(ask.unit) } : { status: 'rows', value: runOne(ask) };
    if (answer.status === 'unit' && answer.value.status === 'refused') file.exec('ROLLBACK TO one');
    file.exec('RELEASE one');
    return answer;
  } catch (error) {
    if (file.inTransaction()) file.exec('ROLLBACK TO one; RELEASE one');
    return failure(error);
  }
}

function runUnit(unit: readonly Statement[]): Outcome {
  for (const [index, { sql, parameters, changes }] of unit.entries()) {
    try {
      const result = file.prepare(sql).run(...(parameters as SQLInputValue[]));
      if (changes !== undefined && result.changes !== changes) return { status: 'refused', statement: index };
    } catch (error) {
      if (!isConstraint(error)) throw error;
      return { status: 'refused', statement: index };
    }
  }
  return { status: 'written' };
}

function answerAlone(ask: Ask): Answer {
  if (ask.kind !== 'exec') return { status: 'rows', value: runOne(ask) };
  file.exec(ask.sql);
  return { status: 'rows', value: { rows: [], changes: 0, lastRowId: 0 } };
}

function runOne(ask: Ask): Rows {
  if (ask.kind !== 'read' && ask.kind !== 'run') throw new Error(`"${ask.kind}" is not one statement`);
  const statement = file.prepare(ask.sql);
  const parameters = ask.parameters as SQLInputValue[];
  if (statement.columns().length > 0) {
    const rows = statement.all(...parameters);
    return { rows, changes: rows.length, lastRowId: 0 };
  }
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], changes: Number(changes), lastRowId: Number(lastInsertRowid) };
}

function attempt(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown, unavailable = file.isUnavailable(error)): Answer {
  return { status: 'failed', message: error instanceof Error ? error.message : String(error), unavailable };
}
