import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Workspace packages are tested from their source, so that no test can pass on a stale build. */
const fromSource = { resolve: { conditions: ['opname-source'] }, ssr: { resolve: { conditions: ['opname-source'] } } };

/** Milliseconds that a condition may take to come true; two cores that are busy need more than vitest's one second. */
const expectSoon = { poll: { timeout: 10_000 } };

/** What takes minutes and is run by a script of its own, such as `npm run test:backup-faults`. */
const long = {
  ...fromSource,
  test: {
    name: 'long',
    include: ['packages/*/src/**/*.long.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: expectSoon,
    fileParallelism: false,
  },
};

/** Most tests wait for a browser, a disk or a clock: two at a time keep two cores busy, where vitest would take one. */
const WORKERS = 2;

/** What takes minutes by itself begins first, or one worker would wait for the other at the end. */
const LONGEST = /\/leaks\.e2e\.ts$/;

const isLongest = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...fromSource,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.{test,contract}.ts', 'examples/*/src/**/*.test.ts'],
          testTimeout: 30_000,
          expect: expectSoon,
        },
      },
      ...(process.env.OPNAME_LONG_TESTS ? [long] : []),
      {
        ...fromSource,
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.ts', 'examples/*/e2e/**/*.e2e.ts'],
          testTimeout: 180_000,
          expect: expectSoon,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
