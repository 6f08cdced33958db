import { configDefaults, defineConfig } from 'vitest/config'

// vitest loads dependencies as ES modules and CommonJS side by side; graphql refuses to be two copies ("another realm").
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }

// Fills an Odoo of its own, mostly waits for it, and has nothing to do with the seeded one but to be refused by it.
const load = ['test/live/sandbox-load.test.ts']
const live = ['test/live/**/*.test.ts']
const contracts = ['test/contracts/**/*.test.ts']
// A whole day of a hospital is asked for with a Redis watching.
const canaries = ['test/canaries/**/*.test.ts']
const redis = ['test/redis/**/*.test.ts']
// Programs and browsers are started, and waited for.
const programs = [
  'test/client/examples/**/*.test.ts',
  'test/gateway/{claims-program,main,main-audit,main-subgraphs,memory,process-log}.test.ts',
  'test/gateway/graphiql/in-chromium.test.ts',
]
const rules = ['test/architecture.test.ts', 'test/schema/**/*.test.ts']

export default defineConfig({
  resolve: oneGraphql,
  test: {
    // vitest's own choice is one less than there are processors: one, on the two of a small machine.
    maxWorkers: 2,
    // What comes to be is waited for as long as a busy machine needs; what never does fails all the same.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'rules', include: rules } },
      {
        extends: true,
        test: {
          name: 'unit',
          // What is loaded once serves all files: a process for each of them would spend a minute or two on loading.
          isolate: false,
          setupFiles: ['test/time.ts'],
          // On a machine that is busy with the other runs.
          testTimeout: 20_000,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...live, ...contracts, ...redis, ...canaries, ...rules, ...programs],
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: programs,
          globalSetup: ['test/gateway/graphiql/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'redis',
          include: redis,
          globalSetup: ['test/redis/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'canaries',
          include: canaries,
          globalSetup: ['test/redis/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'load',
          include: load,
          globalSetup: ['test/live/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: live,
          exclude: [...configDefaults.exclude, ...load],
          // Some change records for a moment and restore them: one file at a time has the real Odoo.
          fileParallelism: false,
          globalSetup: ['test/live/setup.ts', 'test/redis/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contracts',
          include: contracts,
          globalSetup: ['test/live/setup.ts'],
          // They compare with a copy of the records: nothing else may write to the real Odoo meanwhile.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
